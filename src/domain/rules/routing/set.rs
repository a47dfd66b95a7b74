//! The rules of an instance, checked and compiled.

use super::check;
use super::inputs::Inputs;
use super::rule::RouteRule;
use super::topics::RouteTopics;
use crate::domain::base::invalid::FieldError;
use crate::domain::rules::routing::time_conditions::Times;
use std::collections::BTreeSet;

/// Rules that can be used.
#[derive(Debug, Default)]
pub struct RouteSet {
    pub(super) rules: Vec<RouteRule>,
    pub(super) topics: RouteTopics,
    pub(super) times: Times,
}

impl RouteSet {
    /// Checks and compiles rules.
    ///
    /// # Errors
    /// Everything that is wrong, each with its JSON pointer.
    pub fn compile(rules: Vec<RouteRule>) -> Result<Self, Vec<FieldError>> {
        let wrong = check::rules(&rules);
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let topics = RouteTopics::compile(&rules)?;
        let times = Times::compile(&rules)?;
        Ok(Self {
            rules,
            topics,
            times,
        })
    }

    /// The rules, in their order.
    pub(crate) fn rules(&self) -> &[RouteRule] {
        &self.rules
    }

    /// The teams whose hours some rule looks at: whether they are closed is part of the inputs.
    pub(crate) fn watches(&self, inputs: &Inputs) -> BTreeSet<String> {
        self.times.teams(&self.rules, inputs)
    }
}
