use super::super::*;
use crate::domain::rules::triggers::book::Book;

fn asked(text: &str, names: &[&str]) -> Option<String> {
    let names = TeamNames::new(names.iter().copied());
    Book::built_in().ask(&Folded::new(text), &names)
}

#[test]
fn slips_of_the_keyboard_do_not_hide_an_ask_and_are_quoted_as_they_were_typed() {
    let typed = [
        ("chat with agrnt", "chat with agrnt"),
        ("just let me tlak to a humna", "tlak to a humna"),
        (
            "quiero hablar con un operadro",
            "quiero hablar con un operadro",
        ),
        (
            "mit einem Mitarbietr sprechen",
            "mit einem Mitarbietr sprechen",
        ),
    ];
    for (text, words) in typed {
        assert_eq!(asked(text, &[]).as_deref(), Some(words), "{text}");
    }
    let others = [
        "I expect a parcel",
        "what about the stuff",
        "send the contract",
        "manage my account",
        "is that a contact lens",
    ];
    for text in others {
        assert_eq!(asked(text, &[]), None);
    }
}

#[test]
fn a_team_is_asked_for_by_its_names() {
    let names = ["Blue Lagoon", "Guest happiness", "Élan"];
    let asks = [
        "connect me to blue lagoon",
        "can I talk to Guest Happiness please",
        "je voudrais parler à élan",
        "verbinden Sie mich mit Blue Lagoon",
        "blue lagoon se baat karni hai",
    ];
    for text in asks {
        assert!(asked(text, &names).is_some(), "{text}");
    }
    assert_eq!(asked("connect me to blue lagoon", &[]), None);
    assert_eq!(asked("how warm is the blue lagoon", &names), None);
    assert_eq!(asked("the blue lagoon number", &names), None);
}

#[test]
fn who_is_family_or_is_told_about_is_not_asked_for() {
    let ordinary = [
        "I have to talk to my husband",
        "the agent told me to wait",
        "transfer money to my daughter",
        "call the function",
        "I spoke to the manager yesterday",
        "what is the number of the front desk",
        "how do I call reception",
    ];
    for text in ordinary {
        assert_eq!(asked(text, &[]), None);
    }
}
