//! Which dialect a transcript is written in.

use super::{
    Dialect, a2a, ag_ui, botframework, botpress, langchain, openai_responses, rasa, sunco,
    vercel_model,
};
use crate::domain::reader::Field;
use serde_json::Value;

/// Members that only messages of the OpenAI chat dialect have, unless something else is sure.
const OPENAI_CHAT_MEMBERS: [&str; 4] = ["content", "tool_calls", "tool_call_id", "function_call"];

/// The dialect named by `format`; a name that is not read is refused with those that are.
pub(super) fn named(format: &Field<'_>) -> Option<Dialect> {
    let Value::String(name) = format.value else {
        return format.expected("text");
    };
    Dialect::parse(name).or_else(|| {
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
        if !sure.contains(&found) {
            sure.push(found);
        }
    }
    let has = |item: &Value, names: &[&str]| names.iter().any(|name| item.get(name).is_some());
    match sure.as_slice() {
        [only] => Ok(*only),
        [] if items.iter().any(|item| has(item, &OPENAI_CHAT_MEMBERS)) => Ok(Dialect::OpenAiChat),
        [] if items.is_empty() || items.iter().any(|item| has(item, &["role"])) => {
            Ok(Dialect::Simple)
        }
        [] => Err(format!(
            "the items are of no shape that is known; name their format, one of {}, or send {{role, text}}",
            known()
        )),
        several => {
            let words: Vec<&str> = several.iter().map(|dialect| dialect.as_str()).collect();
            let words = words.join(" and like ");
            Err(format!("the items look like {words}; name their format"))
        }
    }
}

/// The dialect one item belongs to beyond doubt.
fn of_item(item: &Value) -> Option<Dialect> {
    let text = |name: &str| item.get(name).and_then(Value::as_str);
    let part = |name: &str, of: fn(&Value) -> bool| {
        let parts = item.get(name).and_then(Value::as_array);
        parts.is_some_and(|parts| parts.iter().any(of))
    };
    let kind = text("type");
    if rasa::is_event(item) {
        Some(Dialect::Rasa)
    } else if a2a::is_item(item) {
        Some(Dialect::A2a)
    } else if part("parts", |part| part.get("part_kind").is_some()) {
        Some(Dialect::PydanticAi)
    } else if part("parts", |part| part.get("type").is_some()) {
        Some(Dialect::VercelUi)
    } else if botpress::is_message(item) {
        Some(Dialect::Botpress)
    } else if sunco::is_message(item) {
        Some(Dialect::Sunco)
    } else if botframework::is_activity(item) {
        Some(Dialect::BotFramework)
    } else if ag_ui::is_message(item) {
        Some(Dialect::AgUi)
    } else if is_langchain(item, kind) {
        Some(Dialect::LangChain)
    } else if part("content", |part| {
        kind_of(part).is_some_and(vercel_model::is_part)
    }) {
        Some(Dialect::VercelModel)
    } else if kind.is_some_and(openai_responses::is_kind)
        || (kind == Some("message") && item.get("role").is_some())
        || part("content", |part| {
            matches!(kind_of(part), Some("input_text" | "output_text"))
        })
    {
        Some(Dialect::OpenAiResponses)
    } else {
        None
    }
}

fn kind_of(part: &Value) -> Option<&str> {
    part.get("type")?.as_str()
}

fn is_langchain(item: &Value, kind: Option<&str>) -> bool {
    let body = item.get("data").is_some_and(Value::is_object) || item.get("content").is_some();
    let constructed = item.get("lc").is_some() && item.get("kwargs").is_some();
    constructed
        || (item.get("role").is_none() && body && kind.and_then(langchain::role_of).is_some())
}

/// The names of all dialects, for a sentence.
pub(super) fn known() -> String {
    let names: Vec<&str> = Dialect::ALL
        .iter()
        .map(|dialect| dialect.as_str())
        .collect();
    names.join(", ")
}

#[cfg(test)]
mod tests;
