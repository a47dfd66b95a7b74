//! `content`: a text, a list of parts, or nothing.

use crate::domain::limits::TEXT_MAX_BYTES;
use crate::domain::reader::{Field, Length, Object};
use serde_json::Value;

const TEXT: Length = Length::Bytes(TEXT_MAX_BYTES);

/// The words of a message; nothing when it has none.
pub(super) fn read(message: &mut Object<'_>) -> Option<String> {
    let (content, refusal) = (message.field("content"), message.field("refusal"));
    // `text` is the simple dialect's member: bots mix the two.
    let content = content.or(refusal).or_else(|| message.field("text"))?;
    match content.value {
        Value::Array(_) => joined(&content),
        _ => content.text(TEXT).map(str::to_owned),
    }
}

/// The answer of a tool; some bots send it as JSON instead of as text.
pub(super) fn read_answer(message: &mut Object<'_>) -> Option<String> {
    match message.field("content") {
        Some(content) if content.value.is_object() => {
            content.json(TEXT_MAX_BYTES).map(ToString::to_string)
        }
        Some(_) | None => read(message),
    }
}

fn joined(content: &Field<'_>) -> Option<String> {
    let parts: Vec<_> = content.list(usize::MAX)?.iter().filter_map(part).collect();
    let text = parts.join("\n");
    match TEXT.complaint(&text) {
        Some(complaint) => content.refuse(complaint),
        None => Some(text),
    }
}

fn part(field: &Field<'_>) -> Option<String> {
    if field.value.is_string() {
        return field.text(TEXT).map(str::to_owned);
    }
    let mut part = field.object()?;
    let kind = part
        .field("type")
        .and_then(|kind| kind.value.as_str())
        .unwrap_or("text");
    match kind {
        "text" | "input_text" | "output_text" => text(&mut part, "text"),
        "refusal" => text(&mut part, "refusal"),
        "image_url" | "input_image" | "image" => Some("[image]".to_owned()),
        "input_audio" | "audio" => Some("[audio]".to_owned()),
        "file" | "input_file" => Some("[file]".to_owned()),
        _ => {
            field.warn("unknown kind of part, shown as [attachment]");
            Some("[attachment]".to_owned())
        }
    }
}

fn text(part: &mut Object<'_>, name: &'static str) -> Option<String> {
    part.required(name)?.text(TEXT).map(str::to_owned)
}
