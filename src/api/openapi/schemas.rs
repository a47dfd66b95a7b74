//! Small schemas, and examples with names.

use serde_json::Value;
use utoipa::openapi::example::{Example as Shown, ExampleBuilder};
use utoipa::openapi::{Object, ObjectBuilder, Type};

/// A named example.
pub(super) type NamedExample = (&'static str, Value);

/// The examples as the description shows them.
pub(super) fn named(examples: Vec<NamedExample>) -> impl Iterator<Item = (&'static str, Shown)> {
    examples
        .into_iter()
        .map(|(name, value)| (name, ExampleBuilder::new().value(Some(value)).build()))
}

/// Any text.
pub(super) fn text() -> Object {
    Object::with_type(Type::String)
}

/// A text of this many characters.
pub(super) fn text_of(least: usize, most: usize) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(least))
        .max_length(Some(most))
        .build()
}

/// A whole number in a range.
pub(super) fn whole(least: i64, most: i64) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::Integer)
        .minimum(Some(least))
        .maximum((most < i64::MAX).then_some(most))
        .build()
}

/// One of some words.
pub(super) fn one_of<'w>(words: impl IntoIterator<Item = &'w str>) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(words.into_iter().map(str::to_owned)))
        .build()
}
