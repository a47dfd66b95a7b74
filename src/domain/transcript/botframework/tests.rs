use super::DIALECT;
use crate::domain::base::time::Moment;
use crate::domain::transcript::samples::{read, shape};
use crate::domain::transcript::{ItemKind, ItemRole};
use serde_json::json;

#[test]
fn activities_become_what_was_said() {
    use ItemKind::{Message, Trace};
    use ItemRole::{Bot, Customer, System};
    let (bot, user) = (
        json!({"id": "b", "name": "Shop", "role": "bot"}),
        json!({"id": "u", "name": "Maria"}),
    );
    let items = json!([
        {"type": "conversationUpdate", "id": "1", "from": user, "membersAdded": [bot]},
        {"type": "message", "id": "2", "timestamp": "2026-05-04T09:00:00.123Z", "from": user, "recipient": bot, "text": "Hi"},
        {"type": "message", "id": "3", "from": {"id": "b"}, "replyToId": "2", "text": "Which one?",
         "suggestedActions": {"actions": [{"type": "imBack", "title": "The red one"}]}},
        {"type": "message", "id": "4", "from": user, "text": null, "value": {"choice": "red"}},
        {"type": "message", "id": "4", "from": {"id": "b"}, "attachments": [{"contentType": "image/png", "contentUrl": "https://example.com/i.png"}]},
        {"type": "trace", "from": bot, "name": "Luis", "value": {}},
    ]);
    let parsed = read(DIALECT, &items);
    assert_eq!(
        shape(&parsed),
        [
            (Trace, System, "conversationUpdate"),
            (Message, Customer, "Hi"),
            (Message, Bot, "Which one?\n[The red one]"),
            (Message, Customer, "choice: red"),
            (Message, Bot, "[image] https://example.com/i.png"),
            (Trace, System, "trace Luis"),
        ]
    );
    assert_eq!(
        parsed.items[1].at,
        Moment::parse("2026-05-04T09:00:00.123Z")
    );
    assert_eq!(parsed.items[1].name.as_deref(), Some("Maria"));
}

#[test]
fn without_roles_the_first_to_speak_is_the_customer() {
    let parsed = read(
        DIALECT,
        &json!([
            {"type": "message", "from": {"id": "x"}, "recipient": {"id": "y"}, "text": "a"},
            {"type": "message", "from": {"id": "y"}, "recipient": {"id": "x"}, "text": "b"},
            {"type": "message", "from": {"id": "x"}, "text": "c"},
        ]),
    );
    let roles: Vec<_> = parsed.items.iter().map(|item| item.role).collect();
    assert_eq!(
        roles,
        [ItemRole::Customer, ItemRole::Bot, ItemRole::Customer]
    );
}

#[test]
fn stored_roles_are_numbers_and_times_epochs() {
    let parsed = read(
        DIALECT,
        &json!([
            {"type": "message", "from": {"id": "", "role": 1}, "timestamp": 1_777_885_200, "text": "a"},
            {"type": "message", "from": {"id": "", "role": 0}, "timestamp": 1_777_885_201, "text": "b"},
        ]),
    );
    let roles: Vec<_> = parsed.items.iter().map(|item| item.role).collect();
    assert_eq!(roles, [ItemRole::Customer, ItemRole::Bot]);
    assert_eq!(parsed.items[0].at, Moment::parse("2026-05-04T09:00:00Z"));
}
