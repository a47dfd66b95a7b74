//! Trigger rules at work: what they say about new messages, editing and trying them, and what people think of their
//! escalations afterwards. The ticket that follows is opened by `intake`.

mod aliases;
mod edit;
mod marks;
mod past_labels;
mod silence;
mod trial;
mod verdict;

pub use edit::RulesOwner;
pub(crate) use edit::{OwnedRules, RuleChange};
pub(crate) use marks::{ScoreLine, Scorecard};
pub(crate) use past_labels::LabelFigures;
pub(crate) use silence::watch;
pub(crate) use trial::{Trial, TrialExample};
pub(crate) use verdict::{FiredOn, TriggerVerdict};
pub(crate) use verdict::{belong_to_ticket, judge, with_ticket};
