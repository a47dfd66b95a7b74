//! Trigger rules: setting them, trying them, and how well they do.

use crate::views::shell::Shell;
use askama::Template;

/// Somebody whose rules can be set.
#[derive(Clone, Debug, Default)]
pub struct OwnerLink {
    /// `bot:NAME` or `team:NAME`.
    pub id: String,
    /// The name.
    pub name: String,
    /// `bot` or `team`.
    pub kind: String,
    /// Whether it has rules of its own.
    pub own: bool,
    /// Whether its rules are shown.
    pub current: bool,
}

/// How something about a rule is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleFieldKind {
    /// A number.
    Number,
    /// A line of text.
    Text,
    /// Several lines, one entry each.
    Lines,
}

/// Something about a rule that can be set.
#[derive(Clone, Debug)]
pub struct RuleField {
    /// Its name in the form.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What it holds.
    pub value: String,
    /// How it is filled in.
    pub kind: RuleFieldKind,
    /// Steps of a number.
    pub step: String,
}

/// A rule as it can be set.
#[derive(Clone, Debug, Default)]
pub struct RuleView {
    /// Its name.
    pub name: String,
    /// What it looks for, in words.
    pub about: String,
    /// Whether it is on.
    pub enabled: bool,
    /// Whether it opens the ticket at once.
    pub auto_escalate: bool,
    /// Why it escalates: the word of the reason; empty for the usual one.
    pub reason: String,
    /// What is usual for what it looks for, in words.
    pub usual_reason: String,
    /// Every reason there is: its word, and in words.
    pub reasons: Vec<(String, String)>,
    /// What can be set.
    pub fields: Vec<RuleField>,
    /// Whether its form is unfolded.
    pub open: bool,
    /// Errors in the submitted form.
    pub wrong: Vec<String>,
    /// How it would have done.
    pub trial: Option<TrialView>,
}

/// How a rule would have done.
#[derive(Clone, Debug, Default)]
pub struct TrialView {
    /// In one sentence.
    pub sentence: String,
    /// Where, the newest first.
    pub examples: Vec<ExampleLine>,
}

/// A conversation in which a rule would have fired.
#[derive(Clone, Debug, Default)]
pub struct ExampleLine {
    /// The bot's id of it.
    pub conversation: String,
    /// Its ticket; 0 without one.
    pub ticket: i64,
    /// When.
    pub at: String,
    /// On what.
    pub evidence: String,
    /// The turn, shortened.
    pub said: String,
}

/// A signal a new rule can look for.
#[derive(Clone, Debug, Default)]
pub struct SignalChoice {
    /// Its word.
    pub word: String,
    /// What it looks for, in words.
    pub about: String,
}

/// `GET /settings/triggers`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/triggers.html")]
pub struct TriggersPage {
    /// Frame of the page.
    pub shell: Shell,
    /// Whose rules can be set.
    pub owners: Vec<OwnerLink>,
    /// Whose are shown: `bot:NAME` or `team:NAME`; empty when there is nobody.
    pub owner: String,
    /// Their name.
    pub name: String,
    /// Where the rules come from.
    pub origin: String,
    /// Whether they are the owner's own.
    pub own: bool,
    /// The rules.
    pub rules: Vec<RuleView>,
    /// Signals for a new rule.
    pub signals: Vec<SignalChoice>,
    /// What is wrong with a new rule.
    pub wrong: Vec<String>,
    /// What has just happened.
    pub flash: String,
}

/// A line of the scorecard.
#[derive(Clone, Debug, Default)]
pub struct ScoreRow {
    /// The bot's name and version.
    pub bot: String,
    /// The rule, or the bot's own reason.
    pub cause: String,
    /// Whether the bot escalated by itself.
    pub by_bot: bool,
    /// Tickets.
    pub tickets: i64,
    /// Tickets that were marked.
    pub marked: i64,
    /// Share of them that had to be, 0 to 100; nothing while none is marked.
    pub percent: Option<i64>,
    /// Marked right.
    pub right: i64,
    /// Marked too early.
    pub too_early: i64,
    /// Marked too late.
    pub too_late: i64,
    /// Marked as the wrong team's.
    pub wrong_team: i64,
}

/// `GET /reports/triggers`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/scorecard.html")]
pub struct ScorecardPage {
    /// Frame of the page.
    pub shell: Shell,
    /// How many days it looks back.
    pub days: u64,
    /// By bot, version and cause.
    pub rows: Vec<ScoreRow>,
}
