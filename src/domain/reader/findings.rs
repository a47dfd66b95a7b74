//! What was found wrong or odd in one input.

use super::misread::Misread;
use crate::domain::base::fault::Fault;
use crate::domain::base::invalid::{FieldError, Warning};
use crate::domain::base::limits::{ERRORS_MAX, WARNINGS_MAX};
use std::cell::{Cell, RefCell};

/// The errors and warnings of one input. Shared by all readers of that input; keeps the first ones
/// and counts the rest, so that a body full of mistakes cannot make a huge answer.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    errors: RefCell<Vec<FieldError>>,
    more_errors: Cell<usize>,
    warnings: RefCell<Vec<Warning>>,
    more_warnings: Cell<usize>,
}

impl Findings {
    /// Records a bad field.
    pub(crate) fn error(&self, pointer: &str, fault: impl Into<Fault>) {
        let mut errors = self.errors.borrow_mut();
        if errors.len() < ERRORS_MAX {
            errors.push(FieldError::new(pointer, fault));
        } else {
            self.more_errors.set(self.more_errors.get() + 1);
        }
    }

    /// Records something odd that stops nothing.
    pub(crate) fn warn(&self, pointer: &str, detail: impl Into<String>) {
        let mut warnings = self.warnings.borrow_mut();
        if warnings.len() < WARNINGS_MAX {
            warnings.push(Warning::new(pointer, detail));
        } else {
            self.more_warnings.set(self.more_warnings.get() + 1);
        }
    }

    /// Hands everything on to another reading, where nothing of it is an error: what is wrong there stops nothing.
    pub(crate) fn soften(self, into: &Self) {
        for error in self.errors.into_inner() {
            into.warn(&error.pointer, error.detail());
        }
        for warning in self.warnings.into_inner() {
            into.warn(&warning.pointer, warning.detail);
        }
        let more = self.more_errors.get() + self.more_warnings.get();
        into.more_warnings.set(into.more_warnings.get() + more);
    }

    /// The value with its warnings if nothing is wrong, else the errors. Without a value there must
    /// be an error.
    pub(crate) fn settle<T>(self, value: Option<T>) -> Result<(T, Vec<Warning>), Vec<FieldError>> {
        let (mut errors, mut warnings) = (self.errors.into_inner(), self.warnings.into_inner());
        if let (Some(value), true) = (value, errors.is_empty()) {
            if self.more_warnings.get() > 0 {
                warnings.push(Warning::new(
                    "",
                    format!("and {} more", self.more_warnings.get()),
                ));
            }
            return Ok((value, warnings));
        }
        if self.more_errors.get() > 0 {
            let more = Misread::More(self.more_errors.get());
            errors.push(FieldError::new("", more));
        }
        debug_assert!(
            !errors.is_empty(),
            "an input was refused without saying why"
        );
        Err(errors)
    }
}
