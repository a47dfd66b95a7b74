//! Until when a ticket is put off.

use crate::domain::base::time::Moment;
use crate::domain::reader::{Object, Wanted};
use crate::services::desk::snoozing::SNOOZE_MAX;
use std::time::Duration;

/// The word for a ticket that is put off until the customer writes.
const REPLY: &str = "reply";

/// The use case refuses longer times; here a moment must only not overflow.
const SECONDS_MAX: u64 = 366 * 24 * 3600;

/// `until` as a moment, or as `reply`: until the customer writes, which ends every snooze, and otherwise as long as a
/// ticket may be put off. Or `minutes` from now: what the buttons of the form send.
pub(in crate::console) fn snoozed_until(fields: &mut Object<'_>, now: Moment) -> Option<Moment> {
    let longest = now.plus(SNOOZE_MAX);
    let is_reply = |name: &'static str, fields: &mut Object<'_>| {
        let field = fields.field(name);
        field.is_some_and(|field| field.value.as_str() == Some(REPLY))
    };
    if is_reply("minutes", fields) || is_reply("until", fields) {
        return Some(longest);
    }
    let minutes = fields
        .field("minutes")
        .and_then(|field| match field.value.as_str() {
            Some(text) => text.parse().ok().or_else(|| field.expected(Wanted::Number)),
            None => field.whole(),
        });
    if let Some(minutes) = minutes {
        let minutes = u64::try_from(minutes).unwrap_or_default();
        let seconds = minutes.saturating_mul(60).min(SECONDS_MAX);
        return Some(now.plus(Duration::from_secs(seconds)));
    }
    fields.required("until")?;
    fields.time("until")
}
