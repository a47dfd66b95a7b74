use super::*;
use crate::domain::packet::{Fact, Packet};
use crate::domain::transcript::{ItemKind, ItemRole};
use serde_json::json;

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
