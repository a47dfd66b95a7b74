//! The language a customer writes in.

use isolang::Language;
use whatlang::{Lang, Script};

/// Letters below which a text in Latin script says nothing about its language.
const LEAST_LETTERS: usize = 30;

/// Letters of another script that tell at least which.
const LEAST_FOREIGN: usize = 4;

/// How sure the guess must be.
const LEAST_SURE: f64 = 0.9;

/// The language of a text as a BCP 47 primary tag, and whether that is sure; nothing when it cannot be
/// told. Languages in Latin script look alike when they are short, so a guess must be sure; of other
/// scripts at least the script is.
pub(super) fn spoken(text: &str) -> Option<(&'static str, bool)> {
    let guess = whatlang::detect(text)?;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let sure = letters >= LEAST_LETTERS && guess.is_reliable() && guess.confidence() >= LEAST_SURE;
    let own_script = guess.script() != Script::Latin && letters >= LEAST_FOREIGN;
    (sure || own_script).then(|| (tag(guess.lang()), sure))
}

/// Whether a bot that speaks these understands a language. `pt-BR` is `pt`; of a language that is not sure,
/// its neighbours in the same script will do.
pub(super) fn understands(speaks: &[String], language: &str, sure: bool) -> bool {
    let language = primary(language);
    speaks.iter().map(|tag| primary(tag)).any(|spoken| {
        spoken == language || !sure && neighbours(&spoken).contains(&language.as_str())
    })
}

fn primary(tag: &str) -> String {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    let primary = primary.to_ascii_lowercase();
    shortest(&primary).map_or(primary, str::to_owned)
}

/// Languages that share a script and are taken for each other when little is said.
fn neighbours(language: &str) -> &'static [&'static str] {
    const TAKEN_FOR_EACH_OTHER: [&[&str]; 4] = [
        &["ru", "uk", "bg", "sr", "mk", "be", "kk"],
        &["ar", "fa", "ur"],
        &["hi", "mr", "ne"],
        &["he", "yi", "ydd"],
    ];
    let families = TAKEN_FOR_EACH_OTHER.iter();
    let mut mine = families.filter(|family| family.contains(&language));
    mine.next().copied().unwrap_or_default()
}

/// The two-letter tag where there is one, else the three letters of ISO 639-3.
fn tag(lang: Lang) -> &'static str {
    match lang.code() {
        // Mandarin and Western Persian: the tags are those of Chinese and Persian as a whole.
        "cmn" => "zh",
        "pes" => "fa",
        code => shortest(code).unwrap_or(code),
    }
}

/// The two letters of a language of three.
fn shortest(code: &str) -> Option<&'static str> {
    Language::from_639_3(code)?.to_639_1()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_two_letters_where_the_language_has_them() {
        for (lang, expected) in [
            (Lang::Eng, "en"),
            (Lang::Cmn, "zh"),
            (Lang::Pes, "fa"),
            (Lang::Nob, "nb"),
            (Lang::Tgl, "tl"),
            (Lang::Mkd, "mk"),
            (Lang::Nep, "ne"),
        ] {
            assert_eq!(tag(lang), expected);
        }
        assert!(Lang::all().iter().all(|lang| tag(*lang).len() == 2));
    }

    #[test]
    fn a_bot_understands_what_it_speaks_however_long_its_tags_are() {
        let speaks = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
        assert!(understands(&speaks(&["pt-BR", "mkd"]), "mk", true));
        assert!(understands(&speaks(&["en", "MK"]), "mk", true));
        assert!(!understands(&speaks(&["ru"]), "mk", true));
        assert!(understands(&speaks(&["ru"]), "mk", false), "much alike");
        assert!(!understands(&speaks(&["de"]), "mk", false));
    }
}
