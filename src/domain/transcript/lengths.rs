//! Nothing is refused for its length: what is said goes on in the next message, what is folded away is cut.

use crate::domain::base::limits::TEXT_MAX_BYTES;
use crate::domain::reader::Field;
use serde_json::Value;

/// Room for the words that tell how long a text was.
const TOLD_BYTES: usize = 64;
/// How much is shown of what was not understood.
const GLIMPSE_BYTES: usize = 500;

/// What is said, in pieces that fit a message each.
pub(super) fn pieces(source: &Field<'_>, text: String) -> Vec<String> {
    if text.len() <= TEXT_MAX_BYTES {
        return vec![text];
    }
    source.warn(format!(
        "{} bytes of words, at most {TEXT_MAX_BYTES} a message; they go on in the next one",
        text.len()
    ));
    let mut pieces = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (piece, left) = rest.split_at(boundary(rest, TEXT_MAX_BYTES));
        pieces.push(piece.to_owned());
        rest = left;
    }
    pieces
}

/// What is folded away, cut if it is too long.
pub(super) fn fitting(source: &Field<'_>, text: String) -> String {
    if text.len() <= TEXT_MAX_BYTES {
        return text;
    }
    source.warn(format!(
        "{} bytes, at most {TEXT_MAX_BYTES} are kept; cut",
        text.len()
    ));
    cut(&text)
}

/// The beginning of a text that is too long, and how long it was.
pub(super) fn cut(text: &str) -> String {
    if text.len() <= TEXT_MAX_BYTES {
        return text.to_owned();
    }
    let (kept, _) = text.split_at(boundary(text, TEXT_MAX_BYTES - TOLD_BYTES));
    format!("{kept}… (cut; {} bytes in all)", text.len())
}

/// A little of what was not understood.
pub(super) fn glimpse(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            value.to_string()
        }
    };
    match text.len() > GLIMPSE_BYTES {
        true => format!("{}…", text.split_at(boundary(&text, GLIMPSE_BYTES)).0),
        false => text,
    }
}

/// The last place at or before `most` where a text may be cut.
fn boundary(text: &str, most: usize) -> usize {
    text.floor_char_boundary(most)
}
