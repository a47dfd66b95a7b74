//! The language a customer writes in.

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
    primary.to_ascii_lowercase()
}

/// Languages that share a script and are taken for each other when little is said.
fn neighbours(language: &str) -> &'static [&'static str] {
    const TAKEN_FOR_EACH_OTHER: [&[&str]; 4] = [
        &["ru", "uk", "bg", "sr", "mk", "be", "mkd", "bel", "kk"],
        &["ar", "fa", "ur"],
        &["hi", "mr", "ne", "nep"],
        &["he", "yi", "ydd", "yid"],
    ];
    let families = TAKEN_FOR_EACH_OTHER.iter();
    let mut mine = families.filter(|family| family.contains(&language));
    mine.next().copied().unwrap_or_default()
}

/// The two-letter tag where there is one, else the three letters of ISO 639-3.
fn tag(lang: Lang) -> &'static str {
    match lang.code() {
        "eng" => "en",
        "spa" => "es",
        "fra" => "fr",
        "deu" => "de",
        "por" => "pt",
        "ita" => "it",
        "hin" => "hi",
        "nld" => "nl",
        "pol" => "pl",
        "rus" => "ru",
        "ukr" => "uk",
        "ara" => "ar",
        "cmn" => "zh",
        "jpn" => "ja",
        "kor" => "ko",
        "tur" => "tr",
        "vie" => "vi",
        "ind" => "id",
        "swe" => "sv",
        "dan" => "da",
        "nob" => "nb",
        "fin" => "fi",
        "ces" => "cs",
        "slk" => "sk",
        "slv" => "sl",
        "hun" => "hu",
        "ron" => "ro",
        "bul" => "bg",
        "ell" => "el",
        "heb" => "he",
        "tha" => "th",
        "ben" => "bn",
        "tam" => "ta",
        "tel" => "te",
        "mar" => "mr",
        "guj" => "gu",
        "kan" => "kn",
        "mal" => "ml",
        "pan" => "pa",
        "urd" => "ur",
        "pes" => "fa",
        "cat" => "ca",
        "hrv" => "hr",
        "srp" => "sr",
        "lit" => "lt",
        "lav" => "lv",
        "est" => "et",
        "tgl" => "tl",
        "afr" => "af",
        "lat" => "la",
        other => other,
    }
}
