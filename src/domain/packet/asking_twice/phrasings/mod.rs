//! What agents write in five languages: `asks.tsv` asks for what is known, `honest.tsv` does not. A line has the name
//! of what is known, and the draft.

use super::*;

const ASKS: &str = include_str!("asks.tsv");
const HONEST: &str = include_str!("honest.tsv");

/// What is known of the customer of these drafts.
const KNOWN: [(&str, &str); 12] = [
    ("order_number", "48213"),
    ("customer_number", "4711"),
    ("account_number", "77120"),
    ("email", "maria@example.com"),
    ("phone", "+46 8 123 456"),
    ("name", "Maria Lindqvist"),
    ("address", "Storgatan 1"),
    ("plan", "gold"),
    ("date_of_birth", "1980-02-03"),
    ("amount", "64.90"),
    ("booking_reference", "EUJUY6"),
    ("invoice_number", "INV-1"),
];

fn known(name: &str) -> Held {
    let (_, value) = KNOWN.iter().find(|(known, _)| *known == name).unwrap();
    Held {
        name: name.to_owned(),
        also: Vec::new(),
        value: (*value).to_owned(),
        source: "message 1".to_owned(),
        passage: None,
    }
}

/// The drafts that ask for what they name, or do not.
fn drafts(lines: &'static str, asking: bool) -> Vec<&'static str> {
    let drafts = lines.lines().filter(|line| {
        let (name, draft) = line.split_once('\t').unwrap();
        asked_again(draft, &[known(name)]).is_some() == asking
    });
    drafts.collect()
}

#[test]
fn whoever_asks_for_what_is_known_is_noticed() {
    assert_eq!(drafts(ASKS, false), [""; 0]);
}

#[test]
fn whoever_asks_for_something_else_or_tells_something_is_not_held_back() {
    assert_eq!(drafts(HONEST, true), [""; 0]);
}

#[test]
fn what_asks_for_something_is_looked_at() {
    let missed = ASKS.lines().filter(|line| {
        let (_, draft) = line.split_once('\t').unwrap();
        !asks_anything(draft)
    });
    assert_eq!(missed.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_first_name_is_not_the_whole_name() {
    let mut maria = known("name");
    maria.value = "Maria".to_owned();
    let held = [maria];
    for (draft, known) in [
        ("What is your name?", true),
        ("What is your last name?", false),
        ("Wie lautet Ihr vollständiger Name?", false),
    ] {
        assert_eq!(asked_again(draft, &held).is_some(), known, "{draft}");
    }
}

#[test]
fn whatever_it_is_called_it_is_known_by_what_people_call_it() {
    for (name, draft) in [
        ("orderNumber", "Wie lautet Ihre Bestellnummer?"),
        ("numero_pedido", "What is your order number?"),
        ("contact_email", "What is your contact e-mail?"),
        ("customer_name", "What is your name?"),
        ("phone_number", "¿Me da su teléfono?"),
        ("mobile", "What is your phone number?"),
        ("dob", "When were you born?"),
        ("zip_code", "Wie lautet Ihre Postleitzahl?"),
        ("tracking_number", "Quel est le numéro de suivi ?"),
        ("iban", "Please send me your IBAN."),
        ("serial_number", "Qual é o número de série?"),
        ("subscription", "Which plan are you on?"),
    ] {
        let mut held = known("plan");
        name.clone_into(&mut held.name);
        assert!(asked_again(draft, &[held]).is_some(), "{name}: {draft}");
    }
}
