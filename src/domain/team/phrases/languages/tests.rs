use super::*;
use chrono::format::{Item, StrftimeItems};
use std::collections::{BTreeMap, BTreeSet};
use toml::Value;

/// The sentences of a file by key, each with its placeholders. A list counts its entries.
fn sentences(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    collect("", &toml::from_str(file).unwrap(), &mut found);
    found
}

fn collect(key: &str, value: &Value, found: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        Value::Table(table) => table
            .iter()
            .for_each(|(name, value)| collect(&format!("{key}/{name}"), value, found)),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(index, value)| collect(&format!("{key}/{index}"), value, found)),
        Value::String(text) => {
            assert!(!text.trim().is_empty(), "{key} is empty");
            let names = text.split('{').skip(1);
            let names = names.map(|rest| rest.split_once('}').unwrap().0.to_owned());
            found.insert(key.to_owned(), names.collect());
        }
        other => panic!("{key} is no text: {other}"),
    }
}

#[test]
fn every_language_says_everything_with_the_same_placeholders() {
    let english = sentences(FILES[0]);
    assert!(english.len() > 40, "{english:?}");
    for file in FILES {
        // Unknown keys and keys that are not there are refused here.
        let language: Language = toml::from_str(file).unwrap();
        assert_eq!(sentences(file), english, "{}", language.tag);
        for format in [&language.opening.full_hour, &language.opening.clock] {
            let is_right = |item| item != Item::Error;
            assert!(StrftimeItems::new(format).all(is_right), "{format}");
        }
    }
    let tags: BTreeSet<&str> = languages().map(|language| &*language.tag).collect();
    assert_eq!(tags.len(), FILES.len(), "each tag once");
}

#[test]
fn a_tag_finds_its_language_and_every_other_is_english() {
    for (tag, expected) in [
        (None, "en"),
        (Some("de"), "de"),
        (Some("DE-at"), "de"),
        (Some("pt_BR"), "pt"),
        (Some("ja"), "en"),
        (Some(""), "en"),
        (Some("-de"), "en"),
    ] {
        assert_eq!(spoken(tag), expected, "{tag:?}");
    }
}
