//! The tickets that were picked in a list.

use super::PICKED;
use crate::domain::base::ids::TicketId;
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::reader::{Field, Object};
use crate::services::desk::bulk::{BULK_MAX, Picked};
use serde_json::Value;

/// So many entries are counted, to say how many are too many.
const COUNTED_MAX: usize = 100_000;

/// The tickets: each once, with what was last seen of it if that is said.
pub(in crate::console) fn picked(fields: &mut Object<'_>) -> Option<Vec<Picked>> {
    let field = match fields.object(PICKED) {
        Some(mut picked) => picked.field("ticket"),
        None => fields.field("tickets"),
    };
    let Some(field) = field else {
        return fields
            .required_or("tickets", DeskFault::NoTickets)?
            .refuse(DeskFault::NoTickets);
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
