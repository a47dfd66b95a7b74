//! Reading what foreign frameworks write: what is of no use to people is left out, not refused.

use crate::domain::base::limits::{NAME_MAX_CHARS, TEXT_MAX_BYTES};
use crate::domain::base::time::Moment;
use crate::domain::reader::{Field, Length, Object};
use serde_json::Value;

const TEXT: Length = Length::Bytes(TEXT_MAX_BYTES);

/// An optional name or id of a foreign framework; one that is no text or too long is not worth an error.
pub(super) fn foreign(object: &mut Object<'_>, name: &'static str) -> Option<String> {
    let Value::String(text) = object.field(name)?.value else {
        return None;
    };
    let fits = Length::Chars(NAME_MAX_CHARS).complaint(text).is_none();
    (fits && !text.is_empty()).then(|| text.clone())
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

/// What a tool was given, or answered: text as it is, everything else as JSON text.
pub(super) fn text_or_json(field: &Field<'_>) -> Option<String> {
    match field.value {
        Value::String(_) => field.text(TEXT).map(str::to_owned),
        Value::Null => Some(String::new()),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            field.json(TEXT_MAX_BYTES).map(Value::to_string)
        }
    }
}

/// The time in the first of these members that is there. Times without an offset are left out with a
/// warning: Baton does not guess time zones.
pub(super) fn time(object: &mut Object<'_>, names: &'static [&'static str]) -> Option<Moment> {
    let field = first(object, names)?;
    let read = moment(field.value);
    if read.is_none() {
        field.warn("not a time with its offset, nor seconds since 1970; left out");
    }
    read
}

/// RFC 3339, or a number since 1970: seconds, milliseconds or microseconds, told apart by their size.
pub(super) fn moment(value: &Value) -> Option<Moment> {
    match value {
        Value::String(text) if text.len() <= 64 => {
            Moment::parse(text).and_then(|at| Moment::from_micros(at.micros()))
        }
        Value::Number(number) => epoch(number.as_f64()?),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
            None
        }
    }
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
            json!(-1),
            json!(0),
            json!(1e300),
            json!({}),
        ] {
            assert_eq!(moment(&value), None, "{value}");
        }
    }
}
