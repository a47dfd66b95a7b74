//! Messages of `AutoGen`: the source `user` is the customer, every other source is a bot.

use super::builder::{Origin, TranscriptBuilder};
use super::loose::{first_foreign, when, word};
use super::shapes::{has, kind_of, member, text};
use super::{Dialect, ItemRole, Reads, message};
use crate::domain::reader::Field;
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "autogen",
    passes: "`AutoGen`: `[m.model_dump() for m in result.messages]`; AG2: `chat_result.chat_history`",
    example: r#"{"source": "user", "type": "TextMessage", "content": "My lift is stuck", "models_usage": null}"#,
    knows: is_message,
    reads: Reads::Messages(read),
};

fn is_message(item: &Value) -> bool {
    let kind = kind_of(item).unwrap_or_default();
    let typed =
        (kind.ends_with("Message") || kind.ends_with("Event")) && member(item, "content").is_some();
    text(item, "source").is_some()
        && !has(item, &["role"])
        && (typed || member(item, "models_usage").is_some())
}

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    if !is_message(field.value) {
        return message::read(reading, field);
    }
    let Some(mut said) = field.object() else {
        return;
    };
    let source = word(&mut said, "source");
    let by_user = matches!(
        source.to_lowercase().as_str(),
        "user" | "user_proxy" | "customer" | "human"
    );
    let origin = Origin {
        external_id: first_foreign(&mut said, &["id"]),
        name: None,
        at: when(&mut said),
    };
    let kind = word(&mut said, "type");
    let role = if by_user {
        ItemRole::Customer
    } else {
        ItemRole::Bot
    };
    match kind {
        "ThoughtEvent" => {
            let text = word(&mut said, "content").to_owned();
            reading.thought(field, &origin, text);
        }
        "ToolCallSummaryMessage"
        | "MemoryQueryEvent"
        | "StopMessage"
        | "HandoffMessage"
        | "UserInputRequestedEvent"
        | "ModelClientStreamingChunkEvent"
        | "SelectSpeakerEvent" => {
            let text = said
                .field("content")
                .map(|content| super::loose::text_or_json(&content));
            reading.note(field, &origin, text.unwrap_or_default());
        }
        _ => message::read_by(reading, field, (role, origin, &mut said), message::USUAL),
    }
}
