//! Until when a ticket is put off.

use super::whole_number::number;
use crate::domain::base::time::Moment;
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::desk::wall_clock;
use crate::domain::reader::{Field, Length, Object};
use crate::domain::team::hours::BadHours;
use crate::services::desk::snoozing::SNOOZE_MAX;
use chrono_tz::Tz;
use std::time::Duration;

/// The word for a ticket that is put off until the customer writes.
const REPLY: &str = "reply";

/// The word for nine o'clock on the next working day.
const MORNING: &str = "morning";

/// The word for the date and time in the field `at`.
const AT: &str = "at";

/// The use case refuses longer times; here a moment must only not overflow.
const SECONDS_MAX: u64 = 366 * 24 * 3600;

/// So much of a date or of a zone's name is looked at.
const TEXT_MAX_CHARS: usize = 64;

/// `until` as a moment, or as `reply`: until the customer writes, which ends every snooze, and otherwise as long as a
/// ticket may be put off; or as `morning`, or `at` a date and time, on a clock in the `zone`. Or `minutes` from now, where
/// the buttons of the form send these words too.
pub(in crate::console) fn snoozed_until(fields: &mut Object<'_>, now: Moment) -> Option<Moment> {
    if let Some(minutes) = fields.field("minutes") {
        if let Some(word) = minutes.value.as_str()
            && matches!(word, REPLY | MORNING | AT)
        {
            return told(fields, word, now);
        }
        return after(&minutes, now);
    }
    let until = fields.required("until")?;
    match until.value.as_str() {
        Some(word @ (REPLY | MORNING | AT)) => told(fields, word, now),
        Some(_) | None => until.time(),
    }
}

/// So many minutes later.
fn after(minutes: &Field<'_>, now: Moment) -> Option<Moment> {
    let minutes = number(minutes)?;
    let minutes = u64::try_from(minutes).unwrap_or_default();
    let seconds = minutes.saturating_mul(60).min(SECONDS_MAX);
    Some(now.plus(Duration::from_secs(seconds)))
}

/// What one of the words means.
fn told(fields: &mut Object<'_>, word: &str, now: Moment) -> Option<Moment> {
    if word == REPLY {
        return Some(now.plus(SNOOZE_MAX));
    }
    let zone = zone(fields)?;
    if word == MORNING {
        return wall_clock::next_morning(zone, now);
    }
    let at = fields.required(AT)?;
    let shown = wall_clock::read(at.text(Length::Chars(TEXT_MAX_CHARS))?);
    let moment = shown.and_then(|shown| wall_clock::moment(zone, shown));
    moment.or_else(|| at.refuse(DeskFault::NoDateAndTime))
}

/// The zone of the agent's clock: UTC where nobody says.
fn zone(fields: &mut Object<'_>) -> Option<Tz> {
    let Some(field) = fields.field("zone") else {
        return Some(Tz::UTC);
    };
    let name = field.text(Length::Chars(TEXT_MAX_CHARS))?;
    name.parse().ok().or_else(|| field.refuse(BadHours::Zone))
}
