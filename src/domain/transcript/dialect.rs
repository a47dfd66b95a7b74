//! What a dialect is.

use super::Item;
use super::builder::TranscriptBuilder;
use crate::domain::reader::Field;
use serde_json::Value;
use std::collections::HashMap;

/// Who somebody is whom nobody can know by the words: names, and the sides they stand for.
pub(super) type Speakers = HashMap<String, super::ItemRole>;

/// A way in which transcripts are written, and how it is read. Each stands in a file of its own.
#[derive(Clone, Copy)]
pub(super) struct Dialect {
    /// What bots call it.
    pub(crate) word: &'static str,
    /// What a user of the framework passes, for the table in `docs/api.md`.
    pub(crate) passes: &'static str,
    /// An item of it as JSON: for the same table, and to tell which dialect something looks like.
    pub(crate) example: &'static str,
    /// Whether an item is of this dialect beyond doubt; of all dialects one at most says so.
    pub(crate) knows: fn(&Value) -> bool,
    pub(crate) reads: Reads,
}

/// What a dialect is made of.
#[derive(Clone, Copy)]
pub(super) enum Reads {
    /// Messages of a role and words, or what stands among them, each by itself.
    Messages(fn(&mut TranscriptBuilder, &Field<'_>)),
    /// Items of a shape of their own, each by itself.
    Each(fn(&mut TranscriptBuilder, &Field<'_>)),
    /// Items of a shape of their own that have to be seen together.
    List(fn(&mut TranscriptBuilder, &[Field<'_>])),
    /// One text.
    Text(fn(&Field<'_>, &Speakers) -> Vec<Item>),
}
