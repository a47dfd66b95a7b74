use super::DIALECT;
use crate::domain::transcript::samples::{kept, read, shape};
use crate::domain::transcript::{ItemKind, ItemRole};
use serde_json::json;

#[test]
fn payloads_become_words_and_the_newest_first_is_turned_round() {
    use ItemKind::Message;
    use ItemRole::{Bot, Customer};
    let message = |minute: u32, direction: &str, kind: &str, payload| {
        json!({"id": format!("msg_{minute}"), "createdAt": format!("2026-05-04T09:0{minute}:00.000Z"), "type": kind,
               "payload": payload, "direction": direction, "userId": "user_1", "conversationId": "conv_1", "tags": {}})
    };
    let items = json!([
        message(
            3,
            "outgoing",
            "carousel",
            json!({"items": [{"title": "Red"}, {"title": "Blue"}]})
        ),
        message(
            2,
            "incoming",
            "image",
            json!({"imageUrl": "https://example.com/i.png"})
        ),
        message(
            1,
            "outgoing",
            "choice",
            json!({"text": "Which?", "options": [{"label": "A", "value": "a"}, {"label": "B", "value": "b"}]})
        ),
        message(0, "incoming", "text", json!({"text": "Hello"})),
    ]);
    let parsed = read(DIALECT, &items);
    assert_eq!(
        shape(&parsed),
        [
            (Message, Customer, "Hello"),
            (Message, Bot, "Which?\n[A] [B]"),
            (Message, Customer, "[image] https://example.com/i.png"),
            (Message, Bot, "Red\nBlue"),
        ]
    );
    assert_eq!(parsed.warnings.len(), 1);
    let mut oldest_first = items.as_array().unwrap().clone();
    oldest_first.reverse();
    let same = read(DIALECT, &json!(oldest_first));
    assert_eq!((shape(&same), same.warnings.len()), (shape(&parsed), 0));
}

#[test]
fn a_direction_nobody_knows_is_folded_away() {
    let odd = json!([{"direction": "sideways", "payload": {"text": "x"}}, {"payload": {}}]);
    let kinds: Vec<_> = kept(DIALECT, &odd)
        .into_iter()
        .map(|(kind, _)| kind)
        .collect();
    assert_eq!(kinds, [ItemKind::Trace, ItemKind::Trace]);
}
