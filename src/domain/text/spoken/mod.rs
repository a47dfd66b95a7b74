//! The language in which something was written.

mod little_words;
mod proper_names;

use self::little_words::{Evidence, evidence};
use isolang::Language;
use whatlang::{Info, Lang, Script};

/// Letters below which a text in Latin script says nothing by its letters alone.
const LEAST_LETTERS: usize = 30;

/// Letters below which it says nothing even if one of its words agrees.
const LEAST_AGREED: usize = 8;

/// Letters of another script that tell at least which.
const LEAST_FOREIGN: usize = 4;

/// How sure the guess by letters must be.
const LEAST_SURE: f64 = 0.9;

/// Letters of Japanese that Chinese does not have.
const LEAST_KANA: usize = 2;

/// Words below which a text in Latin script may be a courtesy in a language that is not the customer's.
const CLEAR_WORDS: usize = 4;

/// The same in letters.
const CLEAR_LETTERS: usize = 20;

/// Bytes of a text that are looked at: more tell nothing new.
const LOOKED_AT_BYTES: usize = 800;

/// Languages in which hardly anybody writes to a helpdesk. Others are taken for them.
const UNLIKELY: [Lang; 9] = [
    Lang::Jav,
    Lang::Sna,
    Lang::Zul,
    Lang::Aka,
    Lang::Epo,
    Lang::Lat,
    Lang::Tuk,
    Lang::Uzb,
    Lang::Yid,
];

/// The language of a text as a BCP 47 primary tag, and whether that is sure; nothing when it cannot be
/// told. Languages that share a script look alike when they are short, so their words are counted; of a script that is
/// not Latin, at least the script is known.
pub(crate) fn spoken(text: &str) -> Option<(&'static str, bool)> {
    let text = looked_at(text);
    if text.chars().filter(|c| is_kana(*c)).count() >= LEAST_KANA {
        return Some(("ja", true));
    }
    let letters = letters_of(text);
    let all = evidence(text);
    match whatlang::detect_script(text)? {
        Script::Latin => in_latin(text, letters, &all).map(|language| (language, true)),
        script => in_another(script, text, letters, &all),
    }
}

/// The language of a text that tells it, and is no mere courtesy: whoever thanks in a language need not speak it.
pub(crate) fn clearly_spoken(text: &str) -> Option<&'static str> {
    let (language, _) = spoken(text).filter(|(_, sure)| *sure)?;
    let is_latin = whatlang::detect_script(looked_at(text)) == Some(Script::Latin);
    let words = text.split_whitespace().take(CLEAR_WORDS).count();
    let is_clear = words >= CLEAR_WORDS || letters_of(looked_at(text)) >= CLEAR_LETTERS;
    (is_clear || !is_latin).then_some(language)
}

/// By the words, else by a detector and a word that agrees with it, else by the letters of a long text.
fn in_latin(text: &str, letters: usize, all: &[Evidence]) -> Option<&'static str> {
    let [best, second, ..] = all else {
        return None;
    };
    let are_names = proper_names::are_names(text);
    if are_names && best.is_slight() {
        return None;
    }
    let likeliest = likeliest(text);
    let is_clear = best.is_before(second) && (best.leads(second) || best.tag == likeliest);
    if best.is_enough(true) && is_clear {
        return Some(best.tag);
    }
    let mut agreeing = all.iter().filter(|evidence| evidence.tag == likeliest);
    let agrees = agreeing.any(|evidence| evidence.is_level_with(best));
    if are_names {
        return None;
    }
    if agrees && letters >= LEAST_AGREED && text.split_whitespace().nth(1).is_some() {
        return Some(likeliest);
    }
    let by_letters = (letters >= LEAST_AGREED).then(|| guess(text)).flatten()?;
    let found = tag(by_letters.lang());
    let is_sure = letters >= LEAST_LETTERS && is_sure(&by_letters);
    let both = found == likeliest && letters >= CLEAR_LETTERS;
    (is_sure || both).then_some(found)
}

/// Of most scripts it is enough to know them; the others are told by words and marks.
fn in_another(
    script: Script,
    text: &str,
    letters: usize,
    all: &[Evidence],
) -> Option<(&'static str, bool)> {
    if let [best, second, ..] = all
        && best.is_enough(false)
        && best.is_before(second)
    {
        return Some((best.tag, true));
    }
    let guess = guess(text)?;
    let found = tag(guess.lang());
    let is_enough = letters >= LEAST_FOREIGN;
    let is_alone = script == Script::Mandarin || likely_in(script) < 2;
    let is_sure = letters >= LEAST_LETTERS && is_sure(&guess) || is_enough && is_alone;
    (is_sure || is_enough).then_some((found, is_sure))
}

fn guess(text: &str) -> Option<Info> {
    whatlang::detect(text).filter(|guess| !UNLIKELY.contains(&guess.lang()))
}

fn is_sure(guess: &Info) -> bool {
    guess.is_reliable() && guess.confidence() >= LEAST_SURE
}

/// The likeliest of the sixteen most written languages; it says nothing of whether it is one of them.
fn likeliest(text: &str) -> &'static str {
    let language = whichlang::detect_language(text);
    match language.three_letter_code() {
        "cmn" => "zh",
        code => shortest(code).unwrap_or(code),
    }
}

fn looked_at(text: &str) -> &str {
    text.get(..text.floor_char_boundary(LOOKED_AT_BYTES))
        .unwrap_or(text)
}

fn letters_of(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}')
}

/// How many languages are written in a script.
fn likely_in(script: Script) -> usize {
    let langs = script.langs().iter();
    langs.filter(|lang| !UNLIKELY.contains(lang)).count()
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
pub(crate) fn shortest(code: &str) -> Option<&'static str> {
    Language::from_639_3(code)?.to_639_1()
}

/// The language a customer writes in, if it can be told: that of the newest words that clearly tell it, else of all
/// together, else of the newest that tell it at all. What was said comes oldest first.
pub fn of_customer(said: &[String]) -> Option<&'static str> {
    let sure = |text: &str| {
        let found = spoken(text).filter(|(_, sure)| *sure);
        found.map(|(language, _)| language)
    };
    let newest_first = || said.iter().rev();
    let clear = newest_first().find_map(|text| clearly_spoken(text));
    let together = || sure(&said.join("\n"));
    clear
        .or_else(together)
        .or_else(|| newest_first().find_map(|text| sure(text)))
}

#[cfg(test)]
mod tests;
