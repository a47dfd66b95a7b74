//! The list of suggestions in the composer.

use crate::views::catalogue::t;
use askama::Template;

/// A reply that may be inserted.
#[derive(Clone, Debug, Default)]
pub(crate) struct SuggestionRow {
    /// The saved reply it is; empty for one that was sent before.
    pub(crate) id: String,
    /// Its name, or what the customer had said.
    pub(crate) about: String,
    /// Its text.
    pub(crate) text: String,
    /// Where it was sent; empty for a saved one.
    pub(crate) ticket: String,
    /// When.
    pub(crate) at: String,
}

/// `GET /tickets/{number}/suggestions`.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/_suggestions.html")]
pub(crate) struct SuggestionsFragment {
    pub(crate) saved: Vec<SuggestionRow>,
    pub(crate) past: Vec<SuggestionRow>,
    pub(crate) team: String,
    pub(crate) is_incomplete: bool,
}
