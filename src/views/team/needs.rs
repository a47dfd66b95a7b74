//! Settings of a team, for who leads.

use askama::Template;

use crate::views::shell::Shell;

/// A page of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamTab {
    /// What it needs to know.
    Facts,
    /// When it is open.
    Hours,
    /// What Baton says to its customers.
    Sentences,
}

/// A fact the team needs, as it is edited.
#[derive(Clone, Debug, Default)]
pub struct NeedView {
    /// Its place in the form.
    pub index: usize,
    /// Its name; empty for the one that may be added.
    pub name: String,
    /// Whether a packet without it is incomplete.
    pub required: bool,
    /// A question, or one for each language in a line of its own: `es: …`.
    pub question: String,
    /// A regular expression.
    pub pattern: String,
    /// Other names, with commas.
    pub also: String,
    /// Places, with commas.
    pub from: String,
}

/// What a team needs to know.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/team.html")]
pub struct TeamNeedsPage {
    /// The frame.
    pub shell: Shell,
    /// The team's name.
    pub team: String,
    /// The page's own address.
    pub address: String,
    /// Which of the team's pages it is.
    pub tab: TeamTab,
    /// The facts, and an empty one.
    pub needs: Vec<NeedView>,
    /// Patterns of what is masked, one a line.
    pub redact: String,
    /// Errors in the submitted form.
    pub errors: Vec<String>,
    /// Whether it was just saved.
    pub saved: bool,
}
