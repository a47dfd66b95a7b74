//! A whole number, whoever sends it.

use crate::domain::reader::{Field, Wanted};

/// The number in a field, also as the text that a form sends.
pub(in crate::console) fn number(field: &Field<'_>) -> Option<i64> {
    match field.value.as_str() {
        Some(text) => text.parse().ok().or_else(|| field.expected(Wanted::Number)),
        None => field.whole(),
    }
}
