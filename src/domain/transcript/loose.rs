//! Reading what foreign frameworks write: what is of no use to people is left out, never refused.

use crate::domain::base::limits::NAME_MAX_CHARS;
use crate::domain::base::time::Moment;
use crate::domain::reader::{Field, Length, Object};
use crate::domain::transcript::shapes::member;
use chrono::DateTime;
use serde_json::Value;

/// Members in which an item says when it was said.
const TIMES: &[&str] = &[
    "at",
    "timestamp",
    "created_at",
    "createdAt",
    "time",
    "createTime",
    "create_time",
    "created",
    "startTime",
    "start_time",
    "AbsoluteTime",
    "received",
    "sent_at",
    "sentAt",
    "datetime",
    "date",
    "ts",
    "Timestamp",
    "CreatedAt",
];

/// An optional name or id of a foreign framework; one that is no text or too long is not worth an error.
pub(super) fn foreign(object: &mut Object<'_>, name: &'static str) -> Option<String> {
    match object.field(name)?.value {
        Value::String(text) => {
            let fits = Length::Chars(NAME_MAX_CHARS).complaint(text).is_none();
            (fits && !text.is_empty()).then(|| text.replace('\0', ""))
        }
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The first of these members that holds a name or an id.
pub(super) fn first_foreign(
    object: &mut Object<'_>,
    names: &'static [&'static str],
) -> Option<String> {
    names.iter().find_map(|name| foreign(object, name))
}

/// The first of these members that is there.
pub(super) fn first<'v>(
    object: &mut Object<'v>,
    names: &'static [&'static str],
) -> Option<Field<'v>> {
    names.iter().find_map(|name| object.field(name))
}

/// A member that tells what something is; a text or nothing.
pub(super) fn word<'v>(object: &mut Object<'v>, name: &'static str) -> &'v str {
    let field = object.field(name);
    field.and_then(|field| field.value.as_str()).unwrap_or("")
}

/// An object inside; anything else that stands there is not looked at.
pub(super) fn inside<'v>(object: &mut Object<'v>, name: &'static str) -> Option<Object<'v>> {
    let field = object.field(name)?;
    field.value.is_object().then(|| field.object()).flatten()
}

/// The entries of a list; anything else that stands there is not looked at.
pub(super) fn list<'v>(object: &mut Object<'v>, name: &'static str) -> Vec<Field<'v>> {
    let field = object.field(name).filter(|field| field.value.is_array());
    field
        .and_then(|field| field.list(usize::MAX))
        .unwrap_or_default()
}

/// What a tool was given, or answered: text as it is, everything else as JSON text.
pub(super) fn text_or_json(field: &Field<'_>) -> String {
    match field.value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => json(field.value),
    }
}

/// JSON text, written at once; in pieces, as `Display` does, it takes twice as long.
pub(super) fn json(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// When an item was said. Times without an offset are left out with a warning: Baton does not guess
/// time zones.
pub(super) fn when(object: &mut Object<'_>) -> Option<Moment> {
    if let Some(field) = first(object, TIMES) {
        return time_of(&field);
    }
    let mut metadata = inside(object, "metadata")?;
    let field = first(&mut metadata, TIMES)?;
    moment(field.value)
}

/// When an item says it was said, for those who only look.
pub(super) fn dated(item: &Value) -> Option<Moment> {
    TIMES.iter().find_map(|name| moment(member(item, name)?))
}

/// The time a member tells, with a warning where it tells none.
pub(super) fn time_of(field: &Field<'_>) -> Option<Moment> {
    let read = moment(field.value);
    if read.is_none() {
        field.warn("not a time with its offset, nor seconds since 1970; left out");
    }
    read
}

/// RFC 3339 or RFC 2822, or a number since 1970: seconds, milliseconds or microseconds, told apart by their size.
pub(super) fn moment(value: &Value) -> Option<Moment> {
    match value {
        Value::String(text) if text.len() <= 64 => written(text.trim()),
        Value::Number(number) => epoch(number.as_f64()?),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
            None
        }
    }
}

fn written(text: &str) -> Option<Moment> {
    if let Some(at) = Moment::parse(text) {
        return Some(at);
    }
    if let Ok(number) = text.parse::<f64>() {
        return epoch(number);
    }
    // `+0000` without its colon, as some systems write an offset; the form of mail.
    let at = DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z");
    let at = at.or_else(|_| DateTime::parse_from_rfc2822(text)).ok()?;
    Moment::from_micros(at.timestamp_micros())
}
fn epoch(number: f64) -> Option<Moment> {
    const SECONDS: f64 = 1e11;
    let micros = match number {
        n if (1.0..SECONDS).contains(&n) => n * 1e6,
        n if (SECONDS..SECONDS * 1e3).contains(&n) => n * 1e3,
        n if (SECONDS * 1e3..SECONDS * 1e6).contains(&n) => n,
        _ => return None,
    };
    // A float of seconds holds microseconds for centuries to come; what is below them is noise.
    Moment::from_micros(micros.round() as i64)
}

#[cfg(test)]
mod tests {
    use super::moment;
    use crate::domain::base::time::Moment;
    use serde_json::json;

    #[test]
    fn times_come_as_text_or_as_numbers_of_three_sizes() {
        let at = Moment::parse("2026-05-04T09:00:00.25Z");
        for value in [
            json!("2026-05-04T11:00:00.25+02:00"),
            json!(1_777_885_200.25),
            json!(1_777_885_200_250_i64),
            json!(1_777_885_200_250_000_i64),
        ] {
            assert_eq!(moment(&value), at, "{value}");
        }
        for value in [
            json!("2026-05-04T09:00:00"),
            json!("yesterday"),
            json!("+99999-05-04T09:00:00+0000"),
            json!(-1),
            json!(0),
            json!(1e300),
            json!({}),
        ] {
            assert_eq!(moment(&value), None, "{value}");
        }
    }
}
