//! Phrases of one word or more, looked up at a place in a text.

use super::fold::Folded;
use std::collections::HashMap;
use std::ops::Range;

/// A word of a folded text, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct PlacedWord<'t> {
    pub(super) word: &'t str,
    pub(super) at: Range<usize>,
}

/// The words of a folded text; the end of a sentence is the word ".".
pub(super) fn placed_words(text: &str) -> Vec<PlacedWord<'_>> {
    let mut begins = 0;
    let mut words = Vec::new();
    for word in text.split(' ') {
        let ends = begins + word.len();
        if !word.is_empty() {
            let at = begins..ends;
            words.push(PlacedWord { word, at });
        }
        begins = ends + 1;
    }
    words
}

/// Phrases by their first word, the longest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct PhraseList {
    /// For each first word, the words that follow it.
    by_first: HashMap<String, Vec<Vec<String>>>,
    /// What longer words end with that are meant as well: "Kundenberaterin".
    endings: Vec<String>,
}

/// The shortest word that is looked at for its ending, beside the ending itself.
const BEFORE_ENDING_BYTES: usize = 3;

impl PhraseList {
    /// Folds phrases as texts are folded; what has no letters is left out.
    pub(super) fn new<'p>(phrases: impl Iterator<Item = &'p str>) -> Self {
        let mut by_first: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        for phrase in phrases {
            let folded = Folded::new(phrase);
            let words = folded.text().split(' ').filter(|word| *word != ".");
            let mut words = words.filter(|word| !word.is_empty()).map(str::to_owned);
            if let Some(first) = words.next() {
                by_first.entry(first).or_default().push(words.collect());
            }
        }
        for rest in by_first.values_mut() {
            rest.sort_by_key(|rest: &Vec<String>| std::cmp::Reverse(rest.len()));
            rest.dedup();
        }
        Self {
            by_first,
            endings: Vec::new(),
        }
    }

    /// The same, with longer words that end so.
    pub(super) fn with_endings<'p>(mut self, endings: impl Iterator<Item = &'p str>) -> Self {
        self.endings = endings.map(str::to_owned).collect();
        self
    }

    /// How many words the longest phrase has that begins with this word; 0 when none does.
    pub(super) fn at(&self, words: &[PlacedWord<'_>], index: usize) -> usize {
        let Some((first, behind)) = words.get(index..).and_then(<[_]>::split_first) else {
            return 0;
        };
        let Some(phrases) = self.by_first.get(first.word) else {
            return usize::from(self.ends(first.word));
        };
        let same = |(word, wanted): (&PlacedWord<'_>, &String)| word.word == wanted;
        let follows = |rest: &&Vec<String>| {
            behind.len() >= rest.len() && behind.iter().zip(rest.iter()).all(same)
        };
        phrases
            .iter()
            .find(follows)
            .map_or(0, |rest| rest.len() + 1)
    }

    fn ends(&self, word: &str) -> bool {
        let is_longer = |ending: &String| word.len() >= ending.len() + BEFORE_ENDING_BYTES;
        let mut endings = self.endings.iter();
        endings.any(|ending| is_longer(ending) && word.ends_with(ending.as_str()))
    }
}
