use crate::domain::base::time::Moment;
use crate::domain::transcript::samples::shape;
use crate::domain::transcript::{ItemKind, ItemRole, Parsed, parse};
use serde_json::json;

fn read(text: &str) -> Parsed {
    parse(&json!({"text": text}), "/t").unwrap()
}

#[test]
fn lines_with_a_speaker_are_messages_and_others_go_on() {
    use ItemKind::{Instruction, Message};
    use ItemRole::{Bot, Customer, System};
    let text = "Chat of 4 May\nCustomer: My order is late\n  number: 48213\n\nBot: Sorry\r\nSystem: policy\nCustomer:   a person! ";
    let named = json!({"format": "text/plain", "text": text, "truncated": true});
    let parsed = parse(&named, "").unwrap();
    assert_eq!(
        shape(&parsed),
        [
            (Message, Customer, "My order is late\n  number: 48213"),
            (Message, Bot, "Sorry"),
            (Instruction, System, "policy"),
            (Message, Customer, "a person!"),
        ]
    );
    assert!(parsed.truncated);
    assert_eq!(parsed.items[1].raw, "\"Bot: Sorry\"");
}

#[test]
fn names_are_the_other_side_of_the_one_that_is_known() {
    let parsed =
        read("[2026-05-04T09:00:00Z] Maria: Hi\nAcme Bot: Hello\nMaria: Bye\nNote: no reply");
    let seen: Vec<_> = parsed
        .items
        .iter()
        .map(|i| (i.role, i.name.as_deref()))
        .collect();
    let maria = (ItemRole::Customer, Some("Maria"));
    assert_eq!(seen, [maria, (ItemRole::Bot, None), maria]);
    assert_eq!(parsed.items[0].at, Moment::parse("2026-05-04T09:00:00Z"));
    assert_eq!(
        parsed.items[2].text, "Bye\nNote: no reply",
        "a word before a colon is no speaker yet"
    );
}

#[test]
fn a_text_that_does_not_tell_who_speaks_is_refused() {
    for text in ["just words", "Maria: hi\nJon: hello\nMaria: x\nJon: y"] {
        let errors = parse(&json!({"text": text}), "/t").unwrap_err();
        assert_eq!(errors[0].pointer, "/t/text");
        assert!(errors[0].detail.contains("Customer: or Bot:"), "{errors:?}");
    }
    assert_eq!(parse(&json!({"text": " \n"}), ""), Ok(Parsed::default()));
}

#[test]
fn text_and_items_exclude_each_other_and_both_have_limits() {
    let errors = |value| parse(&value, "/t").unwrap_err();
    assert_eq!(
        errors(json!({"format": "rasa", "text": "Bot: x"}))[0].pointer,
        "/t/text"
    );
    assert_eq!(
        errors(json!({"format": "text/plain", "items": []}))[0].pointer,
        "/t/items"
    );
    assert_eq!(errors(json!({"text": 7}))[0].pointer, "/t/text");
    let many = "Bot: x\n".repeat(2_001);
    assert!(
        errors(json!({"text": many}))[0]
            .detail
            .starts_with("2001 messages")
    );
    let long = format!("Bot: {}", "x".repeat(65_537));
    assert!(
        errors(json!({"text": long}))[0]
            .detail
            .contains("65537 bytes")
    );
}
