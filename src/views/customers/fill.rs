//! Customers, as their pages show them.

use super::view::{
    BotTalkLink, CustomerNoteView, CustomerRow, CustomersView, HistoryLine, HistoryView,
    KnownFactView, RecordView,
};
use crate::domain::case::conversation::{Conversation, Customer};
use crate::domain::packet::completeness;
use crate::services::QueueTicket;
use crate::services::reading::KnownFact;
use crate::services::reading::customer_history::{CustomerHistory, CustomerRecord, ShownNote};
use crate::services::reading::search::FoundCustomers;
use crate::views::control::control_words;
use crate::views::language_names::language;
use crate::views::packet::view::CustomerView;
use crate::views::packet::{customer, facts};
use crate::views::queue;
use serde_json::Value;
use url::form_urlencoded::Serializer;

/// Where a customer's page is.
pub(crate) fn address(known: &Customer) -> String {
    format!("/customers/{}", known.token)
}

/// The customers that were found for what was typed.
pub(crate) fn list(found: &FoundCustomers, typed: &str) -> CustomersView {
    let next = found.next.map(|below| {
        let mut query = Serializer::new(String::new());
        query.append_pair("q", typed);
        query.append_pair("below", &below.to_string());
        format!("/customers?{}", query.finish())
    });
    CustomersView {
        typed: typed.to_owned(),
        rows: found.found.iter().filter_map(row).collect(),
        next: next.unwrap_or_default(),
        is_incomplete: found.is_incomplete,
    }
}

fn row(newest: &QueueTicket) -> Option<CustomerRow> {
    let known = newest.customer.as_ref()?;
    Some(CustomerRow {
        address: address(known),
        name: customer::called(known),
        verified: customer::verified(known).to_owned(),
        contact: contact(known),
        newest: line(newest),
    })
}

/// What tells a customer apart besides the name.
fn contact(known: &Customer) -> Vec<String> {
    let name = customer::called(known);
    let contact = [&known.email, &known.phone, &known.external_id];
    let contact = contact.into_iter().flatten();
    contact.filter(|text| **text != name).cloned().collect()
}

fn line(row: &QueueTicket) -> HistoryLine {
    let ticket = &row.ticket;
    HistoryLine {
        number: ticket.id.0,
        summary: queue::fill::summary(row),
        status: control_words::status(ticket.status).to_owned(),
        is_open: ticket.is_open(),
        agent: row.agent.clone().unwrap_or_default(),
        team: row.team.clone(),
        channel: row.conversation.channel.clone().unwrap_or_default(),
        at: ticket.created_at.to_string(),
    }
}

/// A customer's page.
pub(crate) fn history(read: &CustomerHistory, is_later: bool) -> HistoryView {
    let next = read.next.map(|place| {
        let kind = if place.is_open { "open" } else { "closed" };
        format!("{}?{kind}={}", address(&read.customer), place.below)
    });
    HistoryView {
        id: read.customer.token.to_string(),
        who: who(read),
        bot: read.bot.clone(),
        notes: read.notes.iter().map(note).collect(),
        tickets: read.tickets.iter().map(line).collect(),
        next: next.unwrap_or_default(),
        is_later,
        with_bots: read.with_bots.iter().map(with_bot).collect(),
        facts: read.facts.iter().map(known_fact).collect(),
        linked: read.linked.iter().map(record).collect(),
        suggested: read.suggested.iter().map(record).collect(),
        unverified: read.unverified.iter().map(record).collect(),
    }
}

fn with_bot((conversation, bot): &(Conversation, String)) -> BotTalkLink {
    BotTalkLink {
        address: format!("/conversations/{}", conversation.token),
        bot: bot.clone(),
        channel: conversation.channel.clone().unwrap_or_default(),
        at: conversation
            .started_at
            .unwrap_or(conversation.created_at)
            .to_string(),
    }
}

fn who(read: &CustomerHistory) -> CustomerView {
    let known = &read.customer;
    let newest = read.tickets.iter().max_by_key(|row| row.ticket.id);
    let spoken = newest.and_then(|row| row.ticket.language.as_deref());
    let channel = newest.and_then(|row| row.conversation.channel.clone());
    CustomerView {
        name: customer::called(known),
        address: String::new(),
        verified: customer::verified(known).to_owned(),
        time_zone: known.timezone.clone().unwrap_or_default(),
        language: known
            .language
            .as_deref()
            .or(spoken)
            .map(language)
            .unwrap_or_default(),
        channel: channel.unwrap_or_default(),
        details: customer::details(known),
    }
}

fn note(shown: &ShownNote) -> CustomerNoteView {
    let edited = shown.note.edited_at;
    CustomerNoteView {
        id: shown.note.token.to_string(),
        author: shown.author.clone(),
        text: shown.note.text.clone(),
        at: shown.note.at.to_string(),
        edited_at: edited.map(|at| at.to_string()).unwrap_or_default(),
        is_own: shown.is_own,
        refused: None,
    }
}

/// A fact from an earlier ticket.
pub(crate) fn known_fact(known: &KnownFact) -> KnownFactView {
    KnownFactView {
        name: known.fact.name.clone(),
        text: match &known.fact.value {
            Value::String(_) | Value::Bool(_) | Value::Number(_) => {
                completeness::text(&known.fact.value).unwrap_or_default()
            }
            Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
        },
        fact: facts::fact(&known.fact),
        ticket: known.ticket.0,
        at: known.at.to_string(),
    }
}

fn record(record: &CustomerRecord) -> RecordView {
    let (by, at) = record.linked.clone().unzip();
    RecordView {
        id: record.customer.token.to_string(),
        name: customer::called(&record.customer),
        contact: contact(&record.customer),
        bot: record.bot.clone(),
        by: by.unwrap_or_default(),
        at: at.map(|at| at.to_string()).unwrap_or_default(),
    }
}
