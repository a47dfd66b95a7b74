//! The rules of an instance, checked and compiled.

use super::check;
use super::rule::RouteRule;
use super::topics::Topics;
use crate::domain::invalid::FieldError;

/// Rules that can be used.
#[derive(Debug, Default)]
pub struct RouteSet {
    pub(super) rules: Vec<RouteRule>,
    pub(super) topics: Topics,
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
        let topics = Topics::compile(&rules)?;
        Ok(Self { rules, topics })
    }

    /// The rules, in their order.
    pub fn rules(&self) -> &[RouteRule] {
        &self.rules
    }
}
