//! Trigger rules: setting them, trying them, and how well they do.

use crate::views::catalogue::t;
use crate::views::context_report::view::SpanLink;
use crate::views::picker::Picker;
use crate::views::shell::Shell;
use askama::Template;

/// Somebody whose rules can be set.
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnerLink {
    /// `bot:NAME` or `team:NAME`.
    pub(crate) id: String,
    pub(crate) name: String,
    /// `bot` or `team`.
    pub(crate) kind: String,
    /// Whether it has rules of its own.
    pub(crate) own: bool,
    /// Whether its rules are shown.
    pub(crate) current: bool,
}

/// How something about a rule is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RuleFieldKind {
    /// A number.
    Number,
    /// A line of text.
    Text,
    /// Several lines, one entry each.
    Lines,
}

/// Something about a rule that can be set.
#[derive(Clone, Debug)]
pub(crate) struct RuleField {
    /// Its name in the form.
    pub(crate) name: String,
    pub(crate) label: String,
    /// What it holds.
    pub(crate) value: String,
    /// How it is filled in.
    pub(crate) kind: RuleFieldKind,
    /// Steps of a number.
    pub(crate) step: String,
    /// What is chosen instead of typed; nothing for the others.
    pub(crate) picker: Option<Picker>,
    /// Words proposed for a line of text.
    pub(crate) proposed: Vec<String>,
}

/// A rule as it can be set.
#[derive(Clone, Debug, Default)]
pub(crate) struct RuleView {
    pub(crate) name: String,
    /// The name as people read it.
    pub(crate) shown: String,
    /// What it looks for, in words.
    pub(crate) about: String,
    /// Whether it is on.
    pub(crate) enabled: bool,
    /// Whether it opens the ticket at once.
    pub(crate) auto_escalate: bool,
    /// Why it escalates: the word of the reason; empty for the usual one.
    pub(crate) reason: String,
    /// What is usual for what it looks for, in words.
    pub(crate) usual_reason: String,
    /// Every reason there is: its word, and in words.
    pub(crate) reasons: Vec<(String, String)>,
    /// What can be set.
    pub(crate) fields: Vec<RuleField>,
    /// Whether its form is unfolded.
    pub(crate) open: bool,
    /// Errors in the submitted form.
    pub(crate) wrong: Vec<String>,
    /// How it would have done.
    pub(crate) trial: Option<TrialView>,
    /// Whether it was tried and differs from what holds.
    pub(crate) unsaved: bool,
}

/// How a rule would have done.
#[derive(Clone, Debug, Default)]
pub(crate) struct TrialView {
    pub(crate) sentence: String,
    /// How the rule, and all rules together, agree with the labels; empty while nothing is labelled.
    pub(crate) figures: Vec<String>,
    /// Where it would have fired, the newest first.
    pub(crate) examples: Vec<ExampleLine>,
    /// Where it would not have fired, the newest first.
    pub(crate) quiet: Vec<ExampleLine>,
}

/// A conversation in which a rule would have fired, or not.
#[derive(Clone, Debug, Default)]
pub(crate) struct ExampleLine {
    /// The bot's id of it.
    pub(crate) conversation: String,
    /// Baton's token of it.
    pub(crate) token: String,
    /// Whether it needed a person, if somebody has said so.
    pub(crate) needed_person: Option<bool>,
    /// Its ticket; 0 without one.
    pub(crate) ticket: i64,
    pub(crate) at: String,
    pub(crate) evidence: String,
    /// The turn, shortened.
    pub(crate) said: String,
}

/// A signal a new rule can look for.
#[derive(Clone, Debug, Default)]
pub(crate) struct SignalChoice {
    pub(crate) word: String,
    /// What it looks for, in words.
    pub(crate) about: String,
}

/// `GET /settings/triggers`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/triggers.html")]
pub(crate) struct TriggersPage {
    /// Frame of the page.
    pub(crate) shell: Shell,
    /// Whose rules can be set.
    pub(crate) owners: Vec<OwnerLink>,
    /// Whose are shown: `bot:NAME` or `team:NAME`; empty when there is nobody.
    pub(crate) owner: String,
    pub(crate) name: String,
    /// Where the rules come from.
    pub(crate) origin: String,
    /// Whether they are the owner's own.
    pub(crate) own: bool,
    pub(crate) rules: Vec<RuleView>,
    /// Signals for a new rule.
    pub(crate) signals: Vec<SignalChoice>,
    /// The names a team goes by, one a line; a bot has none.
    pub(crate) names: Option<String>,
    /// What is wrong with these names.
    pub(crate) wrong_names: Vec<String>,
    /// What is wrong with a new rule.
    pub(crate) wrong: Vec<String>,
    /// What has just happened.
    pub(crate) flash: String,
}

/// A line of the scorecard.
#[derive(Clone, Debug, Default)]
pub(crate) struct ScoreRow {
    /// The bot's name and version.
    pub(crate) bot: String,
    /// The rule, or the bot's own reason.
    pub(crate) cause: String,
    /// Whether the bot escalated by itself.
    pub(crate) by_bot: bool,
    pub(crate) tickets: i64,
    /// Tickets that were marked.
    pub(crate) marked: i64,
    /// Share of them that had to be, 0 to 100; nothing while none is marked.
    pub(crate) percent: Option<i64>,
    /// Marked right.
    pub(crate) right: i64,
    /// Marked too early.
    pub(crate) too_early: i64,
    /// Marked too late.
    pub(crate) too_late: i64,
    /// Marked as the wrong team's.
    pub(crate) wrong_team: i64,
}

/// `GET /reports/triggers`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/scorecard.html")]
pub(crate) struct ScorecardPage {
    /// Frame of the page.
    pub(crate) shell: Shell,
    /// Spans to choose.
    pub(crate) spans: Vec<SpanLink>,
    /// How many days it looks back.
    pub(crate) days: u64,
    /// By bot, version and cause.
    pub(crate) rows: Vec<ScoreRow>,
}
