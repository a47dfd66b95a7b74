//! What a dialect is.

use super::Item;
use crate::domain::reader::Field;
use serde_json::Value;

/// A way in which transcripts are written, and how it is read. Each stands in a file of its own.
#[derive(Clone, Copy)]
pub(super) struct Dialect {
    /// What bots call it.
    pub(crate) word: &'static str,
    /// Whether an item is of this dialect beyond doubt.
    pub(crate) knows: fn(&Value) -> bool,
    pub(crate) reads: Reads,
}

/// What a dialect is made of.
#[derive(Clone, Copy)]
pub(super) enum Reads {
    /// A list.
    Items(fn(&[Field<'_>]) -> Vec<Item>),
    /// One text.
    Text(fn(&Field<'_>) -> Vec<Item>),
}
