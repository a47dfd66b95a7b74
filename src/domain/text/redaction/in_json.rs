//! Masking inside JSON: in texts, in numbers, and in members that are called like secrets.

use super::{SECRET, mask};
use crate::domain::text::fact_names;
use crate::domain::transcript::is_packed_file;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// Keys of members whose text is a secret whatever it looks like.
const SECRET_MEMBERS: [&str; 14] = [
    "password",
    "passwd",
    "pwd",
    "passcode",
    "passphrase",
    "secret",
    "clientsecret",
    "apikey",
    "accesstoken",
    "refreshtoken",
    "authtoken",
    "authorization",
    "cvv",
    "cvc",
];

/// Masks a value in place; ids and links are left alone: they would tie nothing together any more.
/// Gives how much was masked.
pub fn mask_value(value: &mut Value) -> usize {
    mask_with(value, &mut |text| mask_words(text), is_long_name, "")
}

/// Masks all but packed files: of a million random characters some look like a card number.
fn mask_words(text: &str) -> (Cow<'_, str>, usize) {
    match is_packed_file(text) {
        true => (Cow::Borrowed(text), 0),
        false => mask(text),
    }
}

/// The same with a mask of one's own.
pub(crate) fn mask_strings(
    value: &mut Value,
    mask: &mut impl for<'t> FnMut(&'t str) -> (Cow<'t, str>, usize),
) -> usize {
    mask_with(value, mask, |_| true, "")
}

/// The same for members that stand by themselves.
pub(crate) fn mask_members(
    members: &mut Map<String, Value>,
    mask: &mut impl for<'t> FnMut(&'t str) -> (Cow<'t, str>, usize),
) -> usize {
    let mut whole = Value::Object(std::mem::take(members));
    let count = mask_strings(&mut whole, mask);
    if let Value::Object(masked) = whole {
        *members = masked;
    }
    count
}

/// The same in JSON text, with a mask of one's own. Text that is no JSON stays as it is.
pub(crate) fn mask_json_text(
    json: &mut String,
    mask: &mut impl for<'t> FnMut(&'t str) -> (Cow<'t, str>, usize),
) -> usize {
    let Ok(mut value) = serde_json::from_str::<Value>(json) else {
        return 0;
    };
    let count = mask_strings(&mut value, mask);
    if count > 0 {
        *json = value.to_string();
    }
    count
}

fn mask_with(
    value: &mut Value,
    mask: &mut impl for<'t> FnMut(&'t str) -> (Cow<'t, str>, usize),
    looks_at_name: fn(&str) -> bool,
    name: &str,
) -> usize {
    match value {
        Value::Null | Value::Bool(_) => 0,
        Value::String(_) | Value::Number(_) if is_id(name) => 0,
        Value::String(text) if is_secret(name) && !text.is_empty() => {
            let new = text != SECRET;
            SECRET.clone_into(text);
            usize::from(new)
        }
        Value::String(text) => {
            let (masked, count) = mask(text);
            if count > 0 {
                *text = masked.into_owned();
            }
            count
        }
        Value::Number(number) => {
            // Only whole numbers of a card's length are worth looking at.
            let digits = match number.as_u64() {
                Some(whole) if whole >= 1_000_000_000_000 => whole.to_string(),
                Some(_) | None => return 0,
            };
            let (masked, count) = mask(&digits);
            if count > 0 {
                *value = Value::String(masked.into_owned());
            }
            count
        }
        Value::Array(items) => items
            .iter_mut()
            .map(|item| mask_with(item, mask, looks_at_name, name))
            .sum(),
        Value::Object(members) => {
            let (mut inside, mut in_names) = (0, false);
            for (inner, member) in members.iter_mut() {
                // `{"password": {"value": "…"}}` is how facts are written.
                let called = if inner == "value" { name } else { inner };
                inside += mask_with(member, mask, looks_at_name, called);
                in_names = in_names || looks_at_name(inner) && mask(inner).1 > 0;
            }
            match in_names {
                true => inside + mask_names(members, mask, looks_at_name),
                false => inside,
            }
        }
    }
}

/// Names may hold a secret as well; of two that become the same, both values stay.
fn mask_names(
    members: &mut Map<String, Value>,
    mask: &mut impl for<'t> FnMut(&'t str) -> (Cow<'t, str>, usize),
    looks_at_name: fn(&str) -> bool,
) -> usize {
    let mut count = 0;
    for (name, member) in std::mem::take(members) {
        let (masked, secrets) = match looks_at_name(&name) {
            true => mask(&name),
            false => (Cow::Borrowed(name.as_str()), 0),
        };
        count += secrets;
        let mut unique = masked.clone().into_owned();
        let mut copies = 1;
        while members.contains_key(&unique) {
            copies += 1;
            unique = format!("{masked} {copies}");
        }
        members.insert(unique, member);
    }
    count
}

/// Card numbers and tokens are long and have digits; names that programs know seldom are.
fn is_long_name(name: &str) -> bool {
    name.len() >= 12 && name.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_secret(name: &str) -> bool {
    // Asked of every text: most names begin like none of them.
    let may_be = match name.as_bytes().first() {
        Some(first) if first.is_ascii_alphabetic() => {
            let mut beginnings = SECRET_MEMBERS
                .iter()
                .filter_map(|secret| secret.bytes().next());
            beginnings.any(|beginning| beginning == first.to_ascii_lowercase())
        }
        Some(_) => true,
        None => false,
    };
    may_be && {
        let key = fact_names::key(name);
        SECRET_MEMBERS.contains(&key.as_str())
    }
}

/// `id`, `message_id`, `toolCallId`; `url`; and times, which have as many digits as a card.
fn is_id(name: &str) -> bool {
    let camel = name.ends_with("Id") || name.ends_with("ID");
    camel
        || matches!(
            name,
            "id" | "url" | "uri" | "at" | "timestamp" | "createdAt" | "received"
        )
        || name.ends_with("_id")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_secret_is_known_however_it_is_written() {
        for name in SECRET_MEMBERS {
            let spaced = name.split_at(2);
            for written in [
                name.to_owned(),
                name.to_uppercase(),
                format!("_{name}"),
                format!("{}-{}", spaced.0, spaced.1),
            ] {
                assert!(is_secret(&written), "{written}");
            }
        }
        for name in ["", "text", "role", "passenger", "案"] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
