//! What is to be done with many tickets, and with which.

use crate::console::hand_over_input::receiver;
use crate::console::input::{decline_reason, note, picked, snoozed_until, tag_names};
use crate::domain::base::limits::NAME_MAX_CHARS;
use crate::domain::base::time::Moment;
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::reader::{Field, Length, Object};
use crate::services::desk::bulk::{BulkAct, Picked};
use crate::services::{Transfer, TransferTarget};

/// What can be done with many tickets.
const ACTS: &str = "accept, decline, transfer, tag, snooze, resolve, undo";

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
        _ => word.refuse(DeskFault::BulkAct(ACTS)),
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
