//! When a team is there, and what it says in its own words: settings for who leads.

use crate::views::shell::Shell;
use crate::views::team::needs::TeamTab;
use askama::Template;

/// The fields of the form, as they are written.
#[derive(Clone, Debug, Default)]
pub struct HoursForm {
    /// Hours as OpenStreetMap writes them; empty for always.
    pub hours: String,
    /// The team's zone.
    pub zone: String,
    /// Dates, one a line.
    pub closed: String,
    /// How many may wait; empty for any number.
    pub backlog: String,
}

/// An opening or a closing.
#[derive(Clone, Debug, Default)]
pub struct ChangeLine {
    /// When, on the team's clock.
    pub at: String,
    /// Whether it opens.
    pub opens: bool,
}

/// What the hours mean.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// There are none.
    pub always: bool,
    /// Whether it is open now.
    pub open: bool,
    /// Until when, on the team's clock; empty for good.
    pub until: String,
    /// What comes next.
    pub changes: Vec<ChangeLine>,
}

/// `GET /settings/teams/{name}/hours`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/hours.html")]
pub struct HoursPage {
    /// The frame.
    pub shell: Shell,
    /// The team's name.
    pub team: String,
    /// Address of the team's settings.
    pub address: String,
    /// Which of the team's pages it is.
    pub tab: TeamTab,
    /// What is edited.
    pub form: HoursForm,
    /// What it means; nothing when it cannot be read.
    pub preview: Option<Preview>,
    /// Errors in the submitted form.
    pub errors: Vec<String>,
    /// Whether it was just saved.
    pub saved: bool,
    /// Whether it is only looked at.
    pub unsaved: bool,
}

/// A sentence as it is edited.
#[derive(Clone, Debug, Default)]
pub struct SentenceView {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// Placeholders it knows.
    pub placeholders: String,
    /// The text as it is.
    pub text: String,
    /// The built-in text.
    pub built_in: &'static str,
    /// The text with sample values.
    pub sample: String,
    /// Whether it is the team's own.
    pub own: bool,
    /// What is wrong with it; empty if nothing.
    pub error: String,
}

/// A language there is.
#[derive(Clone, Debug, Default)]
pub struct LanguageLink {
    /// Its tag.
    pub tag: &'static str,
    /// Its name.
    pub name: &'static str,
}

/// `GET /settings/teams/{name}/sentences`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/sentences.html")]
pub struct SentencesPage {
    /// The frame.
    pub shell: Shell,
    /// The team's name.
    pub team: String,
    /// Address of the team's settings.
    pub address: String,
    /// Which of the team's pages it is.
    pub tab: TeamTab,
    /// The language that is edited.
    pub language: &'static str,
    /// All there are.
    pub languages: Vec<LanguageLink>,
    /// The sentences.
    pub sentences: Vec<SentenceView>,
    /// Whether something is wrong with what was sent.
    pub wrong: bool,
    /// Whether it was just saved.
    pub saved: bool,
}
