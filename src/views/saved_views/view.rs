//! Saved views, to be opened and changed.

use crate::views::catalogue::t;
use crate::views::queue::shown_by::ViewChoice;
use crate::views::shell::Shell;
use crate::views::wrong_fields::WrongFields;
use askama::Template;

/// A saved view.
#[derive(Clone, Debug)]
pub(crate) struct SavedViewRow {
    pub(crate) id: i64,
    pub(crate) name: String,
    /// As it was typed; empty for every open ticket.
    pub(crate) filter: String,
    /// The order, in words.
    pub(crate) sort: String,
    /// The team it belongs to; empty for the reader's own.
    pub(crate) team: String,
    pub(crate) may_change: bool,
}

/// `/views`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/views.html")]
pub(crate) struct SavedViewsPage {
    pub(crate) shell: Shell,
    pub(crate) views: Vec<SavedViewRow>,
    /// The teams for which the reader may save one.
    pub(crate) teams: Vec<ViewChoice>,
    /// The view in the form; 0 for a new one.
    pub(crate) edits: i64,
    pub(crate) name: String,
    pub(crate) filter: String,
    pub(crate) sorts: Vec<ViewChoice>,
    /// What is wrong with the form.
    pub(crate) errors: WrongFields,
    /// Whether the reader came to write one.
    pub(crate) begins: bool,
    /// What was just done, in words.
    pub(crate) flash: String,
}
