//! Routing rules: which team, priority and skills an escalation gets, or which other bot (step 2 of the handoff). Which agent
//! is chosen afterwards is decided in `dispatch`.
//!
//! A [`RouteSet`] is rules as data, checked and compiled. [`RouteSet::route`] is a pure function of what it
//! is given: the [`Route`] it answers keeps that, and can be explained and made again at any later time.

pub mod as_toml;
mod been;
mod check;
mod choice;
mod cost;
mod decide;
mod glob;
mod inputs;
mod matching;
mod one_or_many;
mod replay;
mod route_fault;
mod route_in_words;
mod rule;
mod set;
mod target_kind;
mod targets;
mod time_conditions;
mod topics;

pub(crate) use been::been_with;
pub(crate) use choice::{CheckedRule, Route, RuleOutcome};
pub(crate) use cost::SAYINGS_MAX;
pub(crate) use inputs::{Inputs, Wish};
pub(crate) use replay::{Differs, Otherwise, Replay, RuleApplied, replay};
pub(crate) use route_fault::RouteFault;
pub use rule::{Door, HoursAre, IntentIs, RouteRule, Then, When};
pub use set::RouteSet;
pub(crate) use target_kind::TargetKind;
pub(crate) use targets::{Targets, UnknownTarget};

#[cfg(test)]
mod tests;
