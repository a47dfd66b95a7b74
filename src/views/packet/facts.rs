//! What is known, and what was promised.

use crate::domain::packet::{Fact, Promise};
use crate::views::packet::view::{FactView, PromiseView};
use crate::views::{json_text, labels};

pub(crate) fn fact(fact: &Fact) -> FactView {
    FactView {
        name: labels::spaced(&fact.name),
        value: json_text::text(&fact.value),
        source: fact.source.clone().unwrap_or_default(),
        confidence: fact.confidence.and_then(doubt).unwrap_or_default(),
        confirmed: fact.confirmed,
    }
}

/// How sure the bot is; nothing if it has no doubt, because then there is nothing to check.
fn doubt(confidence: f64) -> Option<String> {
    let sure = labels::percent(confidence);
    (sure != "100%").then(|| format!("{sure} sure"))
}

pub(crate) fn promise(promise: &Promise) -> PromiseView {
    PromiseView {
        text: promise.text.clone(),
        due: promise.due.map(|due| due.to_string()).unwrap_or_default(),
    }
}
