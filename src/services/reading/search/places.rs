//! Where in a ticket the words stand that were looked for: of all its texts the one in which the most of them stand.

use super::super::rows::TicketPageRow;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::actor::Actor;
use crate::domain::case::conversation::Customer;
use crate::domain::case::sight::{Sibling, Sight};
use crate::domain::case::ticket::Ticket;
use crate::domain::notifications::mentions::unquoted;
use crate::domain::packet::{Packet, completeness};
use crate::domain::search::{FoundPlace, SearchTerm, place};
use crate::domain::text::markdown;
use crate::domain::transcript::{ItemKind, ItemRole};
use crate::services::error::Result;
use crate::storage::{AnyConnection, conversations, customers, messages, packets, tickets};

/// Messages of a ticket that are looked through for the place.
const MESSAGES_MAX: i64 = 300;

/// What the words were found in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PlaceSource {
    /// What somebody said.
    Said(Sender),
    /// What the reader said.
    SaidByReader,
    /// What somebody said to the bot, as the bot told it.
    Told(ItemRole),
    /// A note.
    Note,
    /// The summary.
    Summary,
    /// A fact, by its name.
    Fact(String),
    /// Something that is known of the customer.
    Customer,
}

/// Where the words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TicketPlace {
    /// In what.
    pub(crate) source: PlaceSource,
    /// And where in it.
    pub(crate) place: FoundPlace,
}

/// The best place of the words in a ticket, as its reader sees it.
pub(super) fn find(
    conn: &mut AnyConnection,
    opened: &TicketPageRow,
    reader: &Actor,
    terms: &[SearchTerm],
) -> Result<Option<TicketPlace>> {
    if terms.is_empty() {
        return Ok(None);
    }
    let mut texts = said(conn, &opened.row.ticket, reader)?;
    texts.extend(opened.packet.iter().flat_map(in_packet));
    texts.extend(opened.row.customer.iter().flat_map(of_customer));
    let places = texts.into_iter().filter_map(|(source, text)| {
        let place = place(&text, terms)?;
        Some(TicketPlace { source, place })
    });
    // The first of those with the most words: of messages the newest.
    let best = places.reduce(|best, other| match other.place.terms > best.place.terms {
        true => other,
        false => best,
    });
    Ok(best)
}

/// Whether each of the phrases stands in one of the ticket's texts.
pub(super) fn says_all(
    conn: &mut AnyConnection,
    ticket: &Ticket,
    reader: &Actor,
    phrases: &[SearchTerm],
) -> Result<bool> {
    let mut texts = said(conn, ticket, reader)?;
    let packet = packets::several(conn, vec![ticket.id])?.pop();
    texts.extend(packet.iter().flat_map(|(_, packet)| in_packet(packet)));
    if let Some(customer) = conversations::find(conn, ticket.conversation)?.customer {
        texts.extend(of_customer(&customers::find(conn, customer)?));
    }
    let says = |phrase: &SearchTerm| {
        let phrase = std::slice::from_ref(phrase);
        let mut places = texts.iter().filter_map(|(_, text)| place(text, phrase));
        places.any(|place| place.terms > 0)
    };
    Ok(phrases.iter().all(says))
}

/// What was said in a ticket as far as its reader sees it, the newest first.
fn said(
    conn: &mut AnyConnection,
    ticket: &Ticket,
    reader: &Actor,
) -> Result<Vec<(PlaceSource, String)>> {
    let all = tickets::of_conversations(conn, vec![ticket.conversation])?;
    let siblings: Vec<Sibling> = all.iter().map(Sibling::from).collect();
    let sight = Sight::of(ticket.id, &siblings, Some(reader));
    let shown = messages::shown(conn, ticket.conversation, &sight, i64::MAX, MESSAGES_MAX)?;
    let said = shown.into_iter().rev().filter_map(|message| {
        let is_own = message.agent == Some(reader.id);
        match (message.visibility, message.sender) {
            (Visibility::Public, Sender::Agent) => {
                let source = match is_own {
                    true => PlaceSource::SaidByReader,
                    false => PlaceSource::Said(Sender::Agent),
                };
                Some((source, markdown::without_marks(&message.text)))
            }
            (Visibility::Public, sender) => Some((PlaceSource::Said(sender), message.text)),
            (Visibility::Internal, _) => {
                let text = markdown::without_marks(&message.text);
                Some((PlaceSource::Note, unquoted(&text)))
            }
            (Visibility::Suppressed, _) => None,
        }
    });
    let mut texts: Vec<(PlaceSource, String)> = said.collect();
    let items = packets::items(conn, ticket.id)?.into_iter().rev();
    let items = items.filter(|item| item.kind == ItemKind::Message);
    texts.extend(items.map(|item| (PlaceSource::Told(item.role), item.text)));
    Ok(texts)
}

/// What is known of a customer.
fn of_customer(customer: &Customer) -> Vec<(PlaceSource, String)> {
    let known = [
        &customer.name,
        &customer.email,
        &customer.phone,
        &customer.external_id,
    ];
    let known = known.into_iter().flatten().cloned();
    let known = known.map(|text| (PlaceSource::Customer, text));
    let attributes = customer.attributes.iter().filter_map(|(name, value)| {
        Some((PlaceSource::Fact(name.clone()), completeness::text(value)?))
    });
    known.chain(attributes).collect()
}

fn in_packet(packet: &Packet) -> Vec<(PlaceSource, String)> {
    let summary = packet.summary.iter();
    let summary = summary.map(|summary| (PlaceSource::Summary, summary.text.clone()));
    let facts = packet.facts.iter().filter_map(|fact| {
        Some((
            PlaceSource::Fact(fact.name.clone()),
            completeness::text(&fact.value)?,
        ))
    });
    let promises = packet.promises.iter();
    let promises = promises.map(|promise| (PlaceSource::Summary, promise.text.clone()));
    let why = packet
        .trigger
        .iter()
        .filter_map(|trigger| trigger.detail.clone());
    let why = why.map(|text| (PlaceSource::Summary, text));
    summary.chain(facts).chain(promises).chain(why).collect()
}
