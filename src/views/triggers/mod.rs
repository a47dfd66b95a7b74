//! The pages of the trigger rules: editing, trying, and the scorecard. What a rule means is decided in
//! `domain/rules/triggers`.

pub(crate) mod fill;
pub(crate) mod rule_names;
pub(crate) mod view;
