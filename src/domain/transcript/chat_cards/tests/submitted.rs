//! What the customer took of a card.

use super::super::taken;
use serde_json::{Value, json};

fn all(cases: &[(Value, Option<&str>)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(value, expected)| {
            let read = taken(value);
            (read.as_deref() != *expected)
                .then(|| format!("{value}\n  read {read:?}\n  not {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_form_comes_back_as_its_fields() {
    all(&[
        (json!({"street": "Elm 4"}), Some("street: Elm 4")),
        (
            json!({"street": "Elm 4", "number": 4, "gift": true, "note": ""}),
            Some("street: Elm 4\nnumber: 4\ngift: yes"),
        ),
        (
            json!({"action": "submit", "id": "form-1", "city": "Lyon"}),
            Some("city: Lyon"),
        ),
        (
            json!({"action": {"type": "Action.Execute", "verb": "order", "data": {"size": "L"}}}),
            Some("size: L"),
        ),
        (
            json!({"data": {"size": "L"}, "type": "Action.Submit"}),
            Some("size: L"),
        ),
        (
            json!([{"name": "street", "value": "Elm 4"}]),
            Some("street: Elm 4"),
        ),
        (json!({"sizes": ["L", "XL"]}), Some("sizes: L, XL")),
        (
            json!({"type": "formResponse", "fields": [{"type": "text", "name": "street", "label": "Street", "text": "Elm 4"}, {"type": "email", "name": "mail", "label": "Mail", "email": "n@x.test"}]}),
            Some("Street: Elm 4\nMail: n@x.test"),
        ),
        (
            json!({"type": "nfm_reply", "nfm_reply": {"name": "flow", "body": "Sent", "response_json": "{\"flow_token\":\"t\",\"street\":\"Elm 4\"}"}}),
            Some("street: Elm 4"),
        ),
    ]);
}

#[test]
fn a_choice_comes_back_as_its_title() {
    all(&[
        (json!("Take Fjord"), Some("Take Fjord")),
        (
            json!({"title": "Take Fjord", "payload": "FJORD_1"}),
            Some("Take Fjord"),
        ),
        (
            json!({"postback": {"title": "Start", "payload": "{\"a\":1}"}}),
            Some("Start"),
        ),
        (
            json!({"type": "list_reply", "list_reply": {"id": "row-2", "title": "Tomorrow", "description": "from 9"}}),
            Some("Tomorrow: from 9"),
        ),
        (
            json!({"type": "interactive", "interactive": {"type": "button_reply", "button_reply": {"id": "b1", "title": "Yes"}}}),
            Some("Yes"),
        ),
        (
            json!({"type": "button", "button": {"payload": "P-1", "text": "No thanks"}}),
            Some("No thanks"),
        ),
        (
            json!({"msteams": {"type": "messageBack", "displayText": "Call me", "text": "call"}, "code": 7}),
            Some("Call me"),
        ),
        (
            json!({"type": "block_actions", "actions": [{"type": "static_select", "action_id": "a", "block_id": "b", "selected_option": {"text": {"type": "plain_text", "text": "Monday"}, "value": "mon"}}]}),
            Some("Monday"),
        ),
        (
            json!({"type": "block_actions", "actions": [{"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "Book"}, "value": "b"}]}),
            Some("Book"),
        ),
        (
            json!({"suggestionResponse": {"postbackData": "x", "text": "Visit"}}),
            Some("Visit"),
        ),
        (json!({"label": "Plan A", "value": "a"}), Some("Plan A")),
        (json!({"payload": "FJORD_1"}), None),
        (json!({"payload": "/inform{\"a\":1}"}), None),
        (json!({"payload": "Fjord"}), Some("Fjord")),
        (json!({"type": "launch"}), None),
        (json!({}), None),
        (json!(null), None),
        (json!(""), None),
    ]);
}
