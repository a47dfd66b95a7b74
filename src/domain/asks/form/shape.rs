//! The fields of a form.

use crate::domain::base::words::words;
use regex::Regex;
use serde_json::Value;

words! {
    /// A form a text must have.
    TextFormat {
        /// An e-mail address.
        Email = "email",
        /// A day, `2026-11-23`.
        Date = "date",
    }
}

/// What a field takes.
#[derive(Debug, Clone)]
pub(crate) enum FieldShape {
    /// A text.
    Text {
        /// Of this form.
        format: Option<TextFormat>,
        /// At least so many characters.
        least: usize,
        /// At most so many.
        most: Option<usize>,
        /// With something in it that fits.
        pattern: Option<Regex>,
    },
    /// One of these texts.
    Choice(Vec<String>),
    /// Any of these texts.
    Choices(Vec<String>),
    /// A number.
    Number {
        /// Without decimals.
        whole: bool,
        /// At least this.
        least: Option<f64>,
        /// At most this.
        most: Option<f64>,
    },
    /// Yes or no.
    Flag,
}

/// One field of a form.
#[derive(Debug, Clone)]
pub(crate) struct FormField {
    /// Its name in the answer.
    pub(crate) name: String,
    /// What people read.
    pub(crate) title: Option<String>,
    /// More about it.
    pub(crate) description: Option<String>,
    /// What it takes.
    pub(crate) kind: FieldShape,
    /// Whether it must be filled in.
    pub(crate) required: bool,
    /// What stands in it at first.
    pub(crate) default: Option<Value>,
}
