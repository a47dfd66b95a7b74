//! Words and letters that tell a language, kept in `words.toml`.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

const FILE: &str = include_str!("words.toml");

/// Letters from which a word of one language only says more than a little word.
const TELLING_LETTERS: usize = 4;

/// What such a word says.
const TELLING_WEIGHT: usize = 2;

/// What a mark says that only one language writes.
const MARK_WEIGHT: usize = 2;

/// What must be there at least.
const LEAST_WEIGHT: usize = 2;

/// A lead that is clear whatever the letters say.
const CLEAR_LEAD: usize = 3;

#[derive(Deserialize)]
struct ToldBy {
    words: String,
    #[serde(default)]
    marks: String,
}

/// What tells the languages.
#[derive(Default)]
struct Telling {
    /// The tags, in the order of the numbers below.
    languages: Vec<&'static str>,
    spoken_in: HashMap<String, BTreeSet<usize>>,
    written_in: HashMap<char, usize>,
}

static TELLING: LazyLock<Telling> = LazyLock::new(|| {
    let file: BTreeMap<String, ToldBy> = toml::from_str(FILE).unwrap_or_default();
    let mut telling = Telling::default();
    for (tag, told) in file {
        let language = telling.languages.len();
        telling.languages.push(tag.leak());
        // Many people leave out the accents.
        let words = told.words.split_whitespace();
        for word in words.flat_map(|word| [word.to_owned(), bare(word)]) {
            telling.spoken_in.entry(word).or_default().insert(language);
        }
        let marks = told.marks.chars().map(|mark| (mark, language));
        telling.written_in.extend(marks);
    }
    telling
});

/// How much speaks for a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Evidence {
    weight: usize,
    words: usize,
    /// The language's tag.
    pub(super) tag: &'static str,
}

impl Evidence {
    /// Whether it is enough: in Latin script, marks alone may stand in a name.
    pub(super) fn is_enough(&self, is_latin: bool) -> bool {
        let told = self.words > 1 || self.words == 1 && self.weight > LEAST_WEIGHT;
        self.weight >= LEAST_WEIGHT && (told || !is_latin)
    }

    /// Whether it is a word at most, and no telling one with a mark.
    pub(super) fn is_slight(&self) -> bool {
        self.words < 2 && self.weight < TELLING_WEIGHT + MARK_WEIGHT
    }

    /// Whether as much speaks for it as for another.
    pub(super) fn is_level_with(&self, other: &Self) -> bool {
        self.weight > 0 && self.weight >= other.weight
    }

    /// Whether no other language comes near.
    pub(super) fn leads(&self, second: &Self) -> bool {
        self.weight >= second.weight * 2 || self.weight >= second.weight + CLEAR_LEAD
    }

    /// Whether more speaks for it than for another.
    pub(super) fn is_before(&self, other: &Self) -> bool {
        self.weight > other.weight
    }
}

/// What the words and marks of a text say, the likeliest language first.
pub(super) fn evidence(text: &str) -> Vec<Evidence> {
    let telling = &*TELLING;
    let lower = text.to_lowercase().replace('’', "'");
    let plain = lower.split_whitespace().filter(|word| !is_address(word));
    let words: BTreeSet<&str> = plain
        .flat_map(|word| word.split(|c: char| !is_of_word(c)))
        .filter(|word| !word.is_empty())
        .collect();
    let tags = telling.languages.iter();
    let nothing = tags.map(|tag| Evidence {
        weight: 0,
        words: 0,
        tag,
    });
    let mut all: Vec<Evidence> = nothing.collect();
    for word in &words {
        let Some(languages) = telling.spoken_in.get(*word) else {
            continue;
        };
        let is_telling = languages.len() == 1 && word.chars().count() >= TELLING_LETTERS;
        for language in languages {
            if let Some(evidence) = all.get_mut(*language) {
                evidence.weight += if is_telling { TELLING_WEIGHT } else { 1 };
                evidence.words += 1;
            }
        }
    }
    let marks = lower.chars().filter_map(|c| telling.written_in.get(&c));
    for language in marks.collect::<BTreeSet<_>>() {
        if let Some(evidence) = all.get_mut(*language) {
            evidence.weight += MARK_WEIGHT;
        }
    }
    all.sort_unstable_by(|one, other| other.cmp(one));
    all
}

/// Links and e-mail addresses are of no language.
fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains('@') || word.starts_with("www.")
}

/// A letter, a digit, or what is written with a letter.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// A word without accents.
fn bare(word: &str) -> String {
    let mut bare = String::with_capacity(word.len());
    for c in word.chars() {
        decompose_canonical(c, |c| {
            if !matches!(c, '\u{300}'..='\u{36f}') {
                bare.push(c);
            }
        });
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_can_be_read() {
        let file = toml::from_str::<BTreeMap<String, ToldBy>>(FILE);
        assert!(file.is_ok(), "{:?}", file.err());
        assert!(TELLING.spoken_in["où"].len() == 1, "only French");
    }

    #[test]
    fn marks_alone_tell_no_language_in_latin_script() {
        let likeliest = |text: &str| {
            let all = evidence(text);
            (all[0].tag, all[0].is_enough(true))
        };
        assert_eq!(likeliest("João Brandão"), ("pt", false));
        assert_eq!(likeliest("¿Mi pedido?"), ("es", true));
        assert!(!likeliest("https://a.example/das-ist-ein-link").1);
    }
}
