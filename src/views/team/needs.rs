//! Settings of a team, for who leads.

use askama::Template;

use crate::views::catalogue::t;
use crate::views::picker::Picker;
use crate::views::shell::Shell;

/// A page of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TeamTab {
    /// What it is called, how its tickets find an agent, and its deadlines.
    General,
    /// What it needs to know.
    Facts,
    /// When it is open.
    Hours,
    /// What Baton says to its customers.
    Sentences,
}

/// A fact the team needs, as it is edited.
#[derive(Clone, Debug, Default)]
pub(crate) struct NeedView {
    /// Its place in the form.
    pub(crate) index: usize,
    /// Its name; empty for the one that may be added.
    pub(crate) name: String,
    /// Whether a packet without it is incomplete.
    pub(crate) required: bool,
    /// A question, or one for each language in a line of its own: `es: …`.
    pub(crate) question: String,
    /// A regular expression.
    pub(crate) pattern: String,
    /// Other names, with commas.
    pub(crate) also: String,
    /// Places where it may stand besides.
    pub(crate) from: Picker,
}

/// What a team needs to know.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/team.html")]
pub(crate) struct TeamNeedsPage {
    /// The frame.
    pub(crate) shell: Shell,
    /// The team's name.
    pub(crate) team: String,
    /// The page's own address.
    pub(crate) address: String,
    /// Which of the team's pages it is.
    pub(crate) tab: TeamTab,
    /// The facts, and an empty one.
    pub(crate) needs: Vec<NeedView>,
    /// Patterns of what is masked, one a line.
    pub(crate) redact: String,
    /// What the form is made from.
    pub(crate) revision: String,
    /// Whether somebody else has changed it since.
    pub(crate) changed: bool,
    /// Errors in the submitted form.
    pub(crate) errors: Vec<String>,
    /// Whether it was just saved.
    pub(crate) saved: bool,
}
