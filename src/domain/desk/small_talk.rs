//! What customers say besides their request: greetings, thanks, and asking whether anybody is still there.

use crate::domain::rules::triggers::{Folded, needle, whole};
use std::sync::LazyLock;

/// Asking whether somebody is coming, in the languages Baton speaks itself.
const NUDGES: [&str; 66] = [
    "is anybody looking",
    "is anyone looking",
    "is somebody looking",
    "is someone looking",
    "actually reading this",
    "anybody reading this",
    "anyone reading this",
    "are you there",
    "are you still there",
    "anyone there",
    "anybody there",
    "someone there",
    "somebody there",
    "still waiting",
    "been waiting",
    "how long",
    "how much longer",
    "any news",
    "any update",
    "when will someone",
    "when will somebody",
    "sind sie noch da",
    "bist du noch da",
    "sind sie da",
    "ist da jemand",
    "ist jemand da",
    "noch jemand da",
    "wie lange",
    "ich warte",
    "warte immer noch",
    "warte noch",
    "gibt es etwas neues",
    "gibt es neuigkeiten",
    "sigue ahi",
    "siguen ahi",
    "sigues ahi",
    "esta ahi",
    "hay alguien",
    "cuanto tarda",
    "cuanto falta",
    "cuanto tiempo",
    "sigo esperando",
    "estoy esperando",
    "alguna novedad",
    "vous etes la",
    "etes vous la",
    "toujours la",
    "il y a quelqu'un",
    "y a t il quelqu'un",
    "quelqu'un est la",
    "combien de temps",
    "j'attends",
    "du nouveau",
    "des nouvelles",
    "ainda esta ai",
    "voce esta ai",
    "voces estao ai",
    "tem alguem",
    "ha alguem",
    "alguem ai",
    "quanto tempo",
    "ainda esperando",
    "estou esperando",
    "continuo esperando",
    "alguma novidade",
    "vai demorar",
];

/// Words of courtesy and of agreement. A sentence of nothing else asks for nothing.
const COURTESIES: [&str; 85] = [
    "hi",
    "hello",
    "hey",
    "there",
    "good",
    "morning",
    "afternoon",
    "evening",
    "thanks",
    "thank",
    "you",
    "very",
    "much",
    "so",
    "please",
    "ok",
    "okay",
    "yes",
    "no",
    "sure",
    "great",
    "fine",
    "bye",
    "goodbye",
    "hallo",
    "guten",
    "tag",
    "morgen",
    "abend",
    "danke",
    "vielen",
    "dank",
    "bitte",
    "ja",
    "nein",
    "gut",
    "super",
    "tschuss",
    "hola",
    "buenos",
    "buenas",
    "dias",
    "tardes",
    "noches",
    "gracias",
    "muchas",
    "por",
    "favor",
    "si",
    "vale",
    "de",
    "acuerdo",
    "perfecto",
    "adios",
    "bonjour",
    "bonsoir",
    "salut",
    "merci",
    "beaucoup",
    "bien",
    "s",
    "il",
    "vous",
    "plait",
    "oui",
    "non",
    "d",
    "accord",
    "parfait",
    "ola",
    "oi",
    "bom",
    "boa",
    "dia",
    "tarde",
    "noite",
    "obrigado",
    "obrigada",
    "muito",
    "sim",
    "nao",
    "certo",
    "tchau",
    "tudo",
    "bem",
];

static NUDGE_NEEDLES: LazyLock<Vec<String>> = LazyLock::new(|| needles(&NUDGES));

/// Longer sentences say more than that somebody waits or is not understood.
const ASIDE_WORDS: usize = 12;

/// Phrases as they are looked for in folded words.
pub(super) fn needles(phrases: &[&str]) -> Vec<String> {
    phrases.iter().filter_map(|words| needle(words)).collect()
}

/// Whether a sentence only asks if somebody is there, or how long it takes.
pub(super) fn is_nudge(sentence: &str) -> bool {
    let said = Folded::new(sentence);
    is_short(&said) && has_one_of(&said, &NUDGE_NEEDLES)
}

/// Whether it is too short to say more than one thing.
pub(super) fn is_short(said: &Folded<'_>) -> bool {
    said.text().split_whitespace().count() <= ASIDE_WORDS
}

/// Whether one of these phrases is said, as whole words.
pub(super) fn has_one_of(said: &Folded<'_>, needles: &[String]) -> bool {
    let text = said.text();
    needles.iter().any(|needle| {
        let places = text.match_indices(needle.as_str());
        let mut places = places.map(|(at, found)| at..at + found.len());
        places.any(|place| whole(text, place))
    })
}

/// Whether a sentence greets, thanks or agrees, and says nothing else.
pub(super) fn is_courtesy(sentence: &str) -> bool {
    let said = Folded::new(sentence);
    let mut words = said.text().split_whitespace().filter(|word| *word != ".");
    words.all(|word| COURTESIES.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_whether_anybody_is_there_is_no_request() {
        for nudge in [
            "Are you still there?",
            "Is somebody looking at the voucher?",
            "Hello?? Is anybody actually reading this?",
            "Sind Sie noch da?",
            "¿Hay alguien ahí?",
            "Il y a quelqu’un ?",
            "Tem alguém aí?",
            "I've been waiting for half an hour!",
        ] {
            assert!(is_nudge(nudge), "{nudge}");
        }
        for request in [
            "Is there anything I can do about my fine?",
            "My flight was cancelled",
            "I have trouble reading this invoice",
            "How much is the fare?",
        ] {
            assert!(!is_nudge(request), "{request}");
        }
    }

    #[test]
    fn courtesies_ask_for_nothing() {
        for courtesy in [
            "Hi there!",
            "Vielen Dank",
            "S’il vous plaît",
            "Muito obrigada!",
            "👍",
        ] {
            assert!(is_courtesy(courtesy), "{courtesy}");
        }
        assert!(!is_courtesy("Thank you, but my seat is wrong"));
    }
}
