//! `/settings` and `/reports`: for who leads.

pub(super) mod context_report;
pub(super) mod hours;
pub(super) mod routing;
mod rule_form;
mod scorecard;
pub(super) mod security;
pub(super) mod sentences;
pub(super) mod team;
mod triggers;

pub(super) use scorecard::scorecard;
pub(super) use triggers::{act, show};
