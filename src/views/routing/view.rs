//! Routing rules: setting them, and trying them on past tickets.

use crate::views::shell::Shell;
use askama::Template;

/// A rule in the list.
#[derive(Clone, Debug, Default)]
pub struct RouteRuleView {
    /// Its name.
    pub name: String,
    /// Its conditions, in words.
    pub when: String,
    /// What follows, in words.
    pub then: String,
    /// Whether it is on.
    pub enabled: bool,
    /// Whether it holds against the bot.
    pub overrides: bool,
    /// Names in the rule that no longer exist.
    pub gone: String,
}

/// Tickets that would go from one place to another.
#[derive(Clone, Debug, Default)]
pub struct MoveView {
    /// Where they went.
    pub from: String,
    /// Where they would go.
    pub to: String,
    /// How many.
    pub count: usize,
}

/// A ticket that would go elsewhere.
#[derive(Clone, Debug, Default)]
pub struct DifferView {
    /// Its number.
    pub ticket: i64,
    /// When it was routed.
    pub at: String,
    /// Where it went.
    pub from: String,
    /// Where it would go.
    pub to: String,
    /// Why.
    pub reason: String,
}

/// How changed rules would have routed.
#[derive(Clone, Debug, Default)]
pub struct RoutesTrialView {
    /// How many of how many, in words.
    pub sentence: String,
    /// How many from where to where.
    pub moves: Vec<MoveView>,
    /// The newest of them.
    pub differs: Vec<DifferView>,
    /// Those that are not shown.
    pub more: usize,
}

/// A field of the form for a new rule.
#[derive(Clone, Debug, Default)]
pub struct NewField {
    /// Its name in the form.
    pub name: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What may stand there.
    pub hint: &'static str,
    /// What was typed.
    pub value: String,
    /// What can be chosen; nothing for a free text.
    pub choices: Vec<String>,
}

/// The form for a new rule.
#[derive(Clone, Debug, Default)]
pub struct NewRuleView {
    /// Its name.
    pub name: String,
    /// Conditions.
    pub when: Vec<NewField>,
    /// What follows.
    pub then: Vec<NewField>,
    /// Whether it is to hold against the bot.
    pub overrides: bool,
    /// What is wrong with it.
    pub wrong: Vec<String>,
    /// How the rules would have done with it.
    pub trial: Option<RoutesTrialView>,
}

/// The rules.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/routing.html")]
pub struct RoutesPage {
    /// The frame.
    pub shell: Shell,
    /// Which state of the rules this is.
    pub revision: i64,
    /// In order.
    pub rules: Vec<RouteRuleView>,
    /// Why a rule could not be moved, switched or removed.
    pub wrong_move: Vec<String>,
    /// All of them as a text, as it is or as it was typed.
    pub text: String,
    /// What is wrong with the text.
    pub wrong: Vec<String>,
    /// The confirmation of the last action.
    pub flash: String,
    /// The form for one more.
    pub new: NewRuleView,
    /// How the text would have done.
    pub trial: Option<RoutesTrialView>,
}
