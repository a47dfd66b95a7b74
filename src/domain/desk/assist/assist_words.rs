//! The words of a case that a language model is told: what is known of the matter, and what was said aloud. Who the
//! customer is, what colleagues noted, links, files and the bot's own state stay here.

use super::assist_prompt::masked;
use crate::domain::packet::{Fact, Packet, Promise};
use crate::domain::text::redaction::{MASKED, Masks, mask_patterns, mask_strings, mask_value};
use serde_json::{Value, json};

/// The most characters of one fact's value.
const VALUE_MAX_CHARS: usize = 300;

/// Something that was said aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AssistLine<'a> {
    /// Who said it: `Customer`, `Bot` or `Agent`.
    pub(crate) by: &'static str,
    /// The words.
    pub(crate) text: &'a str,
}

/// The words of a case, as texts that each can be masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CaseWords {
    /// What is known of the matter, then what was said, the oldest first.
    pub(crate) texts: Vec<String>,
    /// How many of them are what is known.
    pub(crate) known: usize,
}

impl CaseWords {
    /// Of a packet and of what was said. Names and values are also masked each by itself: a pattern may ask for where a
    /// text begins and ends.
    pub(crate) fn of(packet: &Packet, said: &[AssistLine<'_>], masks: &Masks) -> Self {
        let mut texts = known(packet, masks);
        let known = texts.len();
        let line = |line: &AssistLine<'_>| format!("{}: {}", line.by, masked(line.text, masks));
        texts.extend(said.iter().map(line));
        Self { texts, known }
    }

    /// Of one text alone.
    pub(crate) fn only(text: &str) -> Self {
        Self {
            texts: vec![text.to_owned()],
            known: 1,
        }
    }
}

fn known(packet: &Packet, masks: &Masks) -> Vec<String> {
    let Packet {
        trigger,
        priority: _, // says nothing about the matter
        summary,
        intent,
        facts,
        promises,
        task: _, // the bot's way of working
        earlier_tasks: _,
        learned: _, // names of facts, which are all here
        avoid,
        ask,
        routing: _,
        return_to: _,
        metadata: _, // the bot's own
        attachments: _,
        truncated: _,
    } = packet;
    let mut texts = Vec::new();
    let mut tell = |what: &str, text: Option<&str>| {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            texts.push(format!("{what}: {}", masked(text, masks)));
        }
    };
    let reason = trigger.as_ref().map(|trigger| trigger.reason.as_str());
    tell("Why the bot handed over", reason);
    let detail = trigger
        .as_ref()
        .and_then(|trigger| trigger.detail.as_deref());
    tell("In words", detail);
    let intent = intent.as_ref().map(|intent| intent.name.as_str());
    tell("What the customer wants", intent);
    let summary = summary.as_ref().map(|summary| summary.text.as_str());
    tell("Summary so far", summary);
    let prompt = ask.as_ref().and_then(|ask| ask.prompt.as_deref());
    tell("What the bot asks the agent", prompt);
    for Promise { text, due: _ } in promises {
        tell("Promised to the customer", Some(text));
    }
    for topic in avoid {
        tell("Topic to avoid", Some(topic));
    }
    let facts = facts.iter().map(|fact| fact_in_words(fact, masks));
    texts.extend(facts);
    texts
}

/// Its name may say that its value is a secret.
fn fact_in_words(fact: &Fact, masks: &Masks) -> String {
    let mut told = json!({ fact.name.as_str(): fact.value });
    mask_value(&mut told);
    mask_strings(&mut told, &mut |text| mask_patterns(text, masks));
    let named = told.as_object().and_then(|told| told.iter().next());
    let (name, value) = named.map_or((MASKED, &Value::Null), |(name, value)| (name, value));
    let value = match value {
        Value::String(text) => text.clone(),
        other => masked(&other.to_string(), masks),
    };
    let value: String = value.chars().take(VALUE_MAX_CHARS).collect();
    format!("Fact {name}: {value}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;
    use serde_json::json;

    #[test]
    fn the_words_of_a_case_are_its_matter_and_what_was_said() {
        let packet: Packet = serde_json::from_value(json!({
            "summary": { "text": "Wants a refund", "author": "Helper 3" },
            "facts": [{ "name": "reservation", "value": "TK-123456" }, { "name": "seats", "value": [1, 2] },
                { "name": "Password", "value": "hunter22" }],
            "promises": [{ "text": "An answer today" }],
            "metadata": { "crm": "inner-77" },
            "attachments": [{ "url": "https://files.example/1" }],
            "truncated": false,
        }))
        .unwrap();
        let said = [AssistLine {
            by: "Customer",
            text: "Hello",
        }];
        let masks = Masks::new(vec![Regex::new("^TK-[0-9]{6}$").unwrap()], 0);
        let words = CaseWords::of(&packet, &said, &masks);
        assert_eq!(
            words.texts,
            [
                "Summary so far: Wants a refund",
                "Promised to the customer: An answer today",
                "Fact reservation: [masked]",
                "Fact seats: [1,2]",
                "Fact Password: [secret]",
                "Customer: Hello",
            ]
        );
        assert_eq!(words.known, 5);
    }
}
