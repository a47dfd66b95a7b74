//! Languages of what customers write.

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

/// Short sentences of customers in many languages, each after its tag.
const SENTENCES: &str = include_str!("sentences.tsv");

/// Names, numbers and single words, a line each.
const UNTOLD: &str = include_str!("untold.txt");

#[test]
fn short_sentences_tell_their_language() {
    let missed = SENTENCES.lines().filter(|line| {
        let (language, text) = line.split_once('\t').unwrap();
        spoken(text) != Some((language, true))
    });
    assert_eq!(missed.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn names_and_single_words_tell_none() {
    let told = UNTOLD.lines().filter(|text| {
        let found = spoken(text);
        found.is_some_and(|(_, sure)| sure)
    });
    assert_eq!(told.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn whoever_thanks_in_a_language_need_not_speak_it() {
    let said = |texts: &[&str]| {
        let texts = texts.iter().map(|text| (*text).to_owned());
        texts.collect::<Vec<_>>()
    };
    let english = "I want to know where my order is";
    for (texts, language) in [
        (vec![english, "merci beaucoup"], "en"),
        (vec![english, "Ça ne marche pas du tout"], "fr"),
        (vec![english, "Не работает"], "ru"),
        (vec!["merci beaucoup"], "fr"),
        (vec!["Mi pedido", "no funciona"], "es"),
    ] {
        assert_eq!(of_customer(&said(&texts)), Some(language), "{texts:?}");
    }
}
