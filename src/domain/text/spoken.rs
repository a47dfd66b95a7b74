//! The language in which something was written.

use isolang::Language;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;
use whatlang::{Lang, Script};

/// Letters below which a text in Latin script says nothing by its letters alone.
const LEAST_LETTERS: usize = 30;

/// Letters of another script that tell at least which.
const LEAST_FOREIGN: usize = 4;

/// How sure the guess by letters must be.
const LEAST_SURE: f64 = 0.9;

/// Little words that must be there before they tell a language.
const LEAST_WORDS: usize = 2;

/// What is told by a mark that only one language writes, in little words.
const MARK_WEIGHT: usize = 2;

/// Little words of each language. They are in nearly every sentence, and tell languages apart whose letters look
/// alike. A word of several languages counts for each.
const LITTLE_WORDS: [(&str, &str); 10] = [
    (
        "en",
        "the and is are was were you your i my me to of for with have has had not do does did what where when how why can could would please this that it there want need been they we our will still get but from about",
    ),
    (
        "es",
        "el la los las de que y en un una es por con para mi me se su no lo ha he quiero estoy está tengo como cuando donde porque pero mis usted hola ya al del muy esto este esta sin todavía aún nada han hace puede puedo necesito favor cuál cuándo dónde qué",
    ),
    (
        "fr",
        "le la les de des du un une est et je vous ne pas mon ma mes pour que qui dans avec sur ai été suis ce cette il elle nous votre vos où quand comment pourquoi mais bonjour encore au aux voudrais toujours avez être depuis plus rien j c d l n m s qu",
    ),
    (
        "de",
        "der die das und ist ich nicht ein eine einen meine mein mir mich sie es zu für mit auf haben habe hat war wie wann wo warum bitte aber noch immer kann können wurde den dem im am von dass seit auch ihre wir bin schon sehr kein keine möchte",
    ),
    (
        "pt",
        "o a os as de que e em um uma é por com para meu minha não se eu estou está tenho como quando onde porque mas você olá já ao do da dos das no na nos nas muito isso este esta sem ainda quero preciso foi pode posso minhas meus até também",
    ),
    (
        "it",
        "il lo la i gli le di che e in un una è per con non mi mio mia sono ho ha come quando dove perché ma vorrei posso del della dei delle al alla questo questa ancora molto stato più anche ci si nel nella mie miei vostro già essere",
    ),
    (
        "nl",
        "de het een en is ik niet mijn van dat voor met op te zijn heb heeft was hoe wanneer waar waarom maar nog kan kunnen aan er naar mij we jullie u uw geen wil graag ook al dit deze bij",
    ),
    (
        "pl",
        "i w na nie to się z do że jest mój moja moje mi mnie jak kiedy gdzie dlaczego ale dla od po czy już proszę mam chcę był była było może co za tylko jeszcze przez o mogę są",
    ),
    (
        "tr",
        "ve bir bu için ben benim bana ne nasıl neden değil var yok çok ile ama daha gibi mı mi mu mü lütfen hala hâlâ oldu olan kadar sipariş istiyorum beni nerede zaman sonra şey olarak",
    ),
    (
        "sv",
        "och att det är jag inte en ett som på för med av min mitt mig har hade var hur när varför men kan till från om vi ni vill nu så den de skulle",
    ),
];

/// For each little word, the languages it is of.
static SPOKEN_IN: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut spoken: HashMap<&'static str, Vec<usize>> = HashMap::new();
    for (language, (_, words)) in LITTLE_WORDS.iter().enumerate() {
        for word in words.split(' ') {
            spoken.entry(word).or_default().push(language);
        }
    }
    spoken
});

/// Bytes of a text that are looked at: more tell nothing new.
const LOOKED_AT_BYTES: usize = 2000;

/// Letters and signs that only one of these languages writes.
const MARKS: [(&str, &[char]); 6] = [
    ("es", &['ñ', '¿', '¡']),
    ("pt", &['ã', 'õ']),
    ("de", &['ß']),
    ("pl", &['ł', 'ż', 'ź', 'ś', 'ą', 'ę', 'ń', 'ć']),
    ("tr", &['ı', 'ğ', 'ş']),
    ("sv", &['å']),
];

/// The language of a text as a BCP 47 primary tag, and whether that is sure; nothing when it cannot be
/// told. Languages in Latin script look alike when they are short, so their little words are counted; of other
/// scripts at least the script is known.
pub(crate) fn spoken(text: &str) -> Option<(&'static str, bool)> {
    let text = text
        .get(..text.floor_char_boundary(LOOKED_AT_BYTES))
        .unwrap_or(text);
    if text.chars().filter(|c| is_kana(*c)).count() >= 2 {
        return Some(("ja", true));
    }
    let guess = whatlang::detect(text)?;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let sure = letters >= LEAST_LETTERS && guess.is_reliable() && guess.confidence() >= LEAST_SURE;
    if guess.script() == Script::Latin {
        return match by_little_words(text, tag(guess.lang())) {
            Some(language) => Some((language, true)),
            None => sure.then(|| (tag(guess.lang()), true)),
        };
    }
    let own_script = letters >= LEAST_FOREIGN;
    let sure = sure || own_script && guess.script() == Script::Mandarin;
    (sure || own_script).then(|| (tag(guess.lang()), sure))
}

fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}')
}

/// The language whose little words are in a text, if they are much rarer in every other, or if the letters agree.
fn by_little_words(text: &str, by_letters: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let words: BTreeSet<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut scores = LITTLE_WORDS.map(|(language, _)| {
        let marks = MARKS.iter().find(|(marked, _)| *marked == language);
        let is_marked = marks.is_some_and(|(_, marks)| lower.contains(*marks));
        (if is_marked { MARK_WEIGHT } else { 0 }, language)
    });
    for language in words
        .iter()
        .filter_map(|word| SPOKEN_IN.get(word))
        .flatten()
    {
        if let Some((score, _)) = scores.get_mut(*language) {
            *score += 1;
        }
    }
    scores.sort_unstable_by(|one, other| other.cmp(one));
    let [(best, language), (second, _), ..] = &scores;
    let agreed = *language == by_letters;
    let far_ahead = *best >= second * 2 || *best >= second + 3;
    let clear = *best >= LEAST_WORDS && best > second && (agreed || far_ahead);
    clear.then_some(*language)
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

/// The language a customer writes in, if it can be told: that of the newest words that tell it, else of all together.
/// What was said comes oldest first.
pub(crate) fn of_customer(said: &[String]) -> Option<&'static str> {
    let sure = |text: &str| spoken(text).filter(|(_, sure)| *sure);
    let newest = said.iter().rev().find_map(|text| sure(text));
    let found = newest.or_else(|| sure(&said.join("\n")));
    found.map(|(language, _)| language)
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
    fn a_sentence_tells_its_language() {
        for (language, text) in [
            (
                "es",
                "Hola, quiero saber dónde está mi pedido, no ha llegado todavía",
            ),
            (
                "es",
                "Mi vuelo fue cancelado ayer y quiero que me devuelvan el dinero",
            ),
            ("es", "No puedo entrar en mi cuenta desde ayer por la tarde"),
            (
                "es",
                "Necesito cambiar la dirección de entrega de mi último pedido",
            ),
            (
                "tr",
                "Siparişim hala gelmedi, ne zaman teslim edileceğini öğrenmek istiyorum",
            ),
            (
                "pt",
                "Olá, o meu pedido ainda não chegou e eu gostaria de saber onde está",
            ),
            (
                "pt",
                "Preciso de ajuda para alterar o endereço de entrega da minha encomenda",
            ),
            (
                "it",
                "Buongiorno, il mio ordine non è ancora arrivato, vorrei sapere dove si trova",
            ),
            (
                "pl",
                "Dzień dobry, moje zamówienie jeszcze nie dotarło, proszę o informację",
            ),
            ("ja", "注文した商品がまだ届いていません。いつ届きますか"),
            ("zh", "我的订单还没有送到，请问什么时候可以收到"),
            (
                "fr",
                "Bonjour, ma commande n’est pas encore arrivée et je voudrais savoir où elle est",
            ),
            (
                "de",
                "Guten Tag, meine Bestellung ist immer noch nicht angekommen",
            ),
            (
                "nl",
                "Hallo, mijn bestelling is nog steeds niet aangekomen, waar blijft het",
            ),
            (
                "en",
                "Hello, my order has not arrived yet and I would like to know where it is",
            ),
            ("en", "My flight was cancelled, I want my money back"),
        ] {
            assert_eq!(spoken(text), Some((language, true)), "{text}");
        }
        for text in ["", "EUJUY6", "ok", "Maria Lindqvist", "Seat 12A", "no"] {
            assert!(
                spoken(text).is_none_or(|(_, sure)| !sure),
                "{text}: {:?}",
                spoken(text)
            );
        }
    }

    #[test]
    fn the_newest_words_that_tell_a_language_count() {
        let said = |texts: &[&str]| {
            texts
                .iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>()
        };
        let switched = said(&[
            "I want to know where my order is",
            "¿Dónde está mi pedido, por favor?",
            "EUJUY6",
        ]);
        assert_eq!(of_customer(&switched), Some("es"));
        assert_eq!(of_customer(&said(&["EUJUY6"])), None);
    }
}
