//! Interactions of Dialogflow CX: a question with its answers; and the answers of its `detectIntent`.

use super::builder::{Origin, TranscriptBuilder};
use super::dialogflow_es::said_in;
use super::loose::{first_foreign, inside, list, when, word};
use super::shapes::{has, has_inside};
use super::{Dialect, ItemRole, Reads};
use crate::domain::reader::Field;
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "dialogflow.cx",
    passes: "Dialogflow CX: `conversation.interactions`, or the answers of `detectIntent`",
    example: r#"{"requestUtterances": "And the price?", "responseUtterances": "Ten euro.", "createTime": "2026-05-04T09:00:20Z"}"#,
    knows: is_interaction,
    reads: Reads::Each(read),
};

fn is_interaction(item: &Value) -> bool {
    let result = |name: &str| has_inside(item, name, &["responseMessages", "response_messages"]);
    has(
        item,
        &[
            "requestUtterances",
            "responseUtterances",
            "request_utterances",
            "response_utterances",
        ],
    ) || result("queryResult")
        || result("query_result")
}

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut turn) = field.object() else {
        return;
    };
    let origin = Origin {
        external_id: first_foreign(&mut turn, &["responseId", "response_id"]),
        name: None,
        at: when(&mut turn),
    };
    let uttered = ["requestUtterances", "request_utterances"].map(|name| word(&mut turn, name));
    let answered = ["responseUtterances", "response_utterances"].map(|name| word(&mut turn, name));
    let mut response = inside(&mut turn, "response");
    let result = ["queryResult", "query_result"]
        .into_iter()
        .find_map(|name| {
            response
                .as_mut()
                .and_then(|response| inside(response, name))
                .or_else(|| inside(&mut turn, name))
        });
    let (mut asked, mut lines) = (String::new(), Vec::new());
    if let Some(mut result) = result {
        let words = ["text", "transcript"].map(|name| word(&mut result, name));
        asked = words
            .into_iter()
            .find(|words| !words.is_empty())
            .unwrap_or_default()
            .to_owned();
        for name in ["responseMessages", "response_messages"] {
            lines.extend(
                list(&mut result, name)
                    .iter()
                    .flat_map(|message| said_in(message.value)),
            );
        }
    }
    let given = |words: [&str; 2]| {
        words
            .into_iter()
            .find(|words| !words.is_empty())
            .map(str::to_owned)
    };
    let asked = given(uttered).unwrap_or(asked);
    let said = if lines.is_empty() {
        given(answered).unwrap_or_default()
    } else {
        lines.join("\n")
    };
    for (role, text) in [(ItemRole::Customer, asked), (ItemRole::Bot, said)] {
        if !text.is_empty() {
            reading.say(field, &origin, role, text);
        }
    }
    if reading.made() == 0 {
        reading.note(field, &origin, "interaction".to_owned());
    }
}
