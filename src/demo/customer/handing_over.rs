//! The packet that the bot hands over with a visitor.

use super::robin;
use serde_json::{Value, json};

/// How much of the customer's words a summary quotes, in characters.
const QUOTED_CHARS: usize = 240;

/// Why the bot hands over.
pub(in crate::demo) struct HandingOver<'a> {
    /// The API's word for it.
    pub(crate) reason: &'a str,
    /// In words, if it says more than the reason.
    pub(crate) detail: Option<&'a str>,
    /// The message that made it.
    pub(crate) message: Option<&'a str>,
    /// What the bot says last.
    pub(crate) last_words: Option<&'a str>,
}

/// The body of `POST /escalations`. Baton has the conversation already: the bot has told it word for word.
pub(in crate::demo) fn body(conversation: &str, said: &[String], why: &HandingOver<'_>) -> Value {
    json!({
        "conversation": {
            "external_id": conversation,
            "channel": "web",
            "language": "en",
        },
        "trigger": { "reason": why.reason, "detail": why.detail, "message_id": why.message },
        "priority": "high",
        "routing": { "team": "Flights" },
        "customer": robin::customer(),
        "summary": { "text": summary(said), "author": "Pip" },
        "intent": { "name": "cancelled_flight", "confidence": 0.9 },
        "facts": robin::facts(),
        "last_words": why.last_words,
    })
}

fn summary(said: &[String]) -> String {
    let known = "We cancelled flight PP 204 Edinburgh–Lisbon this morning. The bot has offered a seat tomorrow at 07:40.";
    match said.last() {
        Some(words) => {
            let words: String = words.chars().take(QUOTED_CHARS).collect();
            format!("{known} {} wrote: “{words}”", robin::NAME)
        }
        None => known.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::input;

    #[test]
    fn a_visitors_escalation_is_read_without_a_warning() {
        let why = HandingOver {
            reason: "user_requested",
            detail: None,
            message: Some("m-1"),
            last_words: None,
        };
        let said = ["ö".repeat(1000)];
        let body = body("visitor-x", &said, &why);
        let read = input::escalation(body.to_string().as_bytes());
        let (_, warnings) = read.unwrap();
        assert!(warnings.is_empty(), "{warnings:?}");
        assert!(summary(&said).chars().count() < 500);
    }
}
