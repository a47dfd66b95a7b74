//! Where a reader stands: at an object or at one value of the input.

use super::Findings;
use serde_json::{Map, Value};

/// An object of the input. `null` equals absent. Call [`Object::done`] last: it warns of every
/// member nobody asked for.
#[derive(Debug)]
pub(crate) struct Object<'v> {
    pub(super) pointer: String,
    pub(super) members: &'v Map<String, Value>,
    pub(super) asked: Vec<&'static str>,
    pub(super) findings: &'v Findings,
}

/// One value of the input with its pointer. Each reading gives the value, or records what is wrong
/// (never repeating the value itself) and gives nothing.
#[derive(Debug, Clone)]
pub(crate) struct Field<'v> {
    /// JSON pointer to it.
    pub(crate) pointer: String,
    /// As received.
    pub(crate) value: &'v Value,
    pub(super) findings: &'v Findings,
}

impl<'v> Object<'v> {
    /// The object at a pointer.
    pub(crate) fn new(
        pointer: String,
        members: &'v Map<String, Value>,
        findings: &'v Findings,
    ) -> Self {
        Self {
            pointer,
            members,
            asked: Vec::new(),
            findings,
        }
    }
}

impl<'v> Field<'v> {
    /// Another value in the same place: what was found inside it.
    pub(crate) fn instead<'b>(&'b self, value: &'b Value) -> Field<'b> {
        Field::new(self.pointer.clone(), value, self.findings)
    }

    /// The same value for a reading in which nothing is an error.
    pub(crate) fn softly<'b>(&'b self, findings: &'b Findings) -> Field<'b> {
        Field::new(self.pointer.clone(), self.value, findings)
    }

    /// Takes what such a reading found.
    pub(crate) fn take_findings(&self, findings: Findings) {
        findings.soften(self.findings);
    }

    /// The value at a pointer.
    pub(crate) fn new(pointer: String, value: &'v Value, findings: &'v Findings) -> Self {
        Self {
            pointer,
            value,
            findings,
        }
    }
}
