//! Fills the page of a whole conversation, its frames, and the list of conversations with bots.

use super::view::{SaidItem, StandingFragment, StandingView, TalkRow, TicketLine, WholeView};
use crate::domain::base::ids::TicketId;
use crate::domain::base::words::Sender;
use crate::domain::case::control::Holder;
use crate::domain::case::message::Message;
use crate::services::reading::bot_talks::{BotTalk, BotTalks, LastSaid};
use crate::services::reading::whole_conversation::{TicketOfWhole, WholeConversation};
use crate::views::catalogue::t;
use crate::views::control::control_words;
use crate::views::frames::Frame;
use crate::views::language_names::language;
use crate::views::message::fill::{SpeakerNames, said};
use crate::views::message::view::MessageFragment;
use crate::views::names;
use crate::views::packet::customer;
use crate::views::thread::part::of_bot;
use crate::views::thread::view::{HandoffFragment, HandoffView};
use crate::views::transcript::fill::transcript;
use std::collections::HashSet;
use url::form_urlencoded::Serializer;

/// Characters of the last words that a row shows.
const EXCERPT_CHARS: usize = 160;

/// The page of a conversation.
pub(crate) fn whole(of: &WholeConversation) -> WholeView {
    let conversation = &of.conversation;
    let address = format!("/conversations/{}", conversation.token);
    let first = of.messages.first().filter(|_| of.preceding.is_some());
    let began_at = conversation.started_at.unwrap_or(conversation.created_at);
    WholeView {
        id: conversation.token.to_string(),
        customer: customer_name(of),
        customer_address: of
            .customer
            .as_ref()
            .map(|customer| format!("/customers/{}", customer.token))
            .unwrap_or_default(),
        bot: names::known(of.bots.get(&conversation.bot)),
        channel: conversation.channel.clone().unwrap_or_default(),
        language: conversation
            .language
            .as_deref()
            .map(language)
            .unwrap_or_default(),
        began_at: began_at.to_string(),
        standing: standing(of),
        tickets: of.tickets.iter().rev().map(line).collect(),
        transcript: of.first.as_deref().and_then(transcript),
        items: items(of),
        seq: last_seq(of),
        older: first
            .map(|first| format!("{address}?before={}", first.seq))
            .unwrap_or_default(),
        newest: of.before.map(|_| address).unwrap_or_default(),
    }
}

/// What open pages of the conversation are told of these messages, and of who has control.
pub(crate) fn frames(of: &WholeConversation) -> Vec<Frame> {
    let target = || format!("conversation-{}", of.conversation.token);
    let items = items(of);
    let said = items.iter().map(|item| match item {
        SaidItem::Message(message) => {
            Frame::new("said", target(), message.seq, &MessageFragment { message })
        }
        SaidItem::Part(handoff) => {
            Frame::new("said", target(), handoff.seq, &HandoffFragment { handoff })
        }
    });
    let mut frames: Vec<Frame> = said.collect();
    let standing = standing(of);
    let target = format!("standing-{}", of.conversation.token);
    let fragment = StandingFragment {
        standing: &standing,
    };
    frames.push(Frame::new("replace", target, standing.seq, &fragment));
    frames
}

/// The last `seq` of these messages, or of the conversation if there are none.
pub(crate) fn last_seq(of: &WholeConversation) -> i64 {
    let last = of.messages.last();
    last.map_or(of.conversation.last_seq, |last| last.seq)
}

fn customer_name(of: &WholeConversation) -> String {
    let known = of.customer.as_ref().map(customer::called);
    known.unwrap_or_else(|| t::packet_customer_unknown().to_owned())
}

fn items(of: &WholeConversation) -> Vec<SaidItem> {
    let customer = customer_name(of);
    let bot = names::known(of.bots.get(&of.conversation.bot));
    let speakers = SpeakerNames {
        agents: &of.agents,
        bots: &of.bots,
        bot: &bot,
        customer: &customer,
    };
    // What the transcript of the first ticket shows does not stand below it once more.
    let told: HashSet<i64> = of
        .first
        .iter()
        .flat_map(|first| of_bot(first))
        .map(|said| said.seq)
        .collect();
    let mut items = Vec::new();
    let mut before = of.preceding.as_ref().and_then(|said| said.ticket);
    for message in of.messages.iter().filter(|it| !told.contains(&it.seq)) {
        if message.ticket != before {
            items.push(SaidItem::Part(part(message)));
            before = message.ticket;
        }
        items.push(SaidItem::Message(said(
            &speakers,
            of.conversation.reached,
            message,
        )));
    }
    items
}

/// The line before the first message of a ticket, or of the time after it.
fn part(first: &Message) -> HandoffView {
    let reason = match first.ticket {
        Some(TicketId(number)) => t::conversations_part_ticket(number),
        None => t::conversations_part_bot().to_owned(),
    };
    HandoffView {
        key: format!("part-{}", first.seq),
        seq: first.seq,
        at: first.at.to_string(),
        reason,
        ..HandoffView::default()
    }
}

fn line(ticket: &TicketOfWhole) -> TicketLine {
    TicketLine {
        number: ticket.id.0,
        status: control_words::status(ticket.status),
        at: ticket.since.to_string(),
    }
}

fn standing(of: &WholeConversation) -> StandingView {
    let conversation = &of.conversation;
    let newest = of.tickets.last();
    let who = match conversation.control.holder {
        Holder::Bot(bot) => t::conversations_holder_bot(names::known(of.bots.get(&bot))),
        Holder::Team(team) => t::conversations_holder_team(names::known(of.teams.get(&team))),
        Holder::Agent(agent) => t::conversations_holder_agent(names::known(of.agents.get(&agent))),
    };
    let is_with_bot = conversation.control.holder.bot().is_some();
    let then = match (is_with_bot, newest) {
        (true, None) => t::conversations_then_escalates(),
        (true, Some(_)) => t::conversations_then_reopen(),
        (false, _) => t::conversations_then_ticket(),
    };
    StandingView {
        conversation: conversation.token.to_string(),
        seq: conversation.last_seq,
        who,
        then: then.to_owned(),
        ticket: newest.map(|ticket| ticket.id.0).unwrap_or_default(),
        is_with_bot,
    }
}

/// The rows of the list.
pub(crate) fn rows(of: &BotTalks) -> Vec<TalkRow> {
    of.talks.iter().map(row).collect()
}

fn row(talk: &BotTalk) -> TalkRow {
    let conversation = &talk.conversation;
    let known = talk.customer.as_ref().map(customer::called);
    let began_at = conversation.started_at.unwrap_or(conversation.created_at);
    let at = talk.last.as_ref().map_or(began_at, |last| last.at);
    let customer = known.unwrap_or_else(|| t::packet_customer_unknown().to_owned());
    TalkRow {
        address: format!("/conversations/{}", conversation.token),
        last: talk
            .last
            .as_ref()
            .map(|last| last_words(talk, &customer, last))
            .unwrap_or_default(),
        customer,
        bot: talk.bot.clone(),
        channel: conversation.channel.clone().unwrap_or_default(),
        at: at.to_string(),
        ticket: talk.ticket.map(|ticket| ticket.0).unwrap_or_default(),
    }
}

fn last_words(talk: &BotTalk, customer: &str, last: &LastSaid) -> String {
    let who = match last.sender {
        Sender::Customer => customer,
        Sender::Bot => &talk.bot,
        Sender::Agent => t::common_agent(),
        Sender::System => "Baton",
    };
    let mut words: String = last.text.chars().take(EXCERPT_CHARS).collect();
    if words.len() < last.text.len() {
        words.push('…');
    }
    t::conversations_last(who, words)
}

/// The address of the next page.
pub(crate) fn next(of: &BotTalks, bot: Option<&str>) -> String {
    let Some(below) = of.next else {
        return String::new();
    };
    let mut query = Serializer::new(String::new());
    if let Some(bot) = bot {
        query.append_pair("bot", bot);
    }
    query.append_pair("below", &below.0.to_string());
    format!("/reports/conversations?{}", query.finish())
}
