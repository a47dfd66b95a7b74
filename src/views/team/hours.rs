//! When a team is there, and what it says in its own words: settings for who leads.

use crate::domain::base::words::words;
use crate::views::catalogue::t;
use crate::views::shell::Shell;
use crate::views::team::needs::TeamTab;
use crate::views::wrong_fields::WrongFields;
use askama::Template;

words! {
    /// How the hours of a team are written in the form.
    #[derive(Default)]
    HoursMode {
        /// There are none.
        #[default]
        Always = "always",
        /// In the grid.
        Week = "week",
        /// As text.
        Text = "text",
    }
}

/// A span in the grid, as its two fields hold it; both are empty in one that is to be filled in.
#[derive(Clone, Debug, Default)]
pub(crate) struct SpanFields {
    /// Its place in the day.
    pub(crate) index: usize,
    pub(crate) from: String,
    pub(crate) to: String,
}

/// A day of the grid.
#[derive(Clone, Debug, Default)]
pub(crate) struct DayLine {
    /// `mo`, as the fields of the form name it.
    pub(crate) key: String,
    /// `Monday`.
    pub(crate) name: &'static str,
    /// Its spans, then at least one empty one.
    pub(crate) spans: Vec<SpanFields>,
    /// Whether it has none.
    pub(crate) closed: bool,
}

/// The fields of the form, as they are written.
#[derive(Clone, Debug, Default)]
pub(crate) struct HoursForm {
    /// How they are written.
    pub(crate) mode: HoursMode,
    /// The grid, a line for each day; what the text says if it is a plain week.
    pub(crate) week: Vec<DayLine>,
    /// Whether the grid shows what the text says.
    pub(crate) grid_fits: bool,
    /// Hours as OpenStreetMap writes them; empty for always.
    pub(crate) hours: String,
    /// The team's zone.
    pub(crate) zone: String,
    /// Dates, one a line.
    pub(crate) closed: String,
    /// How many may wait; empty for any number.
    pub(crate) backlog: String,
}

/// An opening or a closing.
#[derive(Clone, Debug, Default)]
pub(crate) struct ChangeLine {
    /// When, on the team's clock.
    pub(crate) at: String,
    /// Whether it opens.
    pub(crate) opens: bool,
}

/// What the hours mean.
#[derive(Clone, Debug, Default)]
pub(crate) struct Preview {
    /// There are none.
    pub(crate) always: bool,
    /// Whether it is open now.
    pub(crate) open: bool,
    /// Until when, on the team's clock; empty for good.
    pub(crate) until: String,
    /// What comes next.
    pub(crate) changes: Vec<ChangeLine>,
}

/// `GET /settings/teams/{name}/hours`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/hours.html")]
pub(crate) struct HoursPage {
    /// The frame.
    pub(crate) shell: Shell,
    /// The team's name.
    pub(crate) team: String,
    /// Address of the team's settings.
    pub(crate) address: String,
    /// Which of the team's pages it is.
    pub(crate) tab: TeamTab,
    /// What is edited.
    pub(crate) form: HoursForm,
    /// Time zones there are.
    pub(crate) zones: Vec<&'static str>,
    /// What it means; nothing when it cannot be read.
    pub(crate) preview: Option<Preview>,
    /// Errors in the submitted form.
    pub(crate) errors: WrongFields,
    /// Whether it was just saved.
    pub(crate) saved: bool,
    /// What the form is made from.
    pub(crate) revision: String,
    /// Whether somebody else has changed it since.
    pub(crate) changed: bool,
    /// Whether it is only looked at.
    pub(crate) unsaved: bool,
}

/// A sentence as it is edited.
#[derive(Clone, Debug, Default)]
pub(crate) struct SentenceView {
    pub(crate) name: &'static str,
    pub(crate) purpose: &'static str,
    /// Placeholders it knows.
    pub(crate) placeholders: String,
    /// The text as it is.
    pub(crate) text: String,
    /// The built-in text.
    pub(crate) built_in: &'static str,
    /// The text with sample values.
    pub(crate) sample: String,
    /// Whether it is the team's own.
    pub(crate) own: bool,
    /// What the form has it from.
    pub(crate) revision: String,
    /// What somebody else has made of it since; nothing if nobody has.
    pub(crate) stored: Option<String>,
    /// What is wrong with it; empty if nothing.
    pub(crate) error: String,
}

/// A language there is.
#[derive(Clone, Debug, Default)]
pub(crate) struct LanguageLink {
    pub(crate) tag: &'static str,
    pub(crate) name: String,
}

/// `GET /settings/teams/{name}/sentences`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/sentences.html")]
pub(crate) struct SentencesPage {
    /// The frame.
    pub(crate) shell: Shell,
    /// The team's name.
    pub(crate) team: String,
    /// Address of the team's settings.
    pub(crate) address: String,
    /// Which of the team's pages it is.
    pub(crate) tab: TeamTab,
    /// The language that is edited.
    pub(crate) language: &'static str,
    /// All there are.
    pub(crate) languages: Vec<LanguageLink>,
    pub(crate) sentences: Vec<SentenceView>,
    /// What stands for each placeholder in the previews.
    pub(crate) samples: Vec<(&'static str, String)>,
    /// Whether something is wrong with what was sent.
    pub(crate) wrong: bool,
    /// Whether that is what somebody else has changed since.
    pub(crate) changed: bool,
    /// Whether it was just saved.
    pub(crate) saved: bool,
}
