//! What the teams are called: whoever asks for one of them asks for a person.

use super::phrase_list::{PhraseList, PlacedWord};

/// The names of teams, and the names teams go by, ready to be looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TeamNames {
    names: PhraseList,
}

impl TeamNames {
    /// Prepares names. Upper and lower case, accents and punctuation do not matter.
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        Self {
            names: PhraseList::new(names),
        }
    }

    /// How many words the longest name has that begins with this word; 0 when none does.
    pub(super) fn at(&self, words: &[PlacedWord<'_>], index: usize) -> usize {
        self.names.at(words, index)
    }
}
