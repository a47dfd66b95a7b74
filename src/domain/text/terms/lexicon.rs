//! What people call things, one file a language.

use super::said_words::Said;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// The languages in which names of facts are known; English first.
const FILES: [&str; 5] = [
    include_str!("en.toml"),
    include_str!("es.toml"),
    include_str!("fr.toml"),
    include_str!("de.toml"),
    include_str!("pt.toml"),
];

/// All of them, in that order.
pub(crate) static LEXICONS: LazyLock<Vec<Lexicon>> = LazyLock::new(|| {
    let files = FILES
        .iter()
        .filter_map(|file| toml::from_str::<LexiconFile>(file).ok());
    files.map(Lexicon::new).collect()
});

#[derive(Deserialize)]
struct LexiconFile {
    /// Words that only say that something is an identifier.
    generic: Vec<String>,
    /// What a name is joined to in one word, as in "Bestellnummer".
    #[serde(default)]
    joined: Vec<String>,
    /// Little words between the parts of a name.
    connectors: Vec<String>,
    /// What means the same. A `*` at the end also stands for what is `joined`.
    concepts: BTreeMap<String, Vec<String>>,
}

/// What people call things in one language.
#[derive(Debug)]
pub(crate) struct Lexicon {
    generic: HashSet<String>,
    joined: Vec<String>,
    connectors: HashSet<String>,
    /// By its first word.
    terms: HashMap<String, Vec<Term>>,
    /// They may be joined to something.
    stems: Vec<(String, &'static str)>,
}

#[derive(Debug)]
struct Term {
    concept: &'static str,
    words: Vec<String>,
}

/// A term that stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TermPlace {
    /// What it means, under one name in all languages.
    pub(crate) concept: &'static str,
    /// Its first word.
    pub(crate) start: usize,
    /// The word after it.
    pub(crate) end: usize,
    /// Whether it says "number" in the same word.
    pub(crate) is_numbered: bool,
}

impl Lexicon {
    fn new(file: LexiconFile) -> Self {
        let folded = |words: Vec<String>| {
            words
                .into_iter()
                .map(|word| fold(&word))
                .collect::<Vec<_>>()
        };
        let (mut terms, mut stems) = (HashMap::<String, Vec<Term>>::new(), Vec::new());
        for (concept, called) in file.concepts {
            let concept: &'static str = concept.leak();
            for term in called {
                if let Some(stem) = term.strip_suffix('*') {
                    stems.push((fold(stem), concept));
                }
                let words = Said::of(&term).words().to_vec();
                if let Some(first) = words.first() {
                    let of_first = terms.entry(first.clone()).or_default();
                    of_first.push(Term { concept, words });
                }
            }
        }
        for of_first in terms.values_mut() {
            of_first.sort_by_key(|term| std::cmp::Reverse(term.words.len()));
        }
        Self {
            generic: folded(file.generic).into_iter().collect(),
            joined: folded(file.joined),
            connectors: folded(file.connectors).into_iter().collect(),
            terms,
            stems,
        }
    }

    /// Whether a word only says that something is an identifier.
    pub(crate) fn is_generic(&self, word: &str) -> bool {
        self.generic.contains(word)
    }

    /// Whether a word stands between the parts of a name.
    pub(crate) fn connects(&self, word: &str) -> bool {
        self.connectors.contains(word)
    }

    /// The longest term that begins at a place.
    pub(crate) fn term_at(&self, said: &Said, start: usize) -> Option<TermPlace> {
        let rest = said.words().get(start..)?;
        let first = rest.first()?;
        let of_first = self.terms.get(first).map_or(&[][..], Vec::as_slice);
        if let Some(term) = of_first.iter().find(|term| rest.starts_with(&term.words)) {
            return Some(TermPlace {
                concept: term.concept,
                start,
                end: start + term.words.len(),
                is_numbered: false,
            });
        }
        let joined = |(stem, _): &&(String, &str)| {
            let rest = first.strip_prefix(stem.as_str());
            rest.is_some_and(|rest| self.joined.iter().any(|joined| joined == rest))
        };
        let (_, concept) = self.stems.iter().find(joined)?;
        Some(TermPlace {
            concept,
            start,
            end: start + 1,
            is_numbered: true,
        })
    }

    /// All terms of a text, none within another.
    pub(crate) fn terms(&self, said: &Said) -> Vec<TermPlace> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < said.len() {
            let term = self.term_at(said, at);
            at = term.map_or(at + 1, |term| term.end);
            found.extend(term);
        }
        found
    }
}

fn fold(word: &str) -> String {
    Said::of(word).words().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_calls_the_same_things() {
        assert_eq!(LEXICONS.len(), FILES.len(), "each file can be read");
        let concepts = |file: &str| {
            let file: LexiconFile = toml::from_str(file).unwrap();
            file.concepts.into_keys().collect::<Vec<_>>()
        };
        for file in FILES {
            assert_eq!(concepts(file), concepts(FILES[0]));
        }
    }
}
