//! The dialog of a Voiceflow transcript: requests are the customer's, traces of text, speech and choices the bot's,
//! everything else is a note.

use super::builder::{Origin, TranscriptBuilder};
use super::loose::{first_foreign, time_of, when, word};
use super::shapes::{has, has_inside, kind_of, text};
use super::{Dialect, ItemRole, Reads, chat_cards};
use crate::domain::reader::Field;
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "voiceflow",
    passes: "Voiceflow: the turns of a transcript, or the traces of the dialog API",
    example: r#"{"turnID": "1", "type": "text", "format": "trace", "payload": {"type": "text", "payload": {"message": "Welcome."}}}"#,
    knows: is_turn,
    reads: Reads::Each(read),
};

fn is_turn(item: &Value) -> bool {
    let formatted = matches!(text(item, "format"), Some("trace" | "request"));
    let turn = has(item, &["turnID", "turn_id"]);
    let trace = has_inside(item, "payload", &["message", "slate"]) && kind_of(item).is_some();
    let logged = matches!(kind_of(item), Some("trace" | "action"))
        && has_inside(item, "data", &["type"])
        && !has(item, &["id"]);
    kind_of(item).is_some()
        && has(item, &["payload", "data"])
        && (formatted || turn || trace || logged)
        && !has(item, &["role", "direction", "event"])
}

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut turn) = field.object() else {
        return;
    };
    let origin = Origin {
        external_id: first_foreign(&mut turn, &["_id"]),
        name: None,
        at: when(&mut turn),
    };
    let kind = word(&mut turn, "type");
    let asked = word(&mut turn, "format") == "request" || matches!(kind, "request" | "action");
    let outer = super::loose::first(&mut turn, &["payload", "data"]);
    let dated = outer
        .as_ref()
        .and_then(|outer| outer.object())
        .and_then(|mut outer| outer.field("time"));
    let origin = Origin {
        at: origin.at.or_else(|| time_of(&dated?)),
        ..origin
    };
    let outer = outer.map(|outer| outer.value).unwrap_or(&Value::Null);
    let kind = text(outer, "type").unwrap_or(kind);
    let inner = outer.get("payload").unwrap_or(outer);
    let words = match asked {
        true => taken(outer, inner),
        false => said(kind, inner),
    };
    let role = if asked {
        ItemRole::Customer
    } else {
        ItemRole::Bot
    };
    match words.filter(|words| !words.is_empty()) {
        Some(words) => reading.say(field, &origin, role, words),
        None => reading.note(field, &origin, kind.chars().take(64).collect()),
    }
}

/// What the customer wrote or chose.
fn taken(outer: &Value, inner: &Value) -> Option<String> {
    let words = |value: &Value| value.as_str().map(str::to_owned);
    let told = ["query", "label", "text", "message"]
        .iter()
        .find_map(|name| inner.get(*name).and_then(words));
    told.or_else(|| words(inner).filter(|_| text(outer, "type") == Some("text")))
}

/// What the bot said: in words, as a card, as choices.
fn said(kind: &str, inner: &Value) -> Option<String> {
    match kind {
        "text" | "speak" | "message" => text(inner, "message").map(str::to_owned),
        "choice" | "cardV2" | "carousel" | "visual" | "card" | "buttons" => {
            Some(chat_cards::lines(inner).join("\n"))
        }
        _ => None,
    }
}
