//! Words of a language model, for a browser without script.

use crate::views::catalogue::t;
use crate::views::shell::Shell;
use askama::Template;

/// The answer to `POST /tickets/{number}/assist`.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/assisted.html")]
pub(crate) struct AssistedPage {
    /// Frame of the page.
    pub(crate) shell: Shell,
    /// What it is.
    pub(crate) title: String,
    /// The words.
    pub(crate) text: String,
    /// The ticket they are about.
    pub(crate) number: i64,
}
