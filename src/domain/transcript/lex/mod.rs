//! Turns of Amazon Lex, as its conversation logs keep them: what the customer said and what the bot answered.

use super::builder::{Origin, TranscriptBuilder};
use super::loose::{inside, list, when, word};
use super::shapes::{has, text};
use super::{Dialect, ItemRole, Reads, chat_cards};
use crate::domain::reader::{Field, Object};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "lex",
    passes: "Amazon Lex: the turns of its conversation logs",
    example: r#"{"sessionId": "s", "timestamp": "2026-05-04T09:00:00Z", "inputTranscript": "rent a car", "messages": [{"contentType": "PlainText", "content": "Which city?"}]}"#,
    knows: is_turn,
    reads: Reads::Each(read),
};

fn is_turn(item: &Value) -> bool {
    let answered = has(item, &["sessionState", "interpretations", "dialogState"])
        && has(item, &["messages", "message"]);
    text(item, "inputTranscript").is_some() || (answered && !has(item, &["role"]))
}

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut turn) = field.object() else {
        return;
    };
    let origin = Origin {
        at: when(&mut turn),
        ..Origin::default()
    };
    let asked = word(&mut turn, "inputTranscript");
    if !asked.is_empty() {
        reading.say(field, &origin, ItemRole::Customer, asked.to_owned());
    }
    // Of version 2 a list; before that one message, sometimes in a turn's `botResponse`.
    for answer in list(&mut turn, "messages") {
        said(reading, &origin, &answer);
    }
    let mut inner = inside(&mut turn, "botResponse");
    for turn in [Some(&mut turn), inner.as_mut()].into_iter().flatten() {
        let text = word(turn, "message");
        if !text.is_empty() {
            reading.say(field, &origin, ItemRole::Bot, text.to_owned());
        }
    }
    if reading.made() == 0 {
        reading.note(field, &origin, "turn".to_owned());
    }
}

fn said(reading: &mut TranscriptBuilder, origin: &Origin, answer: &Field<'_>) {
    let mut message: Option<Object<'_>> =
        answer.value.is_object().then(|| answer.object()).flatten();
    let content = message
        .as_mut()
        .map(|message| word(message, "content"))
        .unwrap_or_default();
    let card = answer.value.get("imageResponseCard").map(chat_cards::lines);
    let lines = content
        .lines()
        .map(str::to_owned)
        .chain(card.into_iter().flatten());
    let text = lines.collect::<Vec<_>>().join("\n");
    if !text.is_empty() {
        reading.say(answer, origin, ItemRole::Bot, text);
    }
}
