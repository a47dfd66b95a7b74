//! Compares what is known of a case with what its team needs.

use crate::domain::base::ids::TicketId;
use crate::domain::base::words::Visibility;
use crate::domain::case::conversation::{Conversation, Customer};
use crate::domain::case::message::Message;
use crate::domain::case::ticket::Ticket;
use crate::domain::packet::Packet;
use crate::domain::packet::asking_twice::{self, Held};
use crate::domain::packet::completeness::{CaseKnowledge, Completeness, Measured, completeness};
use crate::domain::packet::needs::Needs;
use crate::domain::packet::proposals::{Passage, SEARCHED_MAX_BYTES, Source};
use crate::domain::text::searches;
use crate::domain::transcript::{Item, ItemKind};
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::settings::SettingsSnapshot;
use crate::storage::{AnyConnection, customers, packets};
use std::sync::Arc;

/// Messages that are searched for something known: the newest.
const SEARCHED_MESSAGES: i64 = 500;

/// What is known of a customer beside their attributes, roughly.
const CUSTOMERS_FIELDS: usize = 10;

/// The cost of reading a draft, in plain patterns: the books of all languages are searched for each of its words.
const ASKING_PATTERNS: usize = 128;

/// The packet of a team that needs nothing: it has not to be read.
const NOTHING_NEEDED: Measured = Measured {
    percent: 100,
    missing: Vec::new(),
};

/// How complete the packet of a ticket is.
pub(crate) fn of_ticket(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    ticket: &Ticket,
    conversation: &Conversation,
) -> Result<Measured> {
    let needs = &settings.team(ticket.team)?.needs;
    if needs.facts.is_empty() {
        return Ok(NOTHING_NEEDED);
    }
    let (packet, _) = packets::find(conn, ticket.id, ticket.packet_version)?;
    let customer = customer_of(conn, conversation)?;
    let known = CaseKnowledge {
        packet: &packet,
        customer: customer.as_ref(),
    };
    Ok(completeness(needs, known).measured(ticket.language.as_deref()))
}

/// The same for the packet as a case leaves it.
pub(crate) fn of_case(case: &mut Case<'_>) -> Result<Measured> {
    let language = case.ticket()?.language.clone();
    let needs = case.needs()?;
    if needs.facts.is_empty() {
        return Ok(NOTHING_NEEDED);
    }
    let stated = case.packet()?;
    let known = CaseKnowledge {
        packet: &stated.packet,
        customer: case.customer()?,
    };
    Ok(completeness(&needs, known).measured(language.as_deref()))
}

fn customer_of(conn: &mut AnyConnection, conversation: &Conversation) -> Result<Option<Customer>> {
    Ok(match conversation.customer {
        Some(id) => Some(customers::find(conn, id)?),
        None => None,
    })
}

/// The first thing a draft asks for although it is known; most drafts ask for nothing and cost nothing.
pub(crate) fn asked_again(case: &mut Case<'_>, draft: &str) -> Result<Option<Held>> {
    if !asks(draft) {
        return Ok(None);
    }
    let ticket = case.ticket()?.clone();
    let needs = case.needs()?;
    let stated = case.packet()?;
    let customer = case.customer()?.cloned();
    let (items, said) = match needs.facts.is_empty() {
        true => (Vec::new(), Vec::new()),
        false => (case.items()?, case.said(SEARCHED_MESSAGES)?),
    };
    let patterns = case.settings.team(ticket.team)?.patterns.bytes;
    let told = AskedAgain {
        ticket: ticket.id,
        needs,
        packet: stated.packet,
        customer,
        items,
        said,
        draft: draft.to_owned(),
    };
    let (cost, told) = (told.cost(patterns), Arc::new(told));
    Ok(searches::found(
        cost,
        || told.find(),
        |asked: &Arc<AskedAgain>| *asked == told,
        || told.clone(),
        |asked| asked.find(),
    ))
}

/// Whether a draft asks for anything. A long one is read where it holds nobody up.
fn asks(draft: &str) -> bool {
    searches::found(
        searches::cost(draft.len(), ASKING_PATTERNS, 0),
        || asking_twice::asks_anything(draft),
        |read: &ReadDraft| read.0 == draft,
        || ReadDraft(draft.to_owned()),
        |read| asking_twice::asks_anything(&read.0),
    )
}

/// A long draft, to find its result again when the transaction runs once more.
struct ReadDraft(String);

/// A draft, and everything it may ask for again.
#[derive(PartialEq)]
struct AskedAgain {
    ticket: TicketId,
    needs: Arc<Needs>,
    packet: Arc<Packet>,
    customer: Option<Customer>,
    items: Vec<Item>,
    said: Vec<Message>,
    draft: String,
}

impl AskedAgain {
    /// What finding it takes, in bytes that one plain pattern looks at.
    fn cost(&self, patterns: usize) -> usize {
        let items = self.items.iter().map(|item| item.text.len());
        let said = self.said.iter().map(|message| message.text.len());
        let told = items.chain(said).map(|text| text.min(SEARCHED_MAX_BYTES));
        let names = self.needs.facts.len() + self.packet.facts.len() + CUSTOMERS_FIELDS;
        // Each fact is looked for by its pattern and by its names.
        let facts = 2 * self.needs.facts.len();
        searches::cost(told.sum(), facts, patterns) + searches::cost(self.draft.len(), names, 0)
    }

    fn find(&self) -> Option<Held> {
        let known = CaseKnowledge {
            packet: &self.packet,
            customer: self.customer.as_ref(),
        };
        let sources = sources(self.ticket, &self.items, &self.said);
        let held = asking_twice::held(&self.needs, known, &sources);
        asking_twice::asked_again(&self.draft, &held).cloned()
    }
}

/// Everything that was said and tried, in order, and where each stands.
pub(crate) fn sources<'a>(
    ticket: TicketId,
    items: &'a [Item],
    messages: &'a [Message],
) -> Vec<Source<'a>> {
    let told = items.iter().enumerate().filter(|(_, item)| shown(item));
    let told = told.map(|(at, item)| Source {
        kind: item.kind,
        role: item.role,
        text: &item.text,
        passage: Passage::Item(at),
    });
    // What a transcript tells is not told twice by what was mirrored before it.
    let since = |message: &&Message| items.is_empty() || message.ticket == Some(ticket);
    let public = |message: &&Message| message.visibility == Visibility::Public;
    let said = messages.iter().filter(since).filter(public);
    let said = said.map(|message| Source {
        kind: ItemKind::Message,
        role: message.sender.into(),
        text: &message.text,
        passage: Passage::Message(message.key().to_owned()),
    });
    told.chain(said).collect()
}

/// A message without words has no place among those that are counted.
fn shown(item: &Item) -> bool {
    item.kind != ItemKind::Message || !item.text.trim().is_empty()
}

/// How complete a packet is, for people.
pub(crate) fn of_view<'n>(
    needs: &'n Needs,
    packet: &Packet,
    customer: Option<&Customer>,
) -> Completeness<'n> {
    completeness(needs, CaseKnowledge { packet, customer })
}
