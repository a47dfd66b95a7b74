//! What is known, and what was promised.

use super::{values, words};
use crate::domain::packet::{Fact, Promise};
use crate::views::packet::{FactView, PromiseView};

pub(super) fn fact(fact: &Fact) -> FactView {
    FactView {
        name: words::spaced(&fact.name),
        value: values::text(&fact.value),
        source: fact.source.clone().unwrap_or_default(),
        confidence: fact.confidence.map(words::percent).unwrap_or_default(),
        confirmed: fact.confirmed,
    }
}

pub(super) fn promise(promise: &Promise) -> PromiseView {
    PromiseView {
        text: promise.text.clone(),
        due: promise.due.map(|due| due.to_string()).unwrap_or_default(),
    }
}
