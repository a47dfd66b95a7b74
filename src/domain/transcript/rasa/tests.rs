use super::DIALECT;
use crate::domain::base::time::Moment;
use crate::domain::transcript::samples::{ended, kept, read, shape};
use crate::domain::transcript::{ItemKind, ItemRole};
use serde_json::json;

#[test]
fn a_tracker_becomes_what_was_said_and_tried() {
    use ItemKind::{Message, ToolCall, Trace};
    use ItemRole::{Bot, Customer, System};
    let items = json!([
        {"event": "action", "timestamp": 1_777_885_199.1, "name": "action_session_start", "policy": null},
        {"event": "session_started", "timestamp": 1_777_885_199.2},
        {"event": "user", "timestamp": 1_777_885_200.25, "text": "My order 48213 is late", "message_id": "m1",
         "parse_data": {"intent": {"name": "late", "confidence": 0.4}, "entities": []}},
        {"event": "slot", "timestamp": 1_777_885_200.3, "name": "order_number", "value": "48213"},
        {"event": "action", "timestamp": 1_777_885_200.4, "name": "action_track_order", "confidence": 0.9},
        {"event": "bot", "timestamp": 1_777_885_200.5, "text": null, "data": {"image": "https://example.com/map.png",
         "buttons": [{"title": "Wait", "payload": "/wait"}, {"title": "A person", "payload": "/human"}]}},
        {"event": "action", "timestamp": 1_777_885_200.6, "name": "utter_sorry"},
        {"event": "bot", "timestamp": 1_777_885_200.6, "text": "I am sorry."},
        {"event": "action", "timestamp": 1_777_885_200.7, "name": "action_refund"},
        {"event": "action_execution_rejected", "timestamp": 1_777_885_200.8, "name": "action_refund"},
    ]);
    let parsed = read(DIALECT, &items);
    assert_eq!(
        shape(&parsed)[..9],
        [
            (Trace, System, "action_session_start"),
            (Trace, System, "session_started"),
            (Message, Customer, "My order 48213 is late"),
            (Trace, System, "slot order_number: 48213"),
            (ToolCall, Bot, ""),
            (
                Message,
                Bot,
                "[image] https://example.com/map.png\n[Wait] [A person]"
            ),
            (Trace, System, "utter_sorry"),
            (Message, Bot, "I am sorry."),
            (ToolCall, Bot, ""),
        ]
    );
    let calls = [("action_track_order", None), ("action_refund", Some(true))];
    assert_eq!(ended(&parsed), calls);
    assert_eq!(parsed.items[2].at, Moment::parse("2026-05-04T09:00:00.25Z"));
    assert_eq!(parsed.items[2].external_id.as_deref(), Some("m1"));
}

#[test]
fn an_event_without_words_or_without_a_kind_is_kept() {
    let parsed = read(
        DIALECT,
        &json!([{"event": "user", "text": null}, {"event": "bot"}]),
    );
    assert_eq!(parsed.items.len(), 2);
    let odd = json!([{"event": 7}, {"name": "x"}, {"event": "user", "text": 7}]);
    let kinds: Vec<_> = kept(DIALECT, &odd)
        .into_iter()
        .map(|(kind, _)| kind)
        .collect();
    assert_eq!(kinds, [ItemKind::Trace, ItemKind::Trace, ItemKind::Message]);
}
