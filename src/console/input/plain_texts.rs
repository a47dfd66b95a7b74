//! Fields that are texts, of programs too.

use super::Input;
use crate::domain::reader::Length;
use crate::web::Problem;

/// As long as the body lets it be: whoever keeps a text says how long it may be.
const ANY: Length = Length::Bytes(usize::MAX);

/// Entries of a list; whoever keeps them says how many they may be.
const ENTRIES_MAX: usize = 1_000;

impl Input {
    /// Refuses those of these fields that are there and are no texts: a number in place of a name is not left out in
    /// silence.
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
