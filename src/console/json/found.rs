//! The tickets that a search found, as programs read them.

use super::ticket::TicketJson;
use crate::domain::base::words::Sender;
use crate::services::{FoundTickets, Hit, PlaceSource, TicketPlace};
use crate::views::labels;
use crate::views::packet::customer;
use crate::views::queue::fill::summary;
use serde::Serialize;

/// Tickets, the newest first; `below` asks for the next page and is absent on the last.
#[derive(Debug, Serialize)]
pub(in crate::console) struct FoundJson {
    tickets: Vec<HitJson>,
    below: Option<i64>,
    /// Filters whose values are not known; nothing is found by them.
    unknown: Vec<String>,
    /// Names that were found instead of words that no ticket holds.
    similar: Vec<String>,
    /// Whether some of what was typed was left out.
    cut: bool,
    /// Whether older tickets are still being looked through.
    incomplete: bool,
}

/// A ticket, and where in it the words stand.
#[derive(Debug, Serialize)]
struct HitJson {
    #[serde(flatten)]
    ticket: TicketJson,
    /// The customer and the subject, each in one line as the console shows them.
    name: String,
    subject: String,
    status_label: &'static str,
    place: Option<PlaceJson>,
}

/// A part of a text: `pieces` in order, of which those that were looked for are marked.
#[derive(Debug, Serialize)]
struct PlaceJson {
    /// `message`, `transcript`, `note`, `summary`, `fact` or `customer`.
    source: &'static str,
    /// Who said it, or the name of the fact.
    name: Option<String>,
    pieces: Vec<PieceJson>,
}

#[derive(Debug, Serialize)]
struct PieceJson {
    text: String,
    found: bool,
}

impl FoundJson {
    pub(crate) fn new(found: &FoundTickets) -> Self {
        Self {
            tickets: found.hits.iter().map(HitJson::new).collect(),
            below: found.next.map(|below| below.0),
            unknown: found.unknown.iter().map(ToString::to_string).collect(),
            similar: found.similar.clone(),
            cut: found.is_cut,
            incomplete: found.is_incomplete,
        }
    }
}

impl HitJson {
    fn new(hit: &Hit) -> Self {
        Self {
            ticket: TicketJson::new(&hit.row),
            name: customer::name(&hit.row),
            subject: summary(&hit.row),
            status_label: labels::status(hit.row.ticket.status.kind()),
            place: hit.place.as_ref().map(PlaceJson::new),
        }
    }
}

impl PlaceJson {
    fn new(found: &TicketPlace) -> Self {
        let (source, name) = match &found.source {
            PlaceSource::Said(sender) => ("message", Some(sender.to_string())),
            PlaceSource::SaidByReader => ("message", Some(Sender::Agent.to_string())),
            PlaceSource::Told(role) => ("transcript", Some(role.to_string())),
            PlaceSource::Note => ("note", None),
            PlaceSource::Summary => ("summary", None),
            PlaceSource::Fact(name) => ("fact", Some(name.clone())),
            PlaceSource::Customer => ("customer", None),
        };
        let pieces = found.place.pieces.iter().map(|(text, found)| PieceJson {
            text: text.clone(),
            found: *found,
        });
        Self {
            source,
            name,
            pieces: pieces.collect(),
        }
    }
}
