//! What the log knows of a ticket besides its messages and handoffs.

use crate::domain::base::time::Moment;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::case::sight::Sight;
use crate::domain::case::ticket::Ticket;
use crate::domain::log::{ContextVerified, Event, EventKind, Happened};
use crate::services::error::Result;
use crate::storage::{AnyConnection, page_log};

/// Passes from bot to bot shown: the newest.
const PASSES_SHOWN: i64 = 20;

/// Transfers that were declined whose reasons are shown: the newest.
const DECLINES_SHOWN: i64 = 20;

/// Offers that were not accepted that are told: the newest of those that lapsed, and of those that were declined.
const UNACCEPTED_SHOWN: i64 = 20;

/// Changes of a ticket's status that are looked through for when it was put off and came back: the newest.
const STATUSES_SHOWN: i64 = 40;

/// Changes of its tags, and of its priority, that are told: the newest of each.
const SET_SHOWN: i64 = 40;

/// Everything the log knows of a ticket besides its messages and handoffs.
#[derive(Default)]
pub(super) struct LogExtract {
    pub(super) incidents: Vec<Event>,
    pub(super) passes: Vec<Event>,
    pub(super) declines: Vec<Event>,
    pub(super) unaccepted: Vec<Event>,
    pub(super) snoozes: Vec<Event>,
    pub(super) hand_set: Vec<Event>,
    pub(super) verified: Option<(ContextVerified, Moment)>,
}

impl LogExtract {
    pub(super) fn read(conn: &mut AnyConnection, ticket: &Ticket, sight: &Sight) -> Result<Self> {
        let told_here =
            |kind: &EventKind| kind.explains_place() || *kind == EventKind::ContextVerified;
        let kinds = EventKind::ALL.iter().copied().filter(told_here);
        let mut kinds: Vec<(EventKind, i64)> = kinds.map(|kind| (kind, 1)).collect();
        kinds.push((EventKind::TransferDeclined, DECLINES_SHOWN));
        kinds.push((EventKind::OfferLapsed, UNACCEPTED_SHOWN));
        kinds.push((EventKind::OfferDeclined, UNACCEPTED_SHOWN));
        kinds.push((EventKind::TicketStatusChanged, STATUSES_SHOWN));
        kinds.push((EventKind::TagsChanged, SET_SHOWN));
        kinds.push((EventKind::PriorityChanged, SET_SHOWN));
        let mut told = Self::default();
        for event in page_log::of(conn, ticket.conversation, &kinds, PASSES_SHOWN)? {
            let is_its = event.ticket == Some(ticket.id);
            if event.passed_to().is_some() {
                if sight.is_within(event.at) {
                    told.passes.push(event);
                }
            } else if let Happened::ContextVerified(said) = &event.what {
                told.verified = is_its.then(|| (said.clone(), event.at));
            } else if is_its && matches!(event.what, Happened::TransferDeclined(_)) {
                told.declines.push(event);
            } else if is_its
                && matches!(
                    event.what,
                    Happened::OfferLapsed(_) | Happened::OfferDeclined(_)
                )
            {
                told.unaccepted.push(event);
            } else if is_its
                && matches!(
                    event.what,
                    Happened::TagsChanged(_) | Happened::PriorityChanged(_)
                )
            {
                told.hand_set.push(event);
            } else if let Happened::TicketStatusChanged(changed) = &event.what {
                if is_its && is_of_snooze(&changed.ticket.status) {
                    told.snoozes.push(event);
                }
            } else if is_its {
                told.incidents.push(event);
            }
        }
        let place = |event: &Event| {
            kinds
                .iter()
                .position(|(kind, _)| Some(*kind) == event.what.kind())
        };
        told.incidents.sort_by_key(place);
        Ok(told)
    }
}

/// Whether a ticket whose status changed to this was put off or came back: an agent who takes one is told otherwise.
fn is_of_snooze(status: &str) -> bool {
    match StatusKind::parse(status) {
        Some(StatusKind::Snoozed | StatusKind::Active) => true,
        Some(StatusKind::Waiting | StatusKind::Offered | StatusKind::Closed) | None => false,
    }
}
