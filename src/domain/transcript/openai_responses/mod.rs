//! Items of the OpenAI responses API: messages, calls and their outputs, and reasoning, one after another.

use super::builder::{Origin, ToolResult, TranscriptBuilder};
use super::loose::{first, first_foreign, text_or_json, when, word};
use super::message_parts as parts;
use super::shapes::{has, has_part, kind_of, text};
use super::{Dialect, Reads, message};
use crate::domain::reader::{Field, Object};
use crate::domain::transcript::calls::TranscriptCall;
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "openai.responses",
    passes: "OpenAI Responses and Agents SDK: `input` and `response.output`, `result.to_input_list()`",
    example: r#"{"type": "function_call", "call_id": "c1", "name": "track", "arguments": "{\"id\":\"P9\"}"}"#,
    knows: is_item,
    reads: Reads::Messages(read),
};

fn is_item(item: &Value) -> bool {
    let kind = kind_of(item);
    let parts = has_part(item, "content", |part| {
        matches!(
            kind_of(part),
            Some("input_text" | "output_text" | "input_image" | "input_file")
        )
    });
    match text(item, "role") {
        Some(_) => parts && text(item, "object") != Some("realtime.item") && !spoken(item),
        None => {
            kind.is_some_and(is_kind) && !has(item, &["is_error", "payload", "event", "object"])
        }
    }
}

/// Then it is an item of the realtime API.
fn spoken(item: &Value) -> bool {
    has_part(item, "content", |part| part.get("transcript").is_some())
}

/// Kinds of items nothing else has. An item with a role is a message, whatever its kind ends in.
fn is_kind(kind: &str) -> bool {
    let known = [
        "reasoning",
        "item_reference",
        "mcp_list_tools",
        "mcp_approval_request",
        "mcp_approval_response",
    ];
    known.contains(&kind) || kind.ends_with("_call") || kind.ends_with("_call_output")
}

pub(super) fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut item) = field.object() else {
        return;
    };
    if item.field("role").is_some() {
        return message::read(reading, field);
    }
    let origin = Origin {
        external_id: first_foreign(&mut item, &["id"]),
        name: None,
        at: when(&mut item),
    };
    match word(&mut item, "type") {
        "reasoning" => {
            let thought = [item.field("content"), item.field("summary")];
            let thought = thought.iter().flatten().map(parts::output);
            let text = thought
                .filter(|text| !text.is_empty() && text != "[]")
                .collect::<Vec<_>>();
            reading.thought(field, &origin, text.join("\n"));
        }
        kind if kind.ends_with("_output") => {
            let output = first(&mut item, &["output", "content", "result"]);
            let answer = ToolResult {
                call_id: first_foreign(&mut item, &["call_id", "id"]),
                name: first_foreign(&mut item, &["name"]),
                text: output.map(|output| screenshot(&output)).unwrap_or_default(),
                failed: parts::told_beside(&item),
            };
            reading.answer(field, &origin, answer);
        }
        kind if kind.ends_with("_call") => call(reading, field, &origin, (kind, &mut item)),
        "message" | "" => message::read(reading, field),
        kind => reading.note(field, &origin, kind.chars().take(64).collect()),
    }
}

/// A call of the bot's own function, or of a tool of the platform (`web_search_call`), which carries
/// its result with it.
fn call(
    reading: &mut TranscriptBuilder,
    field: &Field<'_>,
    origin: &Origin,
    (kind, item): (&str, &mut Object<'_>),
) {
    let called = first_foreign(item, &["call_id", "id"]);
    let name = first_foreign(item, &["name"]);
    let name = name.unwrap_or_else(|| kind.trim_end_matches("_call").chars().take(64).collect());
    let given = first(
        item,
        &[
            "arguments",
            "input",
            "action",
            "queries",
            "code",
            "operation",
        ],
    );
    let call = TranscriptCall {
        name: name.clone(),
        id: called.clone(),
        arguments: given.map(|given| text_or_json(&given)).unwrap_or_default(),
        field: field.clone(),
    };
    reading.call(origin, call);
    let failed = parts::told_beside(item);
    let output = first(item, &["error", "output", "results", "result", "outputs"]);
    let answered_apart = [
        "function_call",
        "custom_tool_call",
        "computer_call",
        "local_shell_call",
        "shell_call",
        "apply_patch_call",
    ];
    if output.is_none() && failed != Some(true) {
        // The bot's own tools are answered by an output of their own; those of the platform are done.
        if word(item, "status") == "completed" && !answered_apart.contains(&kind) {
            reading.ended(called.as_deref(), &name, false);
        }
        return;
    }
    let answer = ToolResult {
        call_id: called,
        name: Some(name),
        text: output.map(|output| screenshot(&output)).unwrap_or_default(),
        failed: failed.filter(|failed| *failed),
    };
    reading.answer(field, origin, answer);
}

/// An output; of a picture only what it is.
fn screenshot(output: &Field<'_>) -> String {
    let is_picture = |value: &Value| {
        let kind = kind_of(value).unwrap_or_default();
        kind.contains("screenshot") || kind.contains("image")
    };
    match is_picture(output.value) {
        true => "[image]".to_owned(),
        false => parts::output(output),
    }
}

#[cfg(test)]
mod tests;
