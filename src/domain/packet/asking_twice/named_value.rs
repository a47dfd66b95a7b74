//! What a draft says of a value that is known.

use super::Held;
use super::spoken_sentence::SpokenSentence;
use crate::domain::text::terms::said_words::{PAUSE, Said};
use crate::domain::text::terms::slot::Slot;

/// Letters and digits below which a value may stand in any word by chance.
const TELLING: usize = 4;

/// Letters below which a part of a name may be another word.
const TELLING_PART: usize = 3;

/// What is asked for by whoever knows only a first name.
const REST_OF_NAME: [&str; 21] = [
    "full",
    "last",
    "surname",
    "family",
    "complete",
    "apellido",
    "apellidos",
    "completo",
    "complet",
    "famille",
    "nachname",
    "nachnamen",
    "familienname",
    "familiennamen",
    "vollstandiger",
    "vollstandigen",
    "vollen",
    "sobrenome",
    "apelido",
    "ultimo",
    "middle",
];

impl Held {
    /// What it is called when it is asked for.
    pub(super) fn slots(&self) -> Vec<Slot> {
        let names = std::iter::once(&self.name).chain(&self.also);
        names.map(|name| Slot::of(name)).collect()
    }

    /// Whether a sentence names the value, or of a person's name a part.
    pub(super) fn is_named_in(&self, sentence: &SpokenSentence) -> bool {
        let value = Said::of(&self.value);
        let parts: Vec<&String> = value.words().iter().filter(|part| *part != PAUSE).collect();
        if parts.is_empty() {
            return false;
        }
        let said: Vec<&String> = sentence.said.words().iter().collect();
        if said.windows(parts.len()).any(|words| *words == parts[..]) {
            return true;
        }
        let is_name = Slot::of(&self.name).concept() == Some("name");
        let telling = |part: &&&String| part.chars().count() >= TELLING_PART;
        if is_name && parts.iter().filter(telling).any(|part| said.contains(part)) {
            return true;
        }
        let joined = |words: &[&String]| words.iter().map(|word| word.as_str()).collect::<String>();
        let value = joined(&parts);
        value.len() >= TELLING && joined(&said).contains(&value)
    }

    /// Whether the value answers the sentence: a first name is not the whole name.
    pub(super) fn answers(&self, sentence: &SpokenSentence, slots: &[Slot]) -> bool {
        let is_name = slots.iter().any(|slot| slot.concept() == Some("name"));
        let is_short = self.value.split_whitespace().count() < 2;
        let mut words = sentence.said.words().iter();
        !(is_name && is_short && words.any(|word| REST_OF_NAME.contains(&word.as_str())))
    }
}
