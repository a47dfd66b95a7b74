//! What is known, and what was promised.

use crate::domain::packet::{Fact, Promise};
use crate::views::catalogue::t;
use crate::views::labels;
use crate::views::packet::shown_value::ShownValue;
use crate::views::packet::view::{FactView, PromiseView};

pub(crate) fn fact(fact: &Fact) -> FactView {
    let shown = ShownValue::of(&fact.name, &fact.value);
    FactView {
        name: labels::capitalised(shown.label),
        value: shown.text,
        at: shown.at,
        source: fact.source.clone().unwrap_or_default(),
        confidence: fact.confidence.and_then(doubt).unwrap_or_default(),
        confirmed: fact.confirmed,
    }
}

/// From so much confidence on there is nothing to check.
const SURE_ENOUGH: f64 = 0.8;

/// How sure the bot is, where it is in doubt.
pub(crate) fn doubt(confidence: f64) -> Option<String> {
    let sure = labels::percent(confidence);
    (confidence < SURE_ENOUGH).then(|| t::packet_sure(sure))
}

pub(crate) fn promise(promise: &Promise) -> PromiseView {
    PromiseView {
        text: promise.text.clone(),
        due: promise.due.map(|due| due.to_string()).unwrap_or_default(),
    }
}
