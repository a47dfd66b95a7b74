//! What a part of a message is, by its type, or by its members where it has none.

use super::part_kind::PartKind;
use super::untyped;
use crate::domain::reader::Object;
use crate::domain::transcript::loose::word;

const TEXT: PartKind = PartKind::Words(&["text", "Text", "content", "value", "message"]);
const TYPES: &[&str] = &["type", "content_type", "block_type", "kind", "$type"];

/// What a part is.
pub(super) fn of(part: &mut Object<'_>) -> PartKind {
    let said = TYPES
        .iter()
        .map(|name| word(part, name))
        .find(|said| !said.is_empty());
    let Some(said) = said else {
        return untyped::of(part);
    };
    let kind = said.to_ascii_lowercase().replace('-', "_");
    match kind.as_str() {
        "text" | "input_text" | "output_text" | "summary_text" | "markdown" | "textcontent"
        | "text_delta" | "plaintext" => match part.field("thought").and_then(|t| t.value.as_bool())
        {
            Some(true) => PartKind::Thought,
            Some(false) | None => TEXT,
        },
        "logs" => PartKind::Words(&["logs"]),
        "refusal" => PartKind::Words(&["refusal", "text"]),
        "thinking" | "redacted_thinking" | "reasoning" | "reasoning_text"
        | "redacted_reasoning" | "thought" | "reasoning_content" => PartKind::Thought,
        "tool_invocation" => PartKind::Inside("toolInvocation"),
        "dynamic_tool" => PartKind::Invocation(String::new()),
        "non_standard" => PartKind::Note,
        "step_start" | "step_finish" | "cachepoint" | "cache_point" | "input_json_delta"
        | "tool_call_chunk" => PartKind::Nothing,
        "tool_approval_request" | "tool_approval_response" | "compaction" => PartKind::Note,
        "search_result" => PartKind::Words(&["content", "title", "source"]),
        "document" if part.field("document").is_some() => PartKind::Inside("document"),
        _ if is_call(&kind) => PartKind::Call,
        _ if is_answer(&kind) => PartKind::Answer,
        _ if kind.starts_with("tool_") && part.field("toolCallId").is_some() => {
            PartKind::Invocation(said.get(5..).unwrap_or_default().to_owned())
        }
        _ if kind.starts_with("source") || kind.starts_with("data_") => PartKind::Nothing,
        _ if has_transcript(part, &kind) => PartKind::Words(&["transcript"]),
        _ => match file(&kind) {
            Some(file) => PartKind::File(file.to_owned()),
            None => PartKind::Unknown(kind),
        },
    }
}

fn is_call(kind: &str) -> bool {
    let ends = [
        "tool_use",
        "tool_call",
        "function_call",
        "functioncallcontent",
    ];
    ends.iter().any(|end| kind.ends_with(end))
}

fn is_answer(kind: &str) -> bool {
    let ends = [
        "tool_result",
        "tool_response",
        "tool_error",
        "function_result",
        "function_call_output",
        "tool_call_result",
        "functionresultcontent",
        "tool_return",
        "function_response",
    ];
    ends.iter().any(|end| kind.ends_with(end))
}

/// Spoken words count more than the sound of them.
fn has_transcript(part: &mut Object<'_>, kind: &str) -> bool {
    let spoken = matches!(
        kind,
        "input_audio" | "audio" | "output_audio" | "audio_transcript"
    );
    spoken
        && part
            .field("transcript")
            .is_some_and(|said| said.value.is_string())
}

fn file(kind: &str) -> Option<&str> {
    let kind = kind.trim_end_matches("content");
    crate::domain::transcript::content::shown_as(kind).map(|_| kind)
}
