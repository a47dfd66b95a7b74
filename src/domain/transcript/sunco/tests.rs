use super::DIALECT;
use crate::domain::base::time::Moment;
use crate::domain::transcript::samples::{kept, read, shape};
use crate::domain::transcript::{ItemKind, ItemRole};
use serde_json::json;

#[test]
fn authors_and_contents_become_what_was_said() {
    use ItemKind::Message;
    use ItemRole::{Agent, Bot, Customer};
    let items = json!([
        {"id": "1", "received": "2026-05-04T09:00:00.000Z", "author": {"type": "user", "displayName": "Maria"}, "content": {"type": "text", "text": "Hi"}},
        {"id": "2", "author": {"type": "business", "displayName": "Helper", "subtypes": ["AI"]},
         "content": {"type": "carousel", "items": [{"title": "Red"}, {"title": "Blue"}]}},
        {"id": "3", "author": {"type": "user"}, "content": {"type": "image", "mediaUrl": "https://example.com/i.png", "text": ""}},
        {"id": "4", "author": {"type": "user"}, "content": {"type": "formResponse", "fields": [{"type": "text", "name": "order", "label": "Order", "text": "48213"}]}},
        {"id": "5", "author": {"type": "business", "displayName": "Ada"}, "source": {"type": "zd:agentWorkspace"}, "content": {"type": "text", "text": "Hello"}},
    ]);
    let parsed = read(DIALECT, &items);
    assert_eq!(
        shape(&parsed),
        [
            (Message, Customer, "Hi"),
            (Message, Bot, "Red\nBlue"),
            (Message, Customer, "[image] https://example.com/i.png"),
            (Message, Customer, "Order: 48213"),
            (Message, Agent, "Hello"),
        ]
    );
    assert_eq!(parsed.items[0].name.as_deref(), Some("Maria"));
    assert_eq!(parsed.items[0].at, Moment::parse("2026-05-04T09:00:00Z"));
}

#[test]
fn the_older_version_has_float_epochs() {
    let parsed = read(
        DIALECT,
        &json!([
            {"_id": "1", "role": "appUser", "type": "text", "text": "Hi", "received": 1_777_885_200.683, "name": "Maria"},
            {"_id": "2", "role": "appMaker", "type": "text", "text": "Yes?", "received": 1_777_885_201.0},
        ]),
    );
    let roles: Vec<_> = parsed.items.iter().map(|item| item.role).collect();
    assert_eq!(roles, [ItemRole::Customer, ItemRole::Bot]);
    assert_eq!(
        parsed.items[0].at,
        Moment::parse("2026-05-04T09:00:00.683Z")
    );
    let odd = json!([{"author": {"type": "alien"}, "content": {"text": "x"}}]);
    assert_eq!(kept(DIALECT, &odd)[0].0, ItemKind::Trace);
}
