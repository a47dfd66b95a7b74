//! What was found, for the search page.

use super::view::{FoundView, HitView, PieceView, PlaceView};
use crate::domain::base::words::Sender;
use crate::domain::search::FoundPlace;
use crate::domain::transcript::ItemRole;
use crate::services::{FoundTickets, Hit, PlaceSource, TicketPlace};
use crate::views::catalogue::t;
use crate::views::labels;
use crate::views::queue::fill::queue_row;
use url::form_urlencoded::Serializer;

/// What was found for what was typed.
pub(crate) fn found(found: &FoundTickets, typed: &str, is_later: bool) -> FoundView {
    FoundView {
        typed: typed.to_owned(),
        hits: found.hits.iter().map(hit).collect(),
        next: found
            .next
            .map(|below| address(typed, below.0))
            .unwrap_or_default(),
        unknown: found.unknown.iter().map(ToString::to_string).collect(),
        similar: found.similar.join(", "),
        is_cut: found.is_cut,
        is_incomplete: found.is_incomplete,
        is_later,
    }
}

fn address(typed: &str, below: i64) -> String {
    let mut query = Serializer::new(String::new());
    query.append_pair("q", typed);
    query.append_pair("below", &below.to_string());
    format!("/search?{}", query.finish())
}

fn hit(hit: &Hit) -> HitView {
    HitView {
        row: queue_row(&hit.row),
        opened_at: hit.row.ticket.created_at.to_string(),
        place: hit.place.as_ref().map(|place| ticket_place(hit, place)),
    }
}

fn ticket_place(hit: &Hit, found: &TicketPlace) -> PlaceView {
    PlaceView {
        source: source(hit, &found.source),
        pieces: pieces(&found.place),
    }
}

/// In what the words stand, in a word.
fn source(hit: &Hit, source: &PlaceSource) -> String {
    let customer = || queue_row(&hit.row).customer;
    match source {
        PlaceSource::Said(Sender::Customer) | PlaceSource::Told(ItemRole::Customer) => customer(),
        PlaceSource::Said(Sender::Bot) | PlaceSource::Told(ItemRole::Bot) => {
            t::common_bot().to_owned()
        }
        PlaceSource::Said(Sender::Agent) | PlaceSource::Told(ItemRole::Agent) => {
            t::common_agent().to_owned()
        }
        PlaceSource::SaidByReader => t::search_in_own().to_owned(),
        PlaceSource::Said(Sender::System)
        | PlaceSource::Told(ItemRole::System | ItemRole::Tool) => t::search_in_system().to_owned(),
        PlaceSource::Note => t::search_in_note().to_owned(),
        PlaceSource::Summary => t::search_in_summary().to_owned(),
        PlaceSource::Fact(name) => labels::capitalised(labels::spaced(name)),
        PlaceSource::Customer => t::search_in_customer().to_owned(),
    }
}

fn pieces(place: &FoundPlace) -> Vec<PieceView> {
    let dots = |shown: bool| {
        shown.then(|| PieceView {
            text: "…".to_owned(),
            is_found: false,
        })
    };
    let pieces = place.pieces.iter().map(|(text, is_found)| PieceView {
        text: text.clone(),
        is_found: *is_found,
    });
    let begin = dots(place.is_cut_before).into_iter();
    begin
        .chain(pieces)
        .chain(dots(place.is_cut_after))
        .collect()
}
