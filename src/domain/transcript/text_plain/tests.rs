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
fn a_text_that_does_not_tell_who_speaks_is_kept_as_one_note() {
    for text in ["just words", "Maria: hi\nJon: hello\nMaria: x\nJon: y"] {
        let parsed = read(text);
        assert_eq!(shape(&parsed), [(ItemKind::Trace, ItemRole::System, text)]);
        assert!(parsed.warnings[0].detail.contains("Customer: or Bot:"));
    }
    let long = read(&"x ".repeat(100_000));
    assert!(
        long.items[0].text.len() <= 65_536 && long.items[0].text.ends_with("(199999 bytes in all)")
    );
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
}

#[test]
fn too_much_is_split_or_begins_later() {
    let many: String = (0..2_001).map(|n| format!("Bot: {n}\n")).collect();
    let parsed = read(&many);
    assert_eq!(
        (parsed.items.len(), parsed.items[0].text.as_str()),
        (2_000, "1")
    );
    assert!(parsed.warnings[0].detail.starts_with("2001 messages"));
    let parsed = read(&format!("Bot: {}", "é".repeat(40_000)));
    assert_eq!(
        parsed
            .items
            .iter()
            .map(|item| item.text.len())
            .collect::<Vec<_>>(),
        [65_536, 14_464]
    );
    assert!(parsed.warnings[0].detail.contains("were split"));
}

/// Each line: a letter for the side, and the words.
fn sided(text: &str) -> Vec<(char, String)> {
    let items = read(text)
        .items
        .into_iter()
        .filter(|item| item.kind == ItemKind::Message);
    items
        .map(|item| (item.role.to_string().chars().next().unwrap(), item.text))
        .collect()
}

#[test]
fn exports_of_many_programs_are_read() {
    for text in [
        "\u{feff}Customer: one\r\nBot: two\r\n",
        "**User:** one\n\n**Assistant:** two",
        "**User**: one\n**Bot**: two",
        "- User: one\n- Bot: two",
        "1. User: one\n2. Bot: two",
        "> User: one\n> Bot: two",
        "User - one\nBot - two",
        "User> one\nBot> two",
        "User\tone\nBot\ttwo",
        "09:00\tUser\tone\n09:01\tBot\ttwo",
        "User says: one; Bot says: two;",
        "(09:00:10) Visitor: one\n(09:00:15) Bot: two",
        "Customer (09:00): one\nBot (09:01): two",
        "9:00 AM Nora: one\n9:01 AM Rent Bot: two",
        "[04.05.26, 09:00:12] Nora: \u{200e}one\n\u{200e}[04.05.26, 09:00:14] Rent Bot: two",
        "04/05/26, 09:01 - Nora: one\n04/05/26, 09:02 - Rent Bot: two",
        "2026-05-04 09:00:00 Customer: one\n2026-05-04 09:00:10 Bot: two",
        "Customer：one\nBot：two",
        "Nora (Customer): one\nAda (Bot): two",
        "Nora <n@shop.test>: one\nBot: two",
        "Nora: one\nTravelBot: two",
        "Agent: two\nUser: one",
        "Cliente: one\nAsistente: two",
        "Client : one\nAssistant : two",
        "Kunde: one\nAssistent: two",
        "उपयोगकर्ता: one\nसहायक: two",
        "👤 User: one\n🤖 Bot: two",
    ] {
        let mut said = sided(text);
        said.sort();
        assert_eq!(
            said,
            [('b', "two".to_owned()), ('c', "one".to_owned())],
            "{text}"
        );
    }
}

#[test]
fn labels_and_links_are_no_speakers_and_a_person_may_speak_once() {
    let text = "Customer: Which?\nBot: Two.\nPhone One\nPrice: 200 EUR\nStock: 4\nPhone Two\nPrice: 300 EUR\nStock: 0\nhttps://x.test/a\nhttps://x.test/b\nCustomer: Two";
    assert_eq!(sided(text).len(), 3);
    let text = "Customer: A person please\nBot: Connecting you.\nMaria: Hello, Maria here\nCustomer: It is lost";
    let sides: String = sided(text).into_iter().map(|(side, _)| side).collect();
    assert_eq!(sides, "cbac");
}

#[test]
fn what_was_assumed_or_left_out_is_told() {
    let parsed = read("Agent: hello\nUser: hi");
    assert!(parsed.warnings[0].detail.contains("taken for the bot"));
    let parsed = read("(09:00) Bot: hello\n(09:01) User: hi");
    assert!(
        parsed.warnings[0]
            .detail
            .starts_with("2 times have no offset")
    );
}

#[test]
fn speakers_say_who_nobody_can_know() {
    use crate::domain::reader::{Field, Findings};
    let findings = Findings::default();
    let text = json!("Nora: hi\nJon: hello");
    let speakers = [
        ("nora".to_owned(), ItemRole::Customer),
        ("Jon".to_owned(), ItemRole::Agent),
    ]
    .into();
    let items = super::read_with(&Field::new(String::new(), &text, &findings), &speakers);
    let roles: Vec<_> = items
        .iter()
        .map(|item| (item.role, item.name.as_deref()))
        .collect();
    assert_eq!(
        roles,
        [
            (ItemRole::Customer, Some("Nora")),
            (ItemRole::Agent, Some("Jon"))
        ]
    );
}
