//! Which dialect a transcript is written in.

use super::dialects::{DIALECTS, dialects};
use super::{Dialect, openai_chat, simple};
use crate::domain::reader::Field;
use serde_json::Value;

/// Members that only messages of the OpenAI chat dialect have, unless something else is sure.
const OPENAI_CHAT_MEMBERS: [&str; 4] = ["content", "tool_calls", "tool_call_id", "function_call"];

/// The dialect named by `format`; a name that is not read is refused with those that are.
pub(super) fn named(format: &Field<'_>) -> Option<Dialect> {
    let Value::String(name) = format.value else {
        return format.expected("text");
    };
    let named = DIALECTS.iter().map(|(_, dialect)| *dialect);
    named
        .into_iter()
        .find(|dialect| dialect.word == name)
        .or_else(|| {
            let known = known();
            format.refuse(format!(
                "not a format that is read; expected one of {known}"
            ))
        })
}

/// The dialect by the members of the items. What nobody is sure of is read as `simple` if it has roles.
///
/// # Errors
/// Why the shape does not tell.
pub(super) fn by_shape(items: &[Value]) -> Result<Dialect, String> {
    let mut sure: Vec<Dialect> = Vec::new();
    for found in items.iter().filter_map(of_item) {
        if !sure.iter().any(|known| known.word == found.word) {
            sure.push(found);
        }
    }
    let has = |item: &Value, names: &[&str]| names.iter().any(|name| item.get(name).is_some());
    match sure.as_slice() {
        [only] => Ok(*only),
        [] if items.iter().any(|item| has(item, &OPENAI_CHAT_MEMBERS)) => Ok(openai_chat::DIALECT),
        [] if items.is_empty() || items.iter().any(|item| has(item, &["role"])) => {
            Ok(simple::DIALECT)
        }
        [] => Err(format!(
            "the items are of no shape that is known; name their format, one of {}, or send {{role, text}}",
            known()
        )),
        several => {
            let words: Vec<&str> = several.iter().map(|dialect| dialect.word).collect();
            let words = words.join(" and like ");
            Err(format!("the items look like {words}; name their format"))
        }
    }
}

/// The dialect one item belongs to beyond doubt: of those that know it, the first in their order.
fn of_item(item: &Value) -> Option<Dialect> {
    let sure = DIALECTS.iter().filter(|(_, dialect)| (dialect.knows)(item));
    sure.min_by_key(|(place, _)| *place)
        .map(|(_, dialect)| *dialect)
}

/// The names of all dialects, for a sentence.
pub(super) fn known() -> String {
    dialects().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests;
