use super::*;
use crate::domain::base::ids::{CustomerId, Token};
use crate::domain::base::words::Verified;
use crate::domain::case::conversation::Customer;
use crate::domain::packet::{Fact, Packet};
use crate::domain::transcript::{ItemKind, ItemRole};
use serde_json::{Map, json};

fn order() -> Vec<Held> {
    vec![Held {
        name: "order_number".into(),
        also: vec!["purchase code".into()],
        value: "48213".into(),
        source: "message 7".into(),
        passage: None,
    }]
}

#[test]
fn asking_again_is_noticed_in_five_languages() {
    for draft in [
        "Hello Maria! What is your order number?",
        "Could you send me the order no. please",
        "Please provide your order ID so that I can look.",
        "I'll need your order number first.",
        "May I have the purchase code?",
        "Hola, ¿cuál es su número de pedido?",
        "Indíqueme por favor el número de pedido.",
        "Pourriez-vous m’indiquer votre numéro de commande ?",
        "Wie lautet Ihre Bestellnummer?",
        "Nennen Sie mir bitte die Bestell-Nr.",
        "Poderia informar o número do pedido?",
        "Order number?",
    ] {
        assert!(asked_again(draft, &order()).is_some(), "{draft}");
    }
}

#[test]
fn speaking_of_it_is_not_asking_for_it() {
    for draft in [
        "I see your order number 48213 and look into it.",
        "Is your order number 48213?",
        "Your order was sent. Do you want to return it?",
        "Which order do you mean?",
        "There is no need to send your order number.",
        "I have your order number. Shall I cancel?",
        "What is your customer number?",
        "",
    ] {
        assert!(asked_again(draft, &order()).is_none(), "{draft}");
    }
}

#[test]
fn a_question_about_something_is_no_question_for_it() {
    let seat = [Held {
        name: "seat".into(),
        also: Vec::new(),
        value: "12A".into(),
        source: "crm".into(),
        passage: None,
    }];
    for draft in [
        "Would you like to sit on a different seat next to the aisle?",
        "Shall I write to you about your seat on this flight?",
        "Are you happy with the seat we found?",
    ] {
        assert!(asked_again(draft, &seat).is_none(), "{draft}");
    }
    for draft in [
        "Which seat?",
        "Please tell me your seat.",
        "What is your seat on that flight?",
    ] {
        assert!(asked_again(draft, &seat).is_some(), "{draft}");
    }
}

#[test]
fn facts_the_customer_and_the_transcript_are_held() {
    let needs: Needs = toml::from_str(
        "[[facts]]\nname='reservation_id'\npattern='\\b[A-Z0-9]{6}\\b'\nalso=['booking reference']",
    )
    .unwrap();
    let fact = |name: &str, value| Fact {
        name: name.into(),
        value,
        confidence: None,
        source: Some("crm".into()),
        confirmed: false,
    };
    let packet = Packet {
        facts: vec![fact("Seat", json!("12A")), fact("empty", json!(""))],
        ..Packet::default()
    };
    let known = CaseKnowledge {
        packet: &packet,
        customer: None,
    };
    let sources = [Source {
        kind: ItemKind::Message,
        role: ItemRole::Customer,
        text: "It is EUJUY6",
        passage: Passage::Item(0),
    }];
    let held = held(&needs, known, &sources);
    let seen: Vec<_> = held
        .iter()
        .map(|h| (h.name.as_str(), h.value.as_str(), h.source.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            ("Seat", "12A", "crm"),
            ("reservation_id", "EUJUY6", "message 1")
        ]
    );
    let again = asked_again("Can you tell me your booking reference?", &held).unwrap();
    assert_eq!(
        (again.value.as_str(), &again.passage),
        ("EUJUY6", &Some(Passage::Item(0)))
    );
}

fn maria() -> Vec<Held> {
    let customer = Customer {
        id: CustomerId(1),
        token: Token("cus_1".into()),
        external_id: None,
        name: Some("Maria Lindqvist".into()),
        email: Some("maria@example.com".into()),
        phone: Some("+46 1".into()),
        language: None,
        timezone: None,
        verified: Verified::None,
        attributes: Map::from_iter([
            ("plan".to_owned(), json!("gold")),
            ("address".to_owned(), json!("Storgatan 1")),
            ("customerNumber".to_owned(), json!(4711)),
            ("nothing".to_owned(), json!("")),
        ]),
    };
    let packet = Packet::default();
    let known = CaseKnowledge {
        packet: &packet,
        customer: Some(&customer),
    };
    held(&Needs::default(), known, &[])
}

#[test]
fn what_the_customers_record_holds_is_not_asked_for_again() {
    for (name, draft) in [
        ("name", "What is your name?"),
        ("name", "Who am I speaking to?"),
        ("name", "May I have your full name, please?"),
        ("name", "¿Cómo se llama usted?"),
        ("name", "Quel est votre nom ?"),
        ("name", "Wie heißen Sie?"),
        ("name", "Wie ist Ihr Name?"),
        ("name", "Qual é o seu nome?"),
        ("address", "What is your address?"),
        ("address", "Wie lautet Ihre Adresse?"),
        ("customerNumber", "What is your customer number?"),
        ("email", "¿Podría darme su correo electrónico?"),
        ("email", "Können Sie mir Ihre E-Mail-Adresse geben?"),
        ("email", "Could you give me your e-mail address?"),
        ("email", "Pourriez-vous me donner votre adresse e-mail ?"),
        ("email", "Pode me passar o seu e-mail?"),
        ("phone", "Please reply with your phone number."),
        ("plan", "Which plan are you on?"),
        ("plan", "What plan do you have?"),
    ] {
        let held = maria();
        let again = asked_again(draft, &held).map(|held| held.name.as_str());
        assert_eq!(again, Some(name), "{draft}");
    }
    for draft in [
        "What is the name of the hotel?",
        "I have changed your name in our records.",
        "Wir geben Ihre E-Mail-Adresse nicht weiter.",
        "Would you like to change your plan?",
        "Your address has been updated.",
    ] {
        assert_eq!(asked_again(draft, &maria()), None, "{draft}");
    }
    let mut no_email = maria();
    no_email.retain(|held| held.name != "email");
    assert_eq!(asked_again("What is your e-mail address?", &no_email), None);
}

#[test]
fn ordinary_phrasings_are_caught_and_a_statement_with_a_question_mark_is_not() {
    for draft in [
        "Please reply with your order number",
        "I need to know your order number to continue.",
        "Responda con su número de pedido, por favor.",
        "Necesito saber su número de pedido.",
        "Répondez avec votre numéro de commande.",
        "Il me faut votre numéro de commande.",
        "Antworten Sie bitte mit Ihrer Bestellnummer.",
        "Für die Prüfung benötige ich Ihre Bestellnummer.",
        "Responda com o número do pedido.",
        "Preciso saber o número do pedido.",
        "And your order number?",
        "Do you have your order number at hand?",
        "Haben Sie Ihre Bestellnummer zur Hand?",
    ] {
        assert!(asked_again(draft, &order()).is_some(), "{draft}");
    }
    for draft in [
        "Your order number is on the way?",
        "Has your order number been accepted by the shop?",
        "Did the order number work for you this time?",
    ] {
        assert!(asked_again(draft, &order()).is_none(), "{draft}");
    }
}
