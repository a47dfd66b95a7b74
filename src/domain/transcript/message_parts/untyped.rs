//! Parts without a type: Gemini, Bedrock, Genkit and Haystack say what a part is by the name of its one member.

use super::part_kind::PartKind;
use crate::domain::reader::Object;
use serde_json::Value;

/// Members that hold a call of a tool.
pub(super) const CALLS: &[&str] = &[
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
pub(super) const ANSWERS: &[&str] = &[
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
pub(super) const CODE: &str = "code_execution";
/// Members that hold thinking.
pub(super) const THOUGHTS: &[&str] = &[
    "reasoningContent",
    "reasoning",
    "thinking",
    "reasoning_content",
];
/// Members that hold a picture or a file; the word for it.
pub(super) const FILES: &[(&str, &str)] = &[
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
pub(super) const MORE: &[&str] = &["citationsContent", "guardContent", "json"];

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
