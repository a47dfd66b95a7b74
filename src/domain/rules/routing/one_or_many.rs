//! Lists that may be written as one value: `language = "es"` is `language = ["es"]`.

use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// A plain value: numbers and truth values are taken by their text.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "a text, a number, a truth value, or a list of them"
)]
enum Plain {
    Text(String),
    Whole(i64),
    Number(f64),
    Truth(bool),
}

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "a text, a number, a truth value, or a list of them"
)]
enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

impl From<Plain> for String {
    fn from(plain: Plain) -> Self {
        match plain {
            Plain::Text(text) => text,
            Plain::Whole(number) => number.to_string(),
            Plain::Number(number) => number.to_string(),
            Plain::Truth(truth) => truth.to_string(),
        }
    }
}

impl<T> From<OneOrMany<T>> for Vec<T> {
    fn from(values: OneOrMany<T>) -> Self {
        match values {
            OneOrMany::One(one) => vec![one],
            OneOrMany::Many(many) => many,
        }
    }
}

/// One value or a list.
pub(super) fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    OneOrMany::deserialize(deserializer).map(Vec::from)
}

fn texts(values: OneOrMany<Plain>) -> Vec<String> {
    Vec::from(values).into_iter().map(String::from).collect()
}

/// One value or a list, for each name.
pub(super) fn lists<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, Vec<String>>, D::Error> {
    let read = BTreeMap::<String, OneOrMany<Plain>>::deserialize(deserializer)?;
    let read = read.into_iter().map(|(name, values)| (name, texts(values)));
    Ok(read.collect())
}
