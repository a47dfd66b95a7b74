//! What a schema may hold besides its fields, and what makes it more than one flat object.

use crate::domain::base::limits::{DETAIL_MAX_BYTES, NAME_MAX_CHARS};
use crate::domain::reader::{Length, Object};

/// Keywords that make a schema more than one flat object, or that Baton would not enforce.
const BEYOND: [&str; 19] = [
    "$ref",
    "$dynamicRef",
    "$defs",
    "definitions",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "const",
    "patternProperties",
    "dependentSchemas",
    "dependentRequired",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "prefixItems",
];

/// The way out, for all of these.
pub(super) const FLAT: &str = "a form is one object of flat fields: text, integer, number, boolean, or a list of texts from an enum. Write each field out in place, and ask for the rest in a second ask";

/// Members that say nothing a form needs.
const ANNOTATIONS: [&str; 7] = [
    "$schema",
    "$id",
    "$comment",
    "additionalProperties",
    "examples",
    "deprecated",
    "readOnly",
];

pub(super) fn title(schema: &mut Object<'_>) -> Option<String> {
    schema.text("title", Length::Chars(NAME_MAX_CHARS))
}

pub(super) fn description(schema: &mut Object<'_>) -> Option<String> {
    schema.text("description", Length::Bytes(DETAIL_MAX_BYTES))
}

/// False if there is something that makes it more than a flat object.
pub(super) fn refuse_beyond(schema: &mut Object<'_>) -> bool {
    let mut flat = true;
    for name in BEYOND {
        if let Some(beyond) = schema.given(name) {
            beyond.refuse::<()>(FLAT);
            flat = false;
        }
    }
    for name in ANNOTATIONS {
        schema.given(name);
    }
    flat
}
