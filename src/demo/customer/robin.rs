//! Who the visitor is in the demo: one customer, plainly made up.

use crate::demo::script::Script;
use serde_json::{Value, json};

/// The address of the page.
pub(in crate::demo) const PATH: &str = "/demo/customer";

/// What the ids of visitors' conversations begin with.
const PREFIX: &str = "visitor-";

/// First and last name.
pub(super) const NAME: &str = "Robin Wanderly";

/// How the bot addresses them.
const FIRST: &str = "Robin";

/// How the bot goes on when a person has given the conversation back.
const BACK: &str = "Is there anything else I can do for you?";

/// The bot's id of the conversation in one browser.
pub(super) fn conversation_of(browser: &str) -> String {
    format!("{PREFIX}{browser}")
}

/// Whether a conversation is a visitor's.
pub(in crate::demo) fn is_visitors(conversation: &str) -> bool {
    conversation.starts_with(PREFIX)
}

/// What the bot needs to serve a visitor: the visitor says their part themselves.
pub(in crate::demo) fn script() -> Script {
    Script {
        escalation: Value::Null,
        waiting: Vec::new(),
        lines: Vec::new(),
        answers: Vec::new(),
        yes: Vec::new(),
        closing: Vec::new(),
        back: BACK.to_owned(),
        first: FIRST.to_owned(),
        language: "en",
    }
}

/// Who they are, as the bot tells it.
pub(super) fn customer() -> Value {
    json!({
        "external_id": "cust-robin.wanderly",
        "name": NAME,
        "email": "robin.wanderly@example.com",
        "language": "en",
        "timezone": "Europe/London",
        "verified": "strong",
        "attributes": { "tier": "blue" },
    })
}

/// What the bot knows of their journey.
pub(super) fn facts() -> Value {
    let known = |value: &str| json!({ "value": value, "source": "reservation system", "confidence": 1, "confirmed": true });
    json!({
        "booking_reference": known("RW7K2M"),
        "flight": known("PP 204, Edinburgh–Lisbon"),
        "flight_status": known("cancelled this morning"),
        "paid": known("EUR 186.40"),
    })
}
