//! Answers of Dialogflow ES: what the customer said and what was answered, in one.

use super::builder::{Origin, TranscriptBuilder};
use super::loose::{first_foreign, inside, list, when, word};
use super::shapes::{has, has_inside};
use super::{Dialect, ItemRole, Reads, chat_cards};
use crate::domain::reader::{Field, Object};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "dialogflow.es",
    passes: "Dialogflow ES: the answers of `detectIntent`, one after another",
    example: r#"{"responseId": "r1", "queryResult": {"queryText": "a permit", "fulfillmentText": "Which kind?", "fulfillmentMessages": [{"text": {"text": ["Which kind?"]}}]}}"#,
    knows: is_answer,
    reads: Reads::Each(read),
};

const TOLD: &[&str] = &[
    "queryText",
    "fulfillmentText",
    "fulfillmentMessages",
    "query_text",
    "fulfillment_text",
    "fulfillment_messages",
];

fn is_answer(item: &Value) -> bool {
    let result = |name: &str| has_inside(item, name, TOLD);
    result("queryResult")
        || result("query_result")
        || has(item, TOLD)
        || has_inside(item, "result", &["resolvedQuery"])
}

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut answer) = field.object() else {
        return;
    };
    let origin = Origin {
        external_id: first_foreign(&mut answer, &["responseId", "response_id", "id"]),
        name: None,
        at: when(&mut answer),
    };
    let inner = ["queryResult", "query_result", "result"].into_iter();
    let mut result = inner
        .into_iter()
        .find_map(|name| inside(&mut answer, name))
        .unwrap_or(answer);
    let asked = ["queryText", "query_text", "resolvedQuery"].map(|name| word(&mut result, name));
    if let Some(asked) = asked.into_iter().find(|asked| !asked.is_empty()) {
        reading.say(field, &origin, ItemRole::Customer, asked.to_owned());
    }
    let said = answered(&mut result);
    if !said.is_empty() {
        reading.say(field, &origin, ItemRole::Bot, said);
    }
    if reading.made() == 0 {
        reading.note(field, &origin, "answer".to_owned());
    }
}

/// The messages; the text is the same once more, so it counts only where there are none.
fn answered(result: &mut Object<'_>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for name in ["fulfillmentMessages", "fulfillment_messages"] {
        for message in list(result, name) {
            lines.extend(said_in(message.value));
        }
    }
    if lines.is_empty() {
        let text = ["fulfillmentText", "fulfillment_text"].map(|name| word(result, name));
        lines.extend(
            text.into_iter()
                .find(|text| !text.is_empty())
                .map(str::to_owned),
        );
    }
    if lines.is_empty()
        && let Some(mut older) = inside(result, "fulfillment")
    {
        lines.push(word(&mut older, "speech").to_owned());
    }
    lines.join("\n")
}

/// `{text: {text: […]}}`, or a card.
pub(super) fn said_in(message: &Value) -> Vec<String> {
    let texts = message.pointer("/text/text").and_then(Value::as_array);
    match texts {
        Some(texts) => texts
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        None => chat_cards::lines(message),
    }
}
