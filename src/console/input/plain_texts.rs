//! Text fields: a program may send a value of another type, and a form cannot.

use super::Input;
use crate::domain::reader::Length;
use crate::web::Problem;

/// No limit of its own: the use case that stores a text checks its length.
const ANY: Length = Length::Bytes(usize::MAX);

/// Entries of a list. The use case that stores them has its own limit.
const ENTRIES_MAX: usize = 1_000;

impl Input {
    /// Refuses each of these fields that is present and is not a text. Otherwise [`Input::text`] would ignore it.
    ///
    /// # Errors
    /// 422 with each of them.
    pub(crate) fn expect_texts(&self, names: &[&'static str]) -> Result<(), Problem> {
        self.take(|fields| {
            for name in names {
                fields.field(name).map(|field| field.text(ANY));
            }
            Some(())
        })
    }

    /// The lines of a text, or of a list that a program sends in its place.
    ///
    /// # Errors
    /// 422 for anything else.
    pub(crate) fn lines(&self, name: &'static str) -> Result<String, Problem> {
        self.take(|fields| {
            let Some(field) = fields.field(name) else {
                return Some(String::new());
            };
            if !field.value.is_array() {
                return field.text(ANY).map(str::to_owned);
            }
            let entries = field.list(ENTRIES_MAX)?;
            let texts = entries.iter().map(|entry| entry.text(ANY));
            Some(texts.collect::<Option<Vec<&str>>>()?.join("\n"))
        })
    }
}
