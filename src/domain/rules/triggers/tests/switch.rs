//! The customer writes in another language.

use super::signals::{last, said};
use crate::domain::rules::triggers::Signal;

#[test]
fn a_switch_of_language_is_noticed_at_once() {
    let english = Signal::Language {
        speaks: vec!["en".to_owned()],
    };
    let before = "Hello, I would like to know where my order is";
    for (language, text) in [
        (
            "es",
            "Hola, quiero saber dónde está mi pedido, no ha llegado todavía",
        ),
        ("es", "No puedo entrar en mi cuenta desde ayer por la tarde"),
        (
            "tr",
            "Siparişim hala gelmedi, ne zaman teslim edileceğini öğrenmek istiyorum",
        ),
        (
            "pt",
            "O meu pedido ainda não chegou e eu gostaria de saber onde está",
        ),
        (
            "it",
            "Il mio ordine non è ancora arrivato, vorrei sapere dove si trova",
        ),
        (
            "pl",
            "Moje zamówienie jeszcze nie dotarło, proszę o informację gdzie jest",
        ),
        ("ru", "Где мой заказ? Он так и не пришёл"),
        ("hi", "मेरा ऑर्डर अभी तक नहीं आया"),
        ("nl", "Mijn bestelling is nog niet aangekomen"),
        ("es", "¿Dónde está mi pedido, por favor?"),
        ("ja", "注文した商品がまだ届いていません。いつ届きますか"),
        ("zh", "我的订单还没有送到，请问什么时候可以收到"),
    ] {
        let seen = Some(format!("language {language}"));
        assert_eq!(last(english.clone(), &[said('c', text)]), seen, "{text}");
        let switched = [said('c', before), said('b', "On its way."), said('c', text)];
        assert_eq!(last(english.clone(), &switched), seen, "{text}");
    }
    for calm in [
        "ok",
        "merci beaucoup",
        "Calle de Alcalá 50, Madrid",
        "EUJUY6",
        "Maria Lindqvist, Storgatan 1",
        before,
    ] {
        assert_eq!(
            last(english.clone(), &[said('c', before), said('c', calm)]),
            None,
            "{calm}"
        );
    }
}
