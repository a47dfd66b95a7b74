//! What the teams are called: whoever asks for one of them asks for a person.

use super::phrase_list::{PhraseList, PlacedWord};
use crate::domain::base::invalid::FieldError;
use crate::domain::rules::triggers::cost::{ENTRY_MAX_CHARS, TEAM_NAMES_MAX};
use crate::domain::rules::triggers::needle;
use crate::domain::rules::triggers::trigger_fault::TriggerFault;

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

    /// Everything that is wrong with the names that a team goes by, each with its JSON pointer.
    pub(crate) fn check(names: &[String]) -> Vec<FieldError> {
        if names.len() > TEAM_NAMES_MAX {
            let fault = TriggerFault::TooManyNames(TEAM_NAMES_MAX);
            return vec![FieldError::new("/names", fault)];
        }
        let fits =
            |name: &String| name.chars().count() <= ENTRY_MAX_CHARS && needle(name).is_some();
        let wrong = names.iter().enumerate().filter(|(_, name)| !fits(name));
        let told = |(index, _)| {
            let fault = TriggerFault::TeamName(ENTRY_MAX_CHARS);
            FieldError::new(format!("/names/{index}"), fault)
        };
        wrong.map(told).collect()
    }

    /// How many words the longest name has that begins with this word; 0 when none does.
    pub(super) fn at(&self, words: &[PlacedWord<'_>], index: usize) -> usize {
        self.names.at(words, index)
    }
}
