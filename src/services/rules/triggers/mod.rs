//! Trigger rules at work: what they say about new messages, editing and trying them, and what people think of their
//! escalations afterwards. The ticket that follows is opened by `intake`.

mod edit;
mod marks;
mod silence;
mod trial;
mod verdict;

pub use edit::Owner;
pub(crate) use edit::{OwnedRules, RuleChange};
pub(crate) use marks::{ScoreLine, Scorecard};
pub(crate) use silence::watch;
pub(crate) use trial::{Example, Trial};
pub(crate) use verdict::{FiredOn, Verdict};
pub(crate) use verdict::{belong_to_ticket, judge, with_ticket};
