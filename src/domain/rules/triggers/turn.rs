//! What the rules look at.

use super::team_names::TeamNames;
use crate::domain::base::time::Moment;
use crate::domain::base::words::Sender;
use serde_json::{Map, Value};
use std::sync::Arc;

/// Something said to or by the bot, with what the bot told about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Its `seq` in the conversation.
    pub seq: i64,
    /// Customer or bot; others are not looked at.
    pub sender: Sender,
    /// The words.
    pub text: String,
    /// The name of the intent the bot saw.
    pub intent: Option<String>,
    /// How sure the bot was, 0 to 1.
    pub confidence: Option<f64>,
    /// Whether the bot had no answer.
    pub fallback: bool,
    /// Whether something broke.
    pub error: bool,
    /// How long the bot took to answer.
    pub latency_ms: Option<f64>,
    /// When it was said.
    pub at: Moment,
}

impl Turn {
    /// A turn with what the bot told beside the words: `intent`, `confidence`, `fallback`, `error`,
    /// `latency_ms`, as they were posted.
    pub fn new(
        seq: i64,
        sender: Sender,
        text: &str,
        meta: &Map<String, Value>,
        at: Moment,
    ) -> Self {
        let intent = meta.get("intent");
        let of_intent = |name: &str| intent.and_then(|intent| intent.get(name));
        let name = intent.and_then(Value::as_str);
        let confidence = meta.get("confidence").or_else(|| of_intent("confidence"));
        Self {
            seq,
            sender,
            text: text.to_owned(),
            intent: name
                .or_else(|| of_intent("name")?.as_str())
                .map(str::to_owned),
            confidence: confidence.and_then(Value::as_f64),
            fallback: meta.get("fallback") == Some(&Value::Bool(true)),
            error: meta.get("error").is_some_and(broke),
            latency_ms: meta.get("latency_ms").and_then(Value::as_f64),
            at,
        }
    }

    /// Whether the customer said it.
    pub(crate) fn by_customer(&self) -> bool {
        self.sender == Sender::Customer
    }

    /// Whether the bot said it.
    pub(crate) fn by_bot(&self) -> bool {
        self.sender == Sender::Bot
    }
}

/// An `error` is a flag, or says what broke.
fn broke(error: &Value) -> bool {
    match error {
        Value::Bool(broke) => *broke,
        Value::String(what) => !what.is_empty(),
        Value::Null | Value::Number(_) | Value::Array(_) | Value::Object(_) => false,
    }
}

/// What is known beside the words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct About {
    /// The customer's language as the bot knows it, BCP 47.
    pub language: Option<String>,
    /// The customer's attributes.
    pub attributes: Map<String, Value>,
    /// What the teams are called.
    pub names: Arc<TeamNames>,
}
