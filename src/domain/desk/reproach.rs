//! Reproaches: what customers say of the talk itself, "you said that before", which tells nothing of their matter.

use super::small_talk::{has_one_of, is_short, needles};
use crate::domain::rules::triggers::Folded;
use std::sync::LazyLock;

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

static NEEDLES: LazyLock<Vec<String>> = LazyLock::new(|| needles(&REPROACHES));

/// Whether a sentence only reproaches who answered before: "That's what you said this morning".
pub(super) fn is_reproach(sentence: &str) -> bool {
    let said = Folded::new(sentence);
    let told = said.text().trim_end_matches([' ', '.']);
    let blames = BLAMES.iter().any(|blame| told.ends_with(*blame));
    // Whoever names a number speaks of their matter.
    let counts = told.contains(|c: char| c.is_ascii_digit());
    is_short(&said) && !counts && (blames || has_one_of(&said, &NEEDLES))
}

#[cfg(test)]
mod tests {
    use super::*;

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
            "You said 5 days, and it has been 9",
        ] {
            assert!(!is_reproach(matter), "{matter}");
        }
    }
}
