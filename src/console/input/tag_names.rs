//! Names of tags, as programs list them or as they are typed.

use crate::domain::case::tag::{BETWEEN_TAGS, TAG_MAX_CHARS, TICKET_TAGS_MAX, TagName};
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::reader::{Field, Length, Object};

/// All the names that one field of a form may hold.
const TYPED: Length = Length::Chars(TICKET_TAGS_MAX * (TAG_MAX_CHARS + 2));

/// A list of names, or the names of a form's field with commas between them.
pub(in crate::console) fn tag_names(
    fields: &mut Object<'_>,
    name: &'static str,
) -> Option<Vec<TagName>> {
    let Some(field) = fields.field(name) else {
        return Some(Vec::new());
    };
    if field.value.is_string() {
        let typed = field.text(TYPED)?.split(BETWEEN_TAGS);
        let said = typed.filter(|typed| !typed.trim().is_empty());
        return said.map(|typed| named(typed, &field)).collect();
    }
    let entries = field.list(TICKET_TAGS_MAX)?;
    entries
        .iter()
        .map(|entry| named(entry.text(TYPED)?, entry))
        .collect()
}

fn named(typed: &str, field: &Field<'_>) -> Option<TagName> {
    let name = TagName::parse(typed);
    name.or_else(|| field.refuse(DeskFault::TagName(TAG_MAX_CHARS)))
}
