//! A believable ticket, with or without markup in every text.

use crate::domain::accounts::preferences::Preferences;
use crate::domain::asks::{AskState, AskType, StoredAsk};
use crate::domain::base::ids::{
    AgentId, BotId, ConversationId, CustomerId, HandoffId, MessageId, TeamId, TicketId, Token,
};
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Priority, Reason, Role, Sender, Verified, Visibility};
use crate::domain::bots::bot::Bot;
use crate::domain::case::actor::Actor;
use crate::domain::case::control::{Control, Holder};
use crate::domain::case::conversation::{Conversation, Customer, SaidReach};
use crate::domain::case::handoff::{Handoff, HandoffOutcome, HandoffReason};
use crate::domain::case::lifecycle::Status;
use crate::domain::case::message::{LatestWords, Message};
use crate::domain::case::tag::Tag;
use crate::domain::case::ticket::Ticket;
use crate::domain::packet::Packet;
use crate::domain::packet::needs::Needs;
use crate::domain::team::{AcceptByPriority, Team};
use crate::domain::transcript;
use crate::services::reading::receivers::{Receivers, ReceivingAgent, ReceivingBot};
use crate::services::reading::shown_view::ShownView;
use crate::services::{QueueCounts, QueuePage, QueueTicket, TicketConsole, ViewedTicket};
use crate::views::shell::Viewer;
use crate::views::ticket::fill::For;
use crate::views::ticket::view::TicketView;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::time::Duration;

pub(crate) const ADA: AgentId = AgentId(1);
pub(crate) const NUMBER: TicketId = TicketId(48);
const EARLIER: TicketId = TicketId(12);
const BOT: BotId = BotId(7);
const TEAM: TeamId = TeamId(3);

/// How texts are written: plainly, or with markup that must never arrive as markup.
#[derive(Clone, Copy)]
pub(crate) struct Say(pub(crate) bool);

impl Say {
    pub(crate) fn it(self, text: &str) -> String {
        match self.0 {
            true => format!("<script>alert('x')</script>\" onload=\"x {text}"),
            false => text.to_owned(),
        }
    }

    /// Every text inside a JSON value.
    fn value(self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.it(&text)),
            Value::Array(items) => items.into_iter().map(|item| self.value(item)).collect(),
            Value::Object(members) => members
                .into_iter()
                .map(|(name, value)| (name, self.value(value)))
                .collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) => value,
        }
    }
}

pub(crate) fn at(minute: u64) -> Moment {
    Moment::parse("2026-11-23T10:00:00Z")
        .unwrap()
        .plus(Duration::from_secs(60 * minute))
}

/// What OpenAI chat bots send: policy, a failed tool, a good one, a transfer.
fn transcript_items(say: Say) -> Value {
    let call = |id: &str, name: &str, arguments: &str| json!({ "id": id, "type": "function", "function": { "name": say.it(name), "arguments": arguments } });
    json!([
        { "role": "system", "content": say.it("Never refund more than 50 EUR.") },
        { "role": "user", "content": say.it("You charged me twice for order 88-2041") },
        { "role": "assistant", "content": null, "tool_calls": [call("c1", "get_order", r#"{"order":"88-2041"}"#)] },
        { "role": "tool", "tool_call_id": "c1", "content": r#"{"status":"paid","charges":2}"# },
        { "role": "assistant", "content": say.it("I see both charges. One moment.") },
        { "role": "assistant", "content": null, "tool_calls": [call("c2", "refund", r#"{"order":"88-2041","amount":64.9}"#)] },
        { "role": "tool", "tool_call_id": "c2", "content": say.it("Error: amount over limit") },
        { "role": "user", "id": "m9", "content": say.it("Let me talk to a person") },
        { "role": "assistant", "content": null, "tool_calls": [call("c3", "transfer_to_human_agents", "{}")] },
    ])
}

fn packet(say: Say) -> Packet {
    let packet = json!({
        "summary": { "text": "Charged twice for order 88-2041", "author": "gpt" },
        "intent": { "name": "double_charge", "confidence": 0.92 },
        "promises": [{ "text": "An answer today", "due": "2026-11-23T18:00:00Z" }],
        "attachments": [{ "url": "https://fjord.example/a/receipt.pdf?x=1", "media_type": "application/pdf" }],
        "metadata": { "session": "s-1", "tries": 3 },
    });
    let due = json!("2026-11-23T18:00:00Z");
    let mut packet = say.value(packet);
    packet["promises"][0]["due"] = due;
    packet["trigger"] = json!({ "reason": "user_requested", "message_id": say.it("m9"), "detail": say.it("wants a person") });
    packet["facts"] = json!([
        { "name": say.it("order_number"), "value": say.it("88-2041"), "source": say.it("orders API"), "confirmed": true },
        { "name": "amount", "value": 64.9, "confidence": 0.62 },
    ]);
    packet["task"] = json!({ "name": say.it("refund"), "status": "blocked", "steps": [
        { "name": say.it("find the order"), "status": "done" },
        { "name": say.it("tell the customer"), "status": "pending", "detail": say.it("by mail") },
    ]});
    serde_json::from_value(packet).unwrap()
}

fn ticket() -> Ticket {
    Ticket {
        id: NUMBER,
        token: Token("tkt_x".into()),
        conversation: ConversationId(5),
        bot: BOT,
        team: TEAM,
        status: Status::Active(ADA),
        agent: Some(ADA),
        priority: Priority::High,
        reason: Reason::UserRequested,
        language: Some("es".into()),
        packet_version: 2,
        previous: Some(EARLIER),
        reopened: 0,
        created_at: at(20),
        waiting_since: at(20),
        accepted_at: Some(at(22)),
        first_reply_at: Some(at(23)),
        unanswered_since: Some(at(25)),
        due_at: at(35),
        closed_at: None,
        last_seq: 36,
        customer_seq: 35,
        queued_at: at(20),
        declined: Vec::new(),
        snoozed_until: None,
        invitation: None,
    }
}

fn row(say: Say) -> QueueTicket {
    QueueTicket {
        tags: vec![Tag::stored(say.it("refund"), "")],
        invited: None,
        ticket: ticket(),
        team: say.it("Billing"),
        closed: None,
        customer: Some(Customer {
            id: CustomerId(1),
            token: Token("cus_x".into()),
            external_id: Some(say.it("c-77")),
            name: Some(say.it("Maria Lindqvist")),
            email: Some(say.it("maria@example.com")),
            phone: None,
            language: Some("pt-BR".into()),
            timezone: None,
            verified: Verified::Strong,
            attributes: serde_json::from_value(say.value(json!({ "plan": "gold" }))).unwrap(),
        }),
        ask: Some(AskType::Question),
        asked_seq: Some(20),
        conversation: Conversation {
            guest: None,
            id: ConversationId(5),
            token: Token("cnv_x".into()),
            bot: BOT,
            external_id: say.it("web-1"),
            customer: Some(CustomerId(1)),
            channel: Some(say.it("web")),
            language: None,
            url: None,
            started_at: None,
            control: Control {
                holder: Holder::Agent(ADA),
                epoch: 4,
            },
            news_seq: 36,
            own_changes: None,
            last_seq: 36,
            created_at: at(0),
            reached: SaidReach::default(),
            answer_from: None,
        },
        summary: Some(say.it("Charged twice\nfor order 88-2041")),
        latest: Some(LatestWords {
            sender: Sender::Customer,
            agent: None,
            author: None,
            text: say.it("Is anybody there?"),
        }),
        agent: Some(say.it("Ada Okafor")),
        speaker: Some(say.it("Ada Okafor")),
        unread: true,
        new_messages: 2,
        draft: None,
    }
}

/// A message as it was stored; public, of no ticket.
pub(crate) fn message(seq: i64, sender: Sender, text: String) -> Message {
    Message {
        id: MessageId(seq),
        token: Token(format!("msg_{seq}")),
        conversation: ConversationId(5),
        ticket: None,
        seq,
        sender,
        visibility: Visibility::Public,
        agent: (sender == Sender::Agent).then_some(ADA),
        bot: (sender == Sender::Bot).then_some(BOT),
        author_name: None,
        external_id: None,
        client_id: None,
        text,
        meta: None,
        epoch: 1,
        at: at(u64::try_from(seq).unwrap()),
        created_at: at(0),
        edits: 0,
        deleted_by: None,
    }
}

fn messages(say: Say) -> Vec<Message> {
    let own = |message: Message| Message {
        ticket: Some(NUMBER),
        ..message
    };
    let earlier = |message: Message| Message {
        ticket: Some(EARLIER),
        ..message
    };
    let meta =
        say.value(json!({ "attachments": [{ "url": "javascript:alert(1)", "name": "shot.png" }] }));
    vec![
        earlier(message(3, Sender::Agent, say.it("Your address is changed"))),
        // Mirrored by the bot: the first two stand in its transcript as well.
        message(
            10,
            Sender::Customer,
            say.it("You charged me twice for order 88-2041"),
        ),
        message(11, Sender::Bot, say.it("I see both charges. One moment.")),
        message(12, Sender::Bot, say.it("A colleague will help you")),
        own(message(23, Sender::System, say.it("I am handing you over"))),
        Message {
            author_name: Some(say.it("Ada Okafor")),
            client_id: Some("0b7c".into()),
            ..own(message(31, Sender::Agent, say.it("Hello Maria")))
        },
        own(message(32, Sender::Agent, say.it("I am looking"))),
        Message {
            visibility: Visibility::Suppressed,
            ..own(message(33, Sender::Bot, say.it("A voucher?")))
        },
        Message {
            visibility: Visibility::Internal,
            ..own(message(34, Sender::Agent, say.it("Same bug as #17")))
        },
        Message {
            meta: Some(meta.to_string()),
            ..own(message(35, Sender::Customer, say.it("my screenshot")))
        },
    ]
}

fn handoff(seq: i64, from: Holder, to: Holder, reason: &str, note: Option<String>) -> Handoff {
    Handoff {
        id: HandoffId(seq),
        token: Token(format!("hof_{seq}")),
        conversation: ConversationId(5),
        ticket: NUMBER,
        from,
        to,
        reason: HandoffReason::read(reason.to_owned()),
        note,
        packet_version: 1,
        epoch: 2,
        seq,
        started_at: at(20),
        accepted_at: None,
        ended_at: None,
        outcome: Some(HandoffOutcome::Accepted),
    }
}

/// A question that nobody has answered yet.
fn asked(say: Say) -> StoredAsk {
    let ask = json!({
        "type": "question", "prompt": say.it("May I refund it?"),
        "options": [say.it("yes"), { "label": say.it("no"), "value": 0 }],
        "tool_call": { "name": say.it("refund"), "arguments": { "order": say.it("88-2041") } },
    });
    StoredAsk {
        id: 1,
        token: Token("ask_x".into()),
        ticket: NUMBER,
        bot: BOT,
        ask: serde_json::from_value(ask).unwrap(),
        state: AskState::Open,
        answer: None,
        agent: None,
        created_at: at(20),
        settled_at: None,
        seq: None,
        asked_seq: Some(20),
    }
}

/// An agent of the ticket's team.
pub(crate) fn viewer(id: i64) -> Viewer {
    Viewer {
        account: format!("agt_{id}"),
        actor: Actor {
            id: AgentId(id),
            role: Role::Agent,
            teams: vec![TeamId(3)],
        },
        name: "Ada Okafor".into(),
        email: String::new(),
        preferences: Preferences::default(),
        capacity: 0,
        away: false,
        away_for: String::new(),
        missed_offer: false,
        missed_ticket: None,
    }
}

/// The page of a ticket, beside an empty queue.
pub(crate) fn page(ticket: &ViewedTicket, viewer: &Viewer) -> TicketView {
    let console = TicketConsole {
        ticket: ticket.clone(),
        linked: None,
        earlier: Vec::new(),
        beside: Vec::new(),
        known: Vec::new(),
        beside_agents: HashMap::new(),
        queue: QueuePage {
            tickets: Vec::new(),
            next: None,
            team: None,
            shown: ShownView::default(),
        },
        counts: QueueCounts {
            load: 0,
            mine: 0,
            mine_unread: 0,
            team: 0,
            all: 0,
            notifications: 0,
        },
    };
    let reader = For {
        viewer,
        csrf: "csrf_x",
        view: "team",
        client_id: "c_x".into(),
        file_limit: 0,
        assist: None,
    };
    crate::views::ticket::fill::ticket(&console, reader)
}

/// Everything about ticket 48.
pub(crate) fn view(say: Say) -> ViewedTicket {
    let (bot, team, ada) = (Holder::Bot(BOT), Holder::Team(TEAM), Holder::Agent(ADA));
    ViewedTicket {
        row: row(say),
        team: Team {
            assignment: crate::domain::team::Assignment::Claim,
            offer_within: Team::OFFER_WITHIN,
            relax_within: Team::RELAX_WITHIN,
            next: None,
            id: TEAM,
            token: Token("team_x".into()),
            name: say.it("Billing"),
            language: None,
            accept_within: Team::ACCEPT_WITHIN,
            accept_by_priority: AcceptByPriority::default(),
            reply_within: Team::REPLY_WITHIN,
            return_within: Team::RETURN_WITHIN,
            reopen_within: Team::REOPEN_WITHIN,
            created_at: at(0),
        },
        bot: Bot {
            id: BOT,
            token: Token("bot_x".into()),
            name: say.it("Harbour Helper"),
            version: None,
            team: TEAM,
            key_hint: "x".into(),
            created_at: at(0),
            disabled_at: None,
        },
        packet: packet(say),
        versions: vec![(2, at(21)), (1, at(20))],
        task_state: Some("{ \"step\" : 3 }".into()),
        transcript: transcript::parse(&transcript_items(say), "").unwrap().items,
        messages: messages(say),
        older: false,
        before: None,
        handoffs: vec![
            handoff(22, bot, team, "user_requested", None),
            handoff(30, team, ada, "accepted", Some(say.it("quick"))),
        ],
        incidents: Vec::new(),
        passes: Vec::new(),
        declines: Vec::new(),
        unaccepted: Vec::new(),
        snoozes: Vec::new(),
        hand_set: Vec::new(),
        route: None,
        decisions: Vec::new(),
        firings: Vec::new(),
        is_followed: false,
        is_newest: true,
        drafts: Vec::new(),
        agents: HashMap::from([(ADA, say.it("Ada Okafor"))]),
        bots: HashMap::from([(BOT, say.it("Harbour Helper"))]),
        receivers: Receivers {
            agents: vec![ReceivingAgent {
                id: ADA,
                is_available: true,
                active: 1,
                capacity: None,
            }],
            bots: vec![ReceivingBot {
                id: BOT,
                has_connected: true,
            }],
        },
        teams: HashMap::from([(TEAM, say.it("Billing"))]),
        needs: Needs::default(),
        mark: None,
        verified: None,
        asks: vec![asked(say)],
    }
}
