//! Parts without a type: Gemini, Bedrock, Genkit and Haystack say what a part is by the name of its one member.

use super::kinds::PartKind;
use super::{GatheredText, Whose, answer, call, thought, within};
use crate::domain::reader::{Field, Object};
use crate::domain::transcript::builder::TranscriptBuilder;
use crate::domain::transcript::loose::text_or_json;
use crate::domain::transcript::{chat_cards, content};
use serde_json::Value;

/// Members that hold a call of a tool.
const CALLS: &[&str] = &[
    "functionCall",
    "function_call",
    "toolUse",
    "tool_use",
    "toolRequest",
    "tool_call",
    "toolCall",
    "executableCode",
    "executable_code",
];
/// Members that hold what a tool answered.
const ANSWERS: &[&str] = &[
    "functionResponse",
    "function_response",
    "toolResult",
    "tool_result",
    "toolResponse",
    "tool_call_result",
    "codeExecutionResult",
    "code_execution_result",
];
/// What running code that the model wrote itself is called.
const CODE: &str = "code_execution";
/// Members that hold thinking.
const THOUGHTS: &[&str] = &[
    "reasoningContent",
    "reasoning",
    "thinking",
    "reasoning_content",
];
/// Members that hold a picture or a file; the word for it.
const FILES: &[(&str, &str)] = &[
    ("image", "image"),
    ("inlineData", "file"),
    ("inline_data", "file"),
    ("fileData", "file"),
    ("file_data", "file"),
    ("media", "file"),
    ("video", "video"),
    ("audio", "audio"),
    ("document", "file"),
    ("file", "file"),
    ("image_url", "image"),
];
/// Members with words, or more parts, in them.
const MORE: &[&str] = &["citationsContent", "guardContent", "json"];

/// What a part without a type is.
pub(super) fn of(part: &mut Object<'_>) -> PartKind {
    if part
        .field("thought")
        .is_some_and(|thought| thought.value == &Value::Bool(true))
    {
        return PartKind::Thought;
    }
    if part
        .field("text")
        .is_some_and(|text| text.value.is_string() || text.value.is_object())
    {
        return PartKind::Words(&["text"]);
    }
    if part
        .field("value")
        .is_some_and(|value| value.value.is_string())
    {
        return PartKind::Words(&["value"]);
    }
    let inside = CALLS.iter().chain(ANSWERS).chain(THOUGHTS).chain(MORE);
    for name in inside.chain(FILES.iter().map(|(name, _)| name)) {
        if part.field(name).is_some() {
            return PartKind::Inside(name);
        }
    }
    // A call of AutoGen and of Python's tau benchmarks: nothing but its members tells.
    if part.field("name").is_some() && part.field("arguments").is_some() {
        return PartKind::Call;
    }
    if part.field("call_id").is_some() && part.field("content").is_some() {
        return PartKind::Answer;
    }
    if part.field("cachePoint").is_some()
        || part.field("metadata").is_some() && part.has_only("metadata")
    {
        return PartKind::Nothing;
    }
    PartKind::Unknown(String::new())
}

/// Reads what stands in the one member that says what a part is.
pub(super) fn inside(
    reading: &mut TranscriptBuilder,
    words: &mut GatheredText,
    whose: Whose<'_>,
    (name, field, depth): (&'static str, &Field<'_>, usize),
) {
    if let Some((_, kind)) = FILES.iter().find(|(file, _)| *file == name) {
        return match field.value {
            Value::Object(_) if name == "document" => document(words, field),
            Value::Object(_) => {
                let shown = field
                    .object()
                    .map(|mut file| content::file(&mut file, kind));
                words.show(shown.unwrap_or_default());
            }
            Value::String(link) => words.show(chat_cards::media(kind, None, Some(link))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
                words.show(chat_cards::media(kind, None, None));
            }
        };
    }
    if name == "json" {
        return words.add(&text_or_json(field));
    }
    if !field.value.is_object() {
        return words.add(&text_or_json(field));
    }
    let Some(mut object) = field.object() else {
        return;
    };
    if name == "toolInvocation" {
        words.end(reading, whose);
        super::invocation(reading, whose.origin, field, ("", &mut object));
    } else if CALLS.contains(&name) {
        words.end(reading, whose);
        let mut call = call(field, &mut object);
        if name.starts_with("executable") {
            call.name = CODE.to_owned();
        }
        reading.call(whose.origin, call);
    } else if ANSWERS.contains(&name) {
        words.end(reading, whose);
        let mut answer = answer(field, &mut object);
        if name.starts_with("code") {
            answer.name = Some(CODE.to_owned());
        }
        reading.answer(field, whose.origin, answer);
    } else if THOUGHTS.contains(&name) {
        words.end(reading, whose);
        reading.thought(field, whose.origin, thought(&mut object));
    } else {
        for name in ["content", "text"] {
            if let Some(more) = object.field(name).filter(|_| depth > 0) {
                within(reading, words, whose, (&more, depth - 1));
            }
        }
    }
}

/// A document is a file, or the words in it where a tool answers with them.
fn document(words: &mut GatheredText, field: &Field<'_>) {
    let Some(mut document) = field.object() else {
        return;
    };
    match document.field("data") {
        Some(data) => words.add(&text_or_json(&data)),
        None => words.show(content::file(&mut document, "document")),
    }
}
