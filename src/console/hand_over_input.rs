//! What an agent hands over, and to whom.

use super::input::{self, PICKED};
use crate::domain::base::ids::{AgentId, TicketId};
use crate::domain::base::limits::NAME_MAX_CHARS;
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::reader::{Field, Length, Object};
use crate::services::TransferTarget;
use crate::services::desk::bulk::Picked;
use crate::services::desk::shift_end::HANDED_OVER_MAX;

/// The word for each ticket's own queue.
pub(super) const QUEUE: &str = "queue:own";

/// The tickets that the agent hands over, and their receiver.
#[derive(Debug)]
pub(super) struct HandOver {
    pub(super) tickets: Vec<TicketId>,
    pub(super) to: TransferTarget,
    pub(super) note: Option<String>,
    /// Whether the agent is away from then on.
    pub(super) away: bool,
}

/// The tickets that the agent takes back.
#[derive(Debug)]
pub(super) struct TakenBack {
    pub(super) tickets: Vec<Picked>,
    /// Whether the agent, whom the hand-over set to away, is available again.
    pub(super) is_back: bool,
    /// The note that was written for it.
    pub(super) note: Option<String>,
}

/// A form asks for one of these.
#[derive(Debug)]
pub(super) enum Chosen {
    /// Tickets are handed over.
    HandOver(HandOver),
    /// They are taken back.
    Undo(TakenBack),
}

pub(super) fn read(fields: &mut Object<'_>) -> Option<Chosen> {
    if let Some(word) = fields.field("do") {
        return match word.value.as_str() {
            Some("undo") => {
                let is_back = fields.flag("away") == Some(false);
                let note = input::note(fields);
                let tickets = input::picked(fields)?;
                Some(Chosen::Undo(TakenBack {
                    tickets,
                    is_back,
                    note,
                }))
            }
            Some(_) | None => word.refuse(DeskFault::BulkAct("undo")),
        };
    }
    let note = input::note(fields);
    let away = fields.flag("away").unwrap_or(false);
    let to = match fields.field("to") {
        Some(field) => receiver(&field),
        None => Some(TransferTarget::Back),
    };
    let tickets = match fields.object(PICKED) {
        Some(mut picked) => numbers(picked.list("ticket", HANDED_OVER_MAX)),
        None => numbers(fields.list("tickets", HANDED_OVER_MAX)),
    }?;
    if tickets.is_empty() {
        return fields
            .required_or("tickets", DeskFault::NoTickets)?
            .refuse(DeskFault::NoTickets);
    }
    Some(Chosen::HandOver(HandOver {
        tickets,
        to: to?,
        note,
        away,
    }))
}

/// `queue:own`, `agent-id:…`, `agent:NAME` or `team:NAME`.
pub(super) fn receiver(field: &Field<'_>) -> Option<TransferTarget> {
    let text = field.text(Length::Chars(2 * NAME_MAX_CHARS))?;
    if text == QUEUE {
        return Some(TransferTarget::Back);
    }
    let to = match text.split_once(':').unwrap_or_default() {
        ("agent-id", id) => id.parse().ok().map(AgentId).map(TransferTarget::Agent),
        ("agent", name) => Some(TransferTarget::AgentNamed(name.to_owned())),
        ("team", name) => Some(TransferTarget::TeamNamed(name.to_owned())),
        (_, _) => None,
    };
    to.or_else(|| field.refuse(DeskFault::NoReceiver))
}

/// Numbers of tickets, each once, also as the texts that a form sends.
fn numbers(given: Vec<Field<'_>>) -> Option<Vec<TicketId>> {
    let number = |field: &Field<'_>| match field.value.as_str() {
        Some(text) => text
            .parse()
            .ok()
            .or_else(|| field.refuse(DeskFault::NoTickets)),
        None => field.whole(),
    };
    let numbers: Option<Vec<i64>> = given.iter().map(number).collect();
    let mut tickets: Vec<TicketId> = Vec::new();
    for number in numbers?.into_iter().map(TicketId) {
        if !tickets.contains(&number) {
            tickets.push(number);
        }
    }
    Some(tickets)
}
