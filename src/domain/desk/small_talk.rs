//! What customers say besides their request: greetings, thanks, and asking whether anybody is still there.

use crate::domain::rules::triggers::{Folded, needle, whole};
use std::sync::LazyLock;

/// Asking whether somebody is coming, in the languages Baton speaks itself.
const NUDGES: [&str; 59] = [
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

/// Reproaches to who answered before, in the same languages: they tell of the talk and not of the matter.
const REPROACHES: [&str; 78] = [
    "you said",
    "you told me",
    "you already said",
    "you already told",
    "you keep saying",
    "you keep asking",
    "you keep repeating",
    "already told you",
    "i already said",
    "i just said",
    "i just told you",
    "you are not listening",
    "youre not listening",
    "you dont listen",
    "you dont understand",
    "you are not helping",
    "youre not helping",
    "same answer",
    "useless bot",
    "so who can",
    "who can then",
    "your fault",
    "your mistake",
    "you are useless",
    "youre useless",
    "haben sie schon gesagt",
    "haben sie bereits gesagt",
    "hast du schon gesagt",
    "haben sie gesagt",
    "hast du gesagt",
    "habe ich schon gesagt",
    "hab ich schon gesagt",
    "habe ich doch gesagt",
    "sie verstehen mich nicht",
    "du verstehst mich nicht",
    "sie horen nicht zu",
    "du horst nicht zu",
    "dieselbe antwort",
    "wer kann das dann",
    "wer dann",
    "ihre schuld",
    "die gleiche antwort",
    "ya me lo dijo",
    "eso ya lo dijo",
    "me dijo lo mismo",
    "eso me dijo",
    "ya se lo dije",
    "ya te lo dije",
    "ya lo dije",
    "no me entiende",
    "no me entiendes",
    "no me escucha",
    "la misma respuesta",
    "quien puede entonces",
    "culpa suya",
    "culpa de ustedes",
    "vous l'avez deja dit",
    "vous me l'avez dit",
    "c'est ce que vous avez dit",
    "je l'ai deja dit",
    "je vous l'ai deja dit",
    "vous ne comprenez pas",
    "vous n'ecoutez pas",
    "la meme reponse",
    "qui peut alors",
    "votre faute",
    "voce ja disse",
    "voce ja falou",
    "foi o que voce disse",
    "eu ja disse",
    "ja te disse",
    "eu ja falei",
    "voce nao entende",
    "voce nao esta entendendo",
    "a mesma resposta",
    "quem pode entao",
    "culpa sua",
    "culpa de voces",
];

/// How a sentence ends that says whose doing it was: "you cancelled, not me".
const BLAMES: [&str; 5] = [" not me", " nicht ich", " no yo", " pas moi", " nao eu"];

static NUDGE_NEEDLES: LazyLock<Vec<String>> = LazyLock::new(|| needles(&NUDGES));

static REPROACH_NEEDLES: LazyLock<Vec<String>> = LazyLock::new(|| needles(&REPROACHES));

/// Longer sentences say more than that somebody waits or is not understood.
const ASIDE_WORDS: usize = 12;

fn needles(phrases: &[&str]) -> Vec<String> {
    phrases.iter().filter_map(|words| needle(words)).collect()
}

/// Whether a sentence only asks if somebody is there, or how long it takes.
pub(super) fn is_nudge(sentence: &str) -> bool {
    let said = Folded::new(sentence);
    is_short(&said) && has_one_of(&said, &NUDGE_NEEDLES)
}

/// Whether a sentence only reproaches who answered before: "That's what you said this morning".
pub(super) fn is_reproach(sentence: &str) -> bool {
    let said = Folded::new(sentence);
    let told = said.text().trim_end_matches([' ', '.']);
    let blames = BLAMES.iter().any(|blame| told.ends_with(*blame));
    is_short(&said) && (blames || has_one_of(&said, &REPROACH_NEEDLES))
}

fn is_short(said: &Folded<'_>) -> bool {
    said.text().split_whitespace().count() <= ASIDE_WORDS
}

fn has_one_of(said: &Folded<'_>, needles: &[String]) -> bool {
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
            "How much is the fare?",
        ] {
            assert!(!is_nudge(request), "{request}");
        }
    }

    #[test]
    fn a_reproach_tells_of_the_talk_and_not_of_the_matter() {
        for reproach in [
            "that's what you said this morning",
            "You don't understand me!",
            "so who can?",
            "you cancelled, not me",
            "Das haben Sie schon gesagt",
            "Ya se lo dije dos veces",
            "Vous l’avez déjà dit",
            "Foi o que você disse ontem",
        ] {
            assert!(is_reproach(reproach), "{reproach}");
        }
        for matter in [
            "You've charged me THREE TIMES",
            "You said on Monday that the refund would be on my card within three days",
            "I already paid for the suitcase",
        ] {
            assert!(!is_reproach(matter), "{matter}");
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
