//! A ticket.

use super::ask::AskJson;
use super::decision::DecisionJson;
use super::handoff::HandoffJson;
use super::message::MessageJson;
use super::packet::PacketJson;
use super::{ControlJson, Named};
use crate::domain::asks::AskType;
use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::case::message::Message;
use crate::domain::log::{CustomerTold, TicketTold};
use crate::domain::rules::routing::Route;
use crate::services::{QueueTicket, ViewedTicket};
use serde::Serialize;

/// The conversation of a ticket.
#[derive(Debug, Serialize)]
struct ConversationJson {
    id: String,
    external_id: String,
    channel: Option<String>,
    url: Option<String>,
    last_seq: i64,
}

/// A ticket, as agents see it: what its bot sees, and more.
#[derive(Debug, Serialize)]
pub(super) struct TicketJson {
    #[serde(flatten)]
    ticket: TicketTold,
    /// The agent who has the ticket; for a closed ticket, its last agent.
    agent: Option<Named>,
    /// Who is asked to accept it.
    offered_to: Option<Named>,
    /// The agent or team that is invited to take the ticket. Its agent keeps it until they accept.
    invited: Option<Named>,
    /// When it comes back, if it is put off.
    snoozed_until: Option<Moment>,
    customer: Option<CustomerTold>,
    conversation: ConversationJson,
    summary: Option<String>,
    /// What kind of answer the bot waits for.
    ask: Option<AskType>,
    language: Option<String>,
    waiting_since: Moment,
    accepted_at: Option<Moment>,
    first_reply_at: Option<Moment>,
    unanswered_since: Option<Moment>,
    /// When its present state runs out.
    due_at: Option<Moment>,
    /// The number of the conversation's ticket before this one.
    previous: Option<i64>,
    /// The names of its tags.
    tags: Vec<String>,
    unread: bool,
    last_seq: i64,
}

impl TicketJson {
    pub(crate) fn new(row: &QueueTicket) -> Self {
        let (ticket, conversation) = (&row.ticket, &row.conversation);
        let has_agent = ticket.owner().is_some() || !ticket.is_open();
        let offered = matches!(ticket.status, Status::Offered(Offeree::Agent(_)));
        let offered_to = row.agent.as_deref().filter(|_| offered);
        let agent = row.agent.as_deref().filter(|_| has_agent);
        Self {
            ticket: TicketTold::new(ticket, &row.team),
            agent: agent.map(Named::new),
            offered_to: offered_to.map(Named::new),
            invited: row.invited.as_deref().map(Named::new),
            snoozed_until: ticket
                .snoozed_until
                .filter(|_| matches!(ticket.status, Status::Snoozed(_))),
            customer: row.customer.clone().map(CustomerTold::from),
            conversation: ConversationJson {
                id: conversation.token.to_string(),
                external_id: conversation.external_id.clone(),
                channel: conversation.channel.clone(),
                url: conversation.url.clone(),
                last_seq: conversation.last_seq,
            },
            summary: row.summary.clone(),
            ask: row.ask,
            language: ticket.language.clone(),
            waiting_since: ticket.waiting_since,
            accepted_at: ticket.accepted_at,
            first_reply_at: ticket.first_reply_at,
            unanswered_since: ticket.awaits_since(),
            due_at: ticket.is_open().then_some(ticket.due_at),
            previous: ticket.previous.map(|previous| previous.0),
            tags: row
                .tags
                .iter()
                .map(|tag| tag.name.as_str().to_owned())
                .collect(),
            unread: row.unread,
            last_seq: ticket.last_seq,
        }
    }
}

/// A draft of the reader's own.
#[derive(Debug, Serialize)]
struct DraftJson<'a> {
    kind: &'a str,
    text: &'a str,
    updated_at: Moment,
}

/// Everything about a ticket.
#[derive(Debug, Serialize)]
pub(in crate::console) struct Whole<'a> {
    ticket: TicketJson,
    control: ControlJson,
    bot: Named,
    packet: PacketJson<'a>,
    /// Oldest first.
    handoffs: Vec<HandoffJson<'a>>,
    /// What the ticket shows of its conversation, oldest first.
    messages: Vec<MessageJson<'a>>,
    /// Whether older messages are left out.
    older: bool,
    drafts: Vec<DraftJson<'a>>,
    /// Why it went where it went, when it came in last.
    route: Option<&'a Route>,
    /// What the bot asked, oldest first, and what came of it.
    asks: Vec<AskJson<'a>>,
    /// Why it went to whom, newest first.
    decisions: Vec<DecisionJson<'a>>,
    /// Whether the agent follows its conversation.
    follow: bool,
    /// The last `seq`: what a reply names.
    last_seq: i64,
}

impl<'a> Whole<'a> {
    pub(crate) fn new(view: &'a ViewedTicket) -> Self {
        let drafts = view.drafts.iter().map(|draft| DraftJson {
            kind: draft.kind.as_str(),
            text: &draft.text,
            updated_at: draft.updated_at,
        });
        Self {
            ticket: TicketJson::new(&view.row),
            control: ControlJson::of(&view.row),
            bot: Named::new(&view.bot.name),
            packet: PacketJson::new(view),
            handoffs: view
                .handoffs
                .iter()
                .map(|h| HandoffJson::new(view, h))
                .collect(),
            messages: view.messages.iter().map(MessageJson::new).collect(),
            older: view.older,
            drafts: drafts.collect(),
            route: view.route.as_ref(),
            asks: view.asks.iter().map(AskJson::new).collect(),
            decisions: view.decisions.iter().map(DecisionJson::new).collect(),
            follow: view.is_followed,
            last_seq: view.row.conversation.last_seq,
        }
    }
}

/// The answer to a command.
#[derive(Debug, Serialize)]
pub(in crate::console) struct Changed<'a> {
    ticket: TicketJson,
    control: ControlJson,
    /// What was said, when something was.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<MessageJson<'a>>,
    /// The sentence an agent who has accepted may begin with.
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<String>,
    /// By what `POST /queue/bulk` undoes it, where that can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    undo: Option<i64>,
    /// Who is mentioned in a note and cannot see it.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    out_of_reach: &'a [String],
}

impl<'a> Changed<'a> {
    pub(crate) fn new(row: &QueueTicket) -> Self {
        Self {
            ticket: TicketJson::new(row),
            control: ControlJson::of(row),
            message: None,
            draft: None,
            undo: None,
            out_of_reach: &[],
        }
    }

    pub(crate) fn out_of_reach(self, names: &'a [String]) -> Self {
        Self {
            out_of_reach: names,
            ..self
        }
    }

    pub(crate) fn with_undo(self, undo: Option<i64>) -> Self {
        Self { undo, ..self }
    }

    pub(crate) fn with_draft(self, draft: String) -> Self {
        Self {
            draft: Some(draft),
            ..self
        }
    }

    pub(crate) fn with_message(self, message: &'a Message) -> Self {
        Self {
            message: Some(MessageJson::new(message)),
            ..self
        }
    }
}

/// The answer to a command that was done, whose ticket cannot be shown: the agent may no longer see it, or it could not
/// be read at that moment.
#[derive(Debug, Serialize)]
pub(in crate::console) struct Unshown<'a> {
    ticket: UnshownTicket,
    /// Always `false`: the command was done, and this is all that is known of it.
    shown: bool,
    /// By what `POST /queue/bulk` undoes it, where that can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    undo: Option<i64>,
    /// What was said, when something was.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<MessageJson<'a>>,
}

/// What the command itself knows of the ticket.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum UnshownTicket {
    Changed(Box<TicketTold>),
    Numbered { number: i64 },
}

impl<'a> Unshown<'a> {
    pub(crate) fn new(ticket: TicketTold) -> Self {
        Self {
            ticket: UnshownTicket::Changed(Box::new(ticket)),
            shown: false,
            undo: None,
            message: None,
        }
    }

    pub(crate) fn with_undo(self, undo: Option<i64>) -> Self {
        Self { undo, ..self }
    }

    pub(crate) fn said(ticket: TicketId, message: &'a Message) -> Self {
        Self {
            ticket: UnshownTicket::Numbered { number: ticket.0 },
            shown: false,
            undo: None,
            message: Some(MessageJson::new(message)),
        }
    }
}
