//! Small questions about JSON values and texts.

use super::misread::{LengthUnit, Misread};
use crate::domain::text::visible;
use serde_json::Value;
use std::io;

/// How long a text may be. Names are counted in characters, contents in bytes of UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Length {
    /// At most so many characters.
    Chars(usize),
    /// At most so many bytes.
    Bytes(usize),
}

impl Length {
    /// What is wrong with the text's length, if anything.
    pub(crate) fn complaint(self, text: &str) -> Option<Misread> {
        let (length, most, unit) = match self {
            Self::Chars(most) if text.len() > most => {
                (text.chars().count(), most, LengthUnit::Chars)
            }
            Self::Chars(_) => return None,
            Self::Bytes(most) => (text.len(), most, LengthUnit::Bytes),
        };
        (length > most).then_some(Misread::TooLong { length, most, unit })
    }
}

/// The word for a value's type.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    }
}

/// Longest part of a pointer that is shown; a client may send a key of a megabyte.
const POINTER_PART_MAX_CHARS: usize = 128;

/// The JSON pointer to a member (RFC 6901): `~` and `/` in names are escaped.
pub(crate) fn child(pointer: &str, name: &str) -> String {
    let mut path = String::with_capacity(pointer.len() + 1 + name.len());
    path.push_str(pointer);
    path.push('/');
    if name.len() <= POINTER_PART_MAX_CHARS && !name.contains(['~', '/']) {
        path.push_str(name);
        return path;
    }
    let mut chars = name.chars();
    for c in chars.by_ref().take(POINTER_PART_MAX_CHARS) {
        match c {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            other => path.push(other),
        }
    }
    if chars.next().is_some() {
        path.push('…');
    }
    path
}

/// Whether a text says nothing: also one of characters that nobody sees.
pub(crate) fn blank(text: &str) -> bool {
    visible::shows_nothing(text)
}

/// Whether lists and objects lie in each other more than so many levels deep.
pub(crate) fn deeper_than(value: &Value, most: usize) -> bool {
    let below = |inner: &Value| most == 0 || deeper_than(inner, most - 1);
    match value {
        Value::Array(items) => most == 0 || items.iter().any(below),
        Value::Object(members) => most == 0 || members.values().any(below),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// How many bytes the value takes as compact JSON.
pub(crate) fn json_bytes(value: &impl serde::Serialize) -> usize {
    let mut count = Count(0);
    match serde_json::to_writer(&mut count, value) {
        Ok(()) => count.0,
        Err(_) => usize::MAX, // cannot be written, so it fits nowhere
    }
}

struct Count(usize);

impl io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
