//! One value of the input, and what it must be.

use super::checks::{Length, blank, child, deeper_than, json_bytes, kind};
use super::misread::{Misread, Wanted};
use super::{Field, Object};
use crate::domain::base::fault::Fault;
use crate::domain::base::limits::JSON_MAX_DEPTH;
use serde_json::Value;
use std::fmt::Display;

impl<'v> Field<'v> {
    /// Records that the value is not acceptable.
    pub(crate) fn refuse<T>(&self, fault: impl Into<Fault>) -> Option<T> {
        self.findings.error(&self.pointer, fault);
        None
    }

    /// Records what is wrong with a member, also with one that is not there.
    pub(crate) fn refuse_member(&self, name: &str, fault: impl Into<Fault>) {
        self.findings.error(&child(&self.pointer, name), fault);
    }

    /// Records that the value is odd.
    pub(crate) fn warn(&self, detail: impl Into<String>) {
        self.findings.warn(&self.pointer, detail);
    }

    /// Records that something deeper inside is odd.
    pub(crate) fn warn_at(&self, pointer: &str, detail: impl Into<String>) {
        self.findings.warn(pointer, detail);
    }

    /// Records that a member is odd.
    pub(crate) fn warn_member(&self, name: &str, detail: impl Into<String>) {
        self.findings.warn(&child(&self.pointer, name), detail);
    }

    /// Records that the value has the wrong type.
    pub(crate) fn expected<T>(&self, what: impl Into<Wanted>) -> Option<T> {
        self.refuse(Misread::WrongKind {
            wanted: what.into(),
            got: kind(self.value),
        })
    }

    /// A text, possibly empty.
    pub(crate) fn text(&self, most: Length) -> Option<&'v str> {
        let Value::String(text) = self.value else {
            return self.expected(Wanted::Text);
        };
        match most.complaint(text) {
            Some(complaint) => self.refuse(complaint),
            None => Some(text),
        }
    }

    /// A text that says something.
    pub(crate) fn full_text(&self, most: Length) -> Option<String> {
        let text = self.text(most)?;
        if blank(text) {
            self.refuse(Misread::Empty)
        } else {
            Some(text.to_owned())
        }
    }

    /// A number in a range, both ends included.
    pub(crate) fn number(&self, least: f64, most: f64) -> Option<f64> {
        let Some(number) = self.value.as_f64() else {
            return self.expected(Wanted::Number);
        };
        if !(least..=most).contains(&number) {
            return self.refuse(out_of_range(least, most));
        }
        Some(number)
    }

    /// A whole number that is not negative.
    pub(crate) fn whole(&self) -> Option<i64> {
        match (self.value, self.value.as_i64()) {
            (_, Some(number)) if number >= 0 => Some(number),
            (Value::Number(number), _) if number.is_f64() => self.refuse(Misread::NotWhole),
            (Value::Number(_), _) => self.refuse(out_of_range(0, i64::MAX)),
            (_, _) => self.expected(Wanted::Number),
        }
    }

    /// `true` or `false`.
    pub(crate) fn flag(&self) -> Option<bool> {
        self.value.as_bool().or_else(|| self.expected(Wanted::Flag))
    }

    /// One of some fixed words.
    pub(crate) fn word<T: Copy + Display>(&self, all: &[T]) -> Option<T> {
        let Value::String(text) = self.value else {
            return self.expected(Wanted::Text);
        };
        all.iter()
            .copied()
            .find(|word| word.to_string() == *text)
            .or_else(|| {
                let words: Vec<String> = all.iter().map(ToString::to_string).collect();
                self.refuse(Misread::UnknownWord(words))
            })
    }

    /// An object with known members.
    pub(crate) fn object(&self) -> Option<Object<'v>> {
        let Value::Object(members) = self.value else {
            return self.expected(Wanted::Object);
        };
        Some(Object::new(self.pointer.clone(), members, self.findings))
    }

    /// The entries of an object with free names, `null` included.
    pub(crate) fn entries(&self) -> Option<Vec<(&'v str, Field<'v>)>> {
        let Value::Object(members) = self.value else {
            return self.expected(Wanted::Object);
        };
        let entries = members.iter().map(|(name, value)| {
            (
                name.as_str(),
                Self::new(child(&self.pointer, name), value, self.findings),
            )
        });
        Some(entries.collect())
    }

    /// The entries of a list.
    pub(crate) fn list(&self, most: usize) -> Option<Vec<Field<'v>>> {
        let Value::Array(values) = self.value else {
            return self.expected(Wanted::List);
        };
        if values.len() > most {
            let count = values.len();
            return self.refuse(Misread::TooMany { count, most });
        }
        let entry =
            |(index, value)| Self::new(format!("{}/{index}", self.pointer), value, self.findings);
        Some(values.iter().enumerate().map(entry).collect())
    }

    /// Any JSON up to a size, and no deeper than can be read back from where it is kept.
    pub(crate) fn json(&self, most_bytes: usize) -> Option<&'v Value> {
        if deeper_than(self.value, JSON_MAX_DEPTH) {
            return self.refuse(Misread::TooDeep(JSON_MAX_DEPTH));
        }
        let bytes = json_bytes(self.value);
        if bytes > most_bytes {
            let most = most_bytes;
            return self.refuse(Misread::TooMuchJson { bytes, most });
        }
        if loses_digits(self.value) {
            self.warn("a number of more than 64 bits loses digits; send it as text");
        }
        Some(self.value)
    }
}

fn out_of_range(least: impl Display, most: impl Display) -> Misread {
    Misread::OutOfRange {
        least: least.to_string(),
        most: most.to_string(),
    }
}

/// Whether a number did not fit 64 bits and is now an approximation: a long order number, say.
fn loses_digits(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            number.is_f64() && number.as_f64().is_some_and(|n| n.abs() >= 2f64.powi(63))
        }
        Value::Array(items) => items.iter().any(loses_digits),
        Value::Object(members) => members.values().any(loses_digits),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}
