//! Routing rules: setting them, and trying them on past tickets.

use crate::views::catalogue::t;
use crate::views::picker::Picker;
use crate::views::shell::Shell;
use crate::views::wrong_fields::WrongFields;
use askama::Template;

/// A rule in the list.
#[derive(Clone, Debug, Default)]
pub(crate) struct RouteRuleView {
    pub(crate) name: String,
    /// Its conditions, in words; none is always.
    pub(crate) when: Vec<RulePart>,
    /// What follows, in words.
    pub(crate) then: Vec<RulePart>,
    /// Where it is edited; empty if only the text can hold it.
    pub(crate) edit: String,
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
    /// Some of those whose place is the same, with what would change.
    pub(crate) otherwise: Vec<DifferView>,
    /// Those of them that are not shown.
    pub(crate) otherwise_more: usize,
}

/// How a field of the form is filled in.
#[derive(Clone, Debug)]
pub(crate) enum RouteInput {
    /// A line of text.
    Text,
    /// One of these: what the form sends, and what people read. The first is none.
    One(Vec<(String, String)>),
    /// Several of a list.
    Several(Picker),
    /// A line of text, with these proposed.
    Proposed(Vec<String>),
}

/// A field of the form for a rule.
#[derive(Clone, Debug)]
pub(crate) struct RouteField {
    /// Its name in the form.
    pub(crate) name: &'static str,
    pub(crate) label: &'static str,
    /// What may stand there.
    pub(crate) hint: &'static str,
    /// What was typed or chosen; a list holds that itself.
    pub(crate) value: String,
    pub(crate) input: RouteInput,
}

/// The form for a rule, a new one or one that is edited.
#[derive(Clone, Debug, Default)]
pub(crate) struct RouteFormView {
    /// The rule that is edited; empty for a new one.
    pub(crate) edits: String,
    pub(crate) name: String,
    /// Conditions.
    pub(crate) when: Vec<RouteField>,
    /// What follows.
    pub(crate) then: Vec<RouteField>,
    /// Whether it is to hold against the bot.
    pub(crate) overrides: bool,
    /// What is wrong with it.
    pub(crate) wrong: WrongFields,
    /// How the rules would have done with it.
    pub(crate) trial: Option<RoutesTrialView>,
}

impl RouteFormView {
    /// Says what is wrong with it, also at the lists to choose from.
    pub(crate) fn tell(&mut self, wrong: WrongFields) {
        for field in self.when.iter_mut().chain(&mut self.then) {
            if let RouteInput::Several(picker) = &mut field.input {
                picker.told(&wrong, field.name);
            }
        }
        self.wrong = wrong;
    }
}

/// A condition or what follows, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RulePart {
    /// What it is about: `Reason`.
    pub(crate) about: String,
    /// `angry or distressed, or low confidence`.
    pub(crate) words: String,
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
    /// The form for one more, or for the one that is edited.
    pub(crate) form: RouteFormView,
    /// Whether the text is unfolded.
    pub(crate) text_open: bool,
    /// How the text would have done.
    pub(crate) trial: Option<RoutesTrialView>,
}
