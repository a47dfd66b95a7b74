use super::*;
use crate::domain::packet::{Fact, Packet};
use serde_json::json;

fn needs() -> Needs {
    toml::from_str(
        "[[facts]]\nname='reservation_id'\npattern='\\b[A-Z0-9]{6}\\b'\n[[facts]]\nname='user_id'\npattern='\\b[a-z]+_[a-z]+_\\d{4}\\b'\n\
         [[facts]]\nname='goal'\nfrom=['summary']",
    )
    .unwrap()
}

fn said(role: ItemRole, text: &str) -> (ItemKind, ItemRole, &str) {
    (ItemKind::Message, role, text)
}

fn proposed(
    packet: &Packet,
    items: &[(ItemKind, ItemRole, &str)],
) -> Vec<(String, String, SourcePlace)> {
    let sources: Vec<_> = items
        .iter()
        .map(|(kind, role, text)| Source {
            kind: *kind,
            role: *role,
            text,
            passage: Passage::Item(0),
        })
        .collect();
    let known = CaseKnowledge {
        packet,
        customer: None,
    };
    let found = proposals(&needs(), known, &sources);
    found
        .into_iter()
        .map(|p| (p.name, p.value, p.place))
        .collect()
}

fn named(name: &str, value: &str, place: SourcePlace) -> (String, String, SourcePlace) {
    (name.to_owned(), value.to_owned(), place)
}

#[test]
fn the_customers_own_words_weigh_most() {
    use ItemRole::{Bot, Customer, Tool};
    let items = [
        said(Bot, "Flight HAT056 is yours. Your reservation id?"),
        said(Customer, "I am anna_lee_1234, reservation id EUJUY6"),
        (
            ItemKind::ToolCall,
            Bot,
            r#"{"reservation_id":"EUJUY6","flight":"HAT056"}"#,
        ),
        (
            ItemKind::ToolResult,
            Tool,
            r#"{"reservation_id":"QQQQ11","user_id":"anna_lee_1234"}"#,
        ),
        (ItemKind::Instruction, ItemRole::System, "Example: ABC123"),
    ];
    let found = proposed(&Packet::default(), &items);
    assert_eq!(
        found,
        [
            named("reservation_id", "EUJUY6", SourcePlace::Message(2)),
            named("reservation_id", "HAT056", SourcePlace::Message(1)),
            named("reservation_id", "QQQQ11", SourcePlace::Tool(2)),
            named("user_id", "anna_lee_1234", SourcePlace::Message(2)),
        ]
    );
}

#[test]
fn what_the_bot_called_its_tools_with_counts_where_the_customer_said_nothing() {
    let items = [
        said(ItemRole::Customer, "I do not know it"),
        (
            ItemKind::ToolCall,
            ItemRole::Bot,
            r#"{"reservationId":"FIRST1"}"#,
        ),
        (
            ItemKind::ToolCall,
            ItemRole::Bot,
            r#"{"reservation_id":"SECND2","note":"XXXXXX"}"#,
        ),
    ];
    let found = proposed(&Packet::default(), &items);
    let values: Vec<_> = found.iter().map(|(_, value, _)| value.as_str()).collect();
    assert_eq!(
        values,
        ["SECND2", "FIRST1"],
        "the newest first, and only members of the name"
    );
    assert_eq!(found[0].2, SourcePlace::Tool(1));
}

#[test]
fn a_date_that_was_named_is_not_every_date_that_is_needed() {
    let said = [said(
        ItemRole::Customer,
        "I paid on 2026-05-04, write to a@example.com",
    )];
    let sources: Vec<_> = said
        .iter()
        .map(|(kind, role, text)| Source {
            kind: *kind,
            role: *role,
            text,
            passage: Passage::Item(0),
        })
        .collect();
    let need = |name: &str| Need {
        name: name.to_owned(),
        ..Need::default()
    };
    assert!(of_need(&need("date_of_birth"), &sources).is_empty());
    assert_eq!(
        of_need(&need("billing_email"), &sources)[0].value,
        "a@example.com"
    );
}

#[test]
fn what_is_known_is_not_proposed() {
    let fact = Fact {
        name: "Reservation ID".into(),
        value: json!("EUJUY6"),
        confidence: None,
        source: None,
        confirmed: false,
    };
    let packet = Packet {
        facts: vec![fact],
        ..Packet::default()
    };
    assert!(proposed(&packet, &[said(ItemRole::Customer, "EUJUY6 or QQQQ11")]).is_empty());
}

#[test]
fn addresses_dates_and_amounts_are_found_without_a_pattern() {
    let items = [
        said(
            ItemRole::Customer,
            "Write to anna.lee@example.com. I flew on 2026-05-04 and paid $1,214.50",
        ),
        said(ItemRole::Bot, "Our address is help@airline.example"),
    ];
    let found = proposed(&Packet::default(), &items);
    assert_eq!(
        found,
        [
            named("email", "anna.lee@example.com", SourcePlace::Message(1)),
            named("date", "2026-05-04", SourcePlace::Message(1)),
            named("amount", "$1,214.50", SourcePlace::Message(1)),
        ]
    );
    for (text, expected) in [
        ("on 4 May 2026", Some("4 May 2026")),
        ("am 04.05.2026", Some("04.05.2026")),
        ("May 4, 2026", Some("May 4, 2026")),
        ("64,90 €", Some("64,90 €")),
        ("120 EUR", Some("120 EUR")),
        ("version 2.3", None),
        ("120 minutes", None),
    ] {
        let found = proposed(&Packet::default(), &[said(ItemRole::Customer, text)]);
        assert_eq!(found.first().map(|f| f.1.as_str()), expected, "{text}");
    }
}

/// The values proposed for one need, whatever else there is.
fn of_one(need: &Need, items: &[(ItemKind, ItemRole, &str)]) -> Vec<(String, ItemRole)> {
    let sources: Vec<_> = items
        .iter()
        .map(|(kind, role, text)| Source {
            kind: *kind,
            role: *role,
            text,
            passage: Passage::Item(0),
        })
        .collect();
    let found = of_need(need, &sources).into_iter();
    found.map(|found| (found.value, found.role)).collect()
}

#[test]
fn an_amount_is_no_fact_because_a_bot_or_an_agent_names_it() {
    for (name, pattern, words) in [
        ("amount", None, "The fee for that is $75.00."),
        (
            "refund_amount",
            Some(r"\d+\.\d{2}"),
            "I can offer 20.00 as a refund amount.",
        ),
        ("price", Some(r"\$\d+"), "The price is $120."),
        ("date", None, "We will answer by 2026-05-04."),
        ("email", None, "Write to help@shop.example."),
        (
            "bank",
            Some("(?i)visa|n26"),
            "Which bank is it: Visa or N26?",
        ),
        (
            "order_number",
            Some(r"\b\d{5}\b"),
            "Orders above 12000 EUR are free of charge.",
        ),
    ] {
        let need = Need {
            name: name.to_owned(),
            pattern: pattern.map(Into::into),
            ..Need::default()
        };
        for role in [ItemRole::Bot, ItemRole::Agent] {
            assert_eq!(of_one(&need, &[said(role, words)]), [], "{name}: {words}");
        }
    }
}

#[test]
fn an_amount_of_the_customers_or_of_a_tool_call_is_proposed_with_its_role() {
    let need = Need {
        name: "amount".to_owned(),
        ..Need::default()
    };
    let items = [
        said(ItemRole::Bot, "The fee is $75.00."),
        said(ItemRole::Customer, "I was charged $64.90"),
        (
            ItemKind::ToolCall,
            ItemRole::Bot,
            r#"{"amount":"$64.90","limit":"$10"}"#,
        ),
    ];
    assert_eq!(
        of_one(&need, &items),
        [("$64.90".to_owned(), ItemRole::Customer)]
    );
    let of_tool = of_one(&need, &items[2..]);
    assert_eq!(of_tool, [("$64.90".to_owned(), ItemRole::Bot)]);
}

#[test]
fn money_is_not_taken_for_a_number_of_an_order() {
    let need = Need {
        name: "order_number".to_owned(),
        pattern: Some(r"\b\d{5}\b".into()),
        ..Need::default()
    };
    let items = [said(
        ItemRole::Customer,
        "Order 48213, I paid $12000 and 15000 EUR",
    )];
    assert_eq!(
        of_one(&need, &items),
        [("48213".to_owned(), ItemRole::Customer)]
    );
}

#[test]
fn an_amount_that_is_asked_about_refused_or_known_is_not_proposed() {
    let fact = Fact {
        name: "price".into(),
        value: json!("EUR 289.00"),
        confidence: None,
        source: None,
        confirmed: true,
    };
    let packet = Packet {
        facts: vec![fact],
        ..Packet::default()
    };
    for (text, expected) in [
        ("50 euros for a night on a bench?", None),
        ("I do not want 50 euros.", None),
        ("Three times 289 euros for ONE ticket.", None),
        ("I paid 50 euros for the taxi.", Some("50 euros")),
    ] {
        let found = proposed(&packet, &[said(ItemRole::Customer, text)]);
        assert_eq!(found.first().map(|f| f.1.as_str()), expected, "{text}");
    }
}
