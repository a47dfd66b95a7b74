//! Items of a conversation of the OpenAI Realtime API, and the events that bring them: what was spoken counts.

use super::builder::{Origin, TranscriptBuilder};
use super::shapes::{has, has_part, kind_of, text};
use super::{Dialect, ItemRole, Reads, message, openai_responses};
use crate::domain::reader::Field;
use crate::domain::transcript::loose::{first_foreign, inside, list, word};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "openai.realtime",
    passes: "OpenAI Realtime: the conversation's items, or the server's events",
    example: r#"{"object": "realtime.item", "type": "message", "role": "user", "content": [{"type": "input_audio", "transcript": "Hi"}]}"#,
    knows: is_item_or_event,
    reads: Reads::Messages(read),
};

fn is_item_or_event(item: &Value) -> bool {
    let spoken = |part: &Value| {
        let audio = matches!(
            kind_of(part),
            Some("input_audio" | "audio" | "output_audio")
        );
        audio && part.get("transcript").is_some()
    };
    let role = text(item, "role").is_some();
    text(item, "object") == Some("realtime.item")
        || is_event(item)
        || (role && has_part(item, "content", spoken))
}

fn is_event(item: &Value) -> bool {
    let kind = kind_of(item).unwrap_or_default();
    let of = [
        "conversation.item.",
        "response.",
        "session.",
        "input_audio_buffer.",
        "output_audio_buffer.",
    ];
    of.iter().any(|start| kind.starts_with(start)) && !has(item, &["role"])
}

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    if !is_event(field.value) {
        return item(reading, field);
    }
    let Some(mut event) = field.object() else {
        return;
    };
    let origin = Origin {
        external_id: first_foreign(&mut event, &["item_id"]),
        ..Origin::default()
    };
    let kind = word(&mut event, "type");
    match kind {
        "conversation.item.created" | "conversation.item.added" | "conversation.item.done" => {
            // An item that is still to be spoken comes again with its words.
            if let Some(created) = event.field("item").filter(|item| has_words(item.value)) {
                return item(reading, &created);
            }
        }
        "conversation.item.input_audio_transcription.completed" => {
            let text = word(&mut event, "transcript").to_owned();
            return reading.say(field, &origin, ItemRole::Customer, text);
        }
        "response.done" => {
            let response = inside(&mut event, "response");
            let output = response.map(|mut response| list(&mut response, "output"));
            for made in output.unwrap_or_default() {
                item(reading, &made);
            }
        }
        _ => {}
    }
    if reading.made() == 0 {
        reading.note(field, &origin, kind.chars().take(64).collect());
    }
}

fn has_words(item: &Value) -> bool {
    let worded = |part: &Value| has(part, &["text", "transcript"]);
    !has(item, &["role"]) || has_part(item, "content", worded)
}

/// The same message comes when it is created and when the answer is done.
fn item(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    if !reading.is_new(text(field.value, "id")) {
        return reading.note(field, &Origin::default(), "the same item again".to_owned());
    }
    match has(field.value, &["role"]) {
        true => message::read(reading, field),
        false => openai_responses::read(reading, field),
    }
}
