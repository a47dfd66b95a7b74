//! Trigger rules at work: which set holds for a bot, what it says about what was just mirrored, and what
//! people think of it afterwards.

mod marks;
mod settings;
mod silence;
mod trial;
mod verdict;

pub use marks::{ScoreLine, Scorecard};
pub use settings::{OwnedRules, Owner, RuleChange};
pub(in crate::services) use silence::watch;
pub use trial::{Example, Trial};
pub use verdict::{FiredOn, Verdict};
pub(in crate::services) use verdict::{belong_to_ticket, judge, with_ticket};
