//! A part of a kind nobody knows.

use super::gathered::GatheredText;
use crate::domain::reader::{Field, Object};
use crate::domain::transcript::{chat_cards, content, shapes};

/// A part of a kind nobody knows: its words if it has any, a card, or what stands for a file.
pub(super) fn unknown(
    words: &mut GatheredText,
    field: &Field<'_>,
    (kind, part): (&str, &mut Object<'_>),
) {
    if let Some(shown) = content::shown_as(kind) {
        return words.show(content::file(part, shown.trim_matches(['[', ']'])));
    }
    let lines = chat_cards::lines(field.value);
    if lines.is_empty() {
        field.warn("unknown kind of part, shown as [attachment]");
        return words.show("[attachment]".to_owned());
    }
    if !shapes::is_card(field.value) {
        field.warn("unknown kind of part; its words are shown");
    }
    words.show(lines.join("\n"));
}
