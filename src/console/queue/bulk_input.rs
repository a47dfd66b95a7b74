//! What is to be done with many tickets, and with which.

use crate::console::hand_over::receiver;
use crate::console::input::{PICKED, decline_reason, note, snoozed_until, tag_names};
use crate::domain::base::ids::TicketId;
use crate::domain::base::limits::NAME_MAX_CHARS;
use crate::domain::base::time::Moment;
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::reader::{Field, Length, Object};
use crate::services::desk::bulk::{BULK_MAX, BulkAct, Picked};
use crate::services::{Transfer, TransferTarget};
use serde_json::Value;

/// So many entries are counted, to say how many are too many.
const COUNTED_MAX: usize = 100_000;

/// A command for many tickets.
pub(super) struct BulkInput {
    pub(super) act: BulkAct,
    pub(super) picked: Vec<Picked>,
}

/// `do` with its arguments, and `tickets`.
pub(super) fn read(fields: &mut Object<'_>, now: Moment) -> Option<BulkInput> {
    let act = act(fields, now);
    let picked = picked(fields)?;
    Some(BulkInput { act: act?, picked })
}

fn act(fields: &mut Object<'_>, now: Moment) -> Option<BulkAct> {
    let word = fields.required("do")?;
    match word.value.as_str().unwrap_or_default() {
        "accept" => Some(BulkAct::Accept),
        "decline" => Some(BulkAct::Decline {
            reason: decline_reason(fields),
        }),
        "transfer" => {
            let note = note(fields);
            Some(BulkAct::Transfer(Transfer {
                to: target(&fields.required("to")?)?,
                note,
                warm: false,
                together: 1,
            }))
        }
        "tag" => {
            let (add, remove) = (tag_names(fields, "add"), tag_names(fields, "remove"));
            let (add, remove) = (add?, remove?);
            match add.is_empty() && remove.is_empty() {
                true => word.refuse(DeskFault::NoTags),
                false => Some(BulkAct::Tag { add, remove }),
            }
        }
        "snooze" => Some(BulkAct::Snooze(snoozed_until(fields, now)?)),
        "resolve" => Some(BulkAct::Resolve { note: note(fields) }),
        "undo" => Some(BulkAct::Undo),
        _ => word.refuse(DeskFault::BulkAct),
    }
}

/// As the hand-over of a shift names a receiver, or just the name of a team or a colleague.
fn target(field: &Field<'_>) -> Option<TransferTarget> {
    let text = field.text(Length::Chars(2 * NAME_MAX_CHARS))?.trim();
    match text.split_once(':') {
        Some(("agent-id" | "agent" | "team" | "queue", _)) => receiver(field),
        Some(_) | None => Some(TransferTarget::Named(text.to_owned())),
    }
}

/// The tickets: each once, with what was last seen of it if that is said.
fn picked(fields: &mut Object<'_>) -> Option<Vec<Picked>> {
    let field = match fields.object(PICKED) {
        Some(mut picked) => picked.field("ticket"),
        None => fields.field("tickets"),
    };
    let Some(field) = field else {
        return fields.required("tickets")?.refuse(DeskFault::NoTickets);
    };
    let given = field.list(COUNTED_MAX)?;
    if given.len() > BULK_MAX {
        return field.refuse(DeskFault::TooManyPicked {
            count: given.len(),
            most: BULK_MAX,
        });
    }
    if given.is_empty() {
        return field.refuse(DeskFault::NoTickets);
    }
    let mut tickets: Vec<Picked> = Vec::new();
    for one in given.iter().map(one) {
        let one = one?;
        if !tickets.iter().any(|known| known.ticket == one.ticket) {
            tickets.push(one);
        }
    }
    Some(tickets)
}

/// `12`, `{"number": 12, "seq": 345}`, or `12:345` of a form.
fn one(field: &Field<'_>) -> Option<Picked> {
    match field.value {
        Value::String(text) => {
            let (number, seq) = match text.split_once(':') {
                Some((number, seq)) => (number, seq.parse().ok().map(Some)),
                None => (text.as_str(), Some(None)),
            };
            let read = number.parse().ok().zip(seq);
            match read {
                Some((number, seq)) => Some(Picked {
                    ticket: TicketId(number),
                    seq,
                }),
                None => field.refuse(DeskFault::NoTickets),
            }
        }
        Value::Object(_) => {
            let mut members = field.object()?;
            let number = members.required("number")?.whole()?;
            let seq = members.field("seq").map(|seq| seq.whole());
            match seq {
                Some(seq) => Some(Picked {
                    ticket: TicketId(number),
                    seq: Some(seq?),
                }),
                None => Some(Picked {
                    ticket: TicketId(number),
                    seq: None,
                }),
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => Some(Picked {
            ticket: TicketId(field.whole()?),
            seq: None,
        }),
    }
}
