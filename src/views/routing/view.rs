//! Routing rules: setting them, and trying them on past tickets.

use crate::views::shell::Shell;
use askama::Template;

/// A rule in the list.
#[derive(Clone, Debug, Default)]
pub(crate) struct RouteRuleView {
    pub(crate) name: String,
    /// Its conditions, in words.
    pub(crate) when: String,
    /// What follows, in words.
    pub(crate) then: String,
    /// Whether it is on.
    pub(crate) enabled: bool,
    /// Whether it holds against the bot.
    pub(crate) overrides: bool,
    /// Names in the rule that no longer exist.
    pub(crate) gone: String,
}

/// Tickets that would go from one place to another.
#[derive(Clone, Debug, Default)]
pub(crate) struct MoveView {
    /// Where they went.
    pub(crate) from: String,
    /// Where they would go.
    pub(crate) to: String,
    /// How many.
    pub(crate) count: usize,
}

/// A ticket that would go elsewhere.
#[derive(Clone, Debug, Default)]
pub(crate) struct DifferView {
    /// Its number.
    pub(crate) ticket: i64,
    /// When it was routed.
    pub(crate) at: String,
    /// Where it went.
    pub(crate) from: String,
    /// Where it would go.
    pub(crate) to: String,
    /// Why.
    pub(crate) reason: String,
}

/// How changed rules would have routed.
#[derive(Clone, Debug, Default)]
pub(crate) struct RoutesTrialView {
    /// How many of how many, in words.
    pub(crate) sentence: String,
    /// How many from where to where.
    pub(crate) moves: Vec<MoveView>,
    /// The newest of them.
    pub(crate) differs: Vec<DifferView>,
    /// Those that are not shown.
    pub(crate) more: usize,
}

/// A field of the form for a new rule.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewField {
    /// Its name in the form.
    pub(crate) name: &'static str,
    pub(crate) label: &'static str,
    /// What may stand there.
    pub(crate) hint: &'static str,
    /// What was typed.
    pub(crate) value: String,
    /// What can be chosen; nothing for a free text.
    pub(crate) choices: Vec<String>,
}

/// The form for a new rule.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewRuleView {
    pub(crate) name: String,
    /// Conditions.
    pub(crate) when: Vec<NewField>,
    /// What follows.
    pub(crate) then: Vec<NewField>,
    /// Whether it is to hold against the bot.
    pub(crate) overrides: bool,
    /// What is wrong with it.
    pub(crate) wrong: Vec<String>,
    /// How the rules would have done with it.
    pub(crate) trial: Option<RoutesTrialView>,
}

/// The rules.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/routing.html")]
pub(crate) struct RoutesPage {
    /// The frame.
    pub(crate) shell: Shell,
    /// Which state of the rules this is.
    pub(crate) revision: i64,
    /// In order.
    pub(crate) rules: Vec<RouteRuleView>,
    /// Why a rule could not be moved, switched or removed.
    pub(crate) wrong_move: Vec<String>,
    /// All of them as a text, as it is or as it was typed.
    pub(crate) text: String,
    /// What is wrong with the text.
    pub(crate) wrong: Vec<String>,
    /// The confirmation of the last action.
    pub(crate) flash: String,
    /// The form for one more.
    pub(crate) new: NewRuleView,
    /// How the text would have done.
    pub(crate) trial: Option<RoutesTrialView>,
}
