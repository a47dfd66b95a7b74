//! Trigger rules: when a conversation needs a person (step 1 of the handoff). Where it goes then is decided in `routing`.
//!
//! A bot mirrors its conversation; [`RuleSet::judge`] looks at its recent [`Turn`]s and answers with
//! what fired, on which turn, and the words it saw. Nothing here reads a clock, a file or a network:
//! the phrase books are part of the binary, languages and sentiment come from crates.

mod asking;
mod book;
mod circles;
mod cost;
mod defaults;
mod fold;
mod judge;
mod language;
mod mark;
mod mood;
mod phrase_list;
mod plain_patterns;
mod reach_file;
mod reaching;
mod rule;
mod set;
mod slips;
mod team_names;
mod topics;
mod trigger_fault;
mod turn;

pub(crate) use asking::asks_for_person;
pub use defaults::defaults;
pub(crate) use fold::Folded;
pub(crate) use judge::Fired;
pub(crate) use mark::Mark;
pub use rule::{AnyOf, Rule, Signal};
pub use set::RuleSet;
pub use team_names::TeamNames;
pub(in crate::domain) use topics::{needle, whole};
pub(crate) use trigger_fault::TriggerFault;
pub use turn::{About, Turn};

#[cfg(test)]
mod tests;
