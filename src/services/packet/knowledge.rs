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
use crate::domain::packet::proposals::{Passage, Source};
use crate::domain::transcript::{Item, ItemKind};
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::settings::SettingsSnapshot;
use crate::storage::{AnyConnection, customers, packets};

/// Messages that are searched for something known: the newest.
const SEARCHED_MESSAGES: i64 = 500;

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
    if !asking_twice::asks_anything(draft) {
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
    let known = CaseKnowledge {
        packet: &stated.packet,
        customer: customer.as_ref(),
    };
    let held = asking_twice::held(&needs, known, &sources(ticket.id, &items, &said));
    Ok(asking_twice::asked_again(draft, &held).cloned())
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
