use super::DIALECT;
use crate::domain::base::time::Moment;
use crate::domain::transcript::samples::{kept, read, shape};
use crate::domain::transcript::{ItemKind, ItemRole};
use serde_json::json;

#[test]
fn messages_of_both_versions_become_what_was_said() {
    use ItemKind::Message;
    use ItemRole::{Bot, Customer};
    let items = json!([
        {"kind": "message", "messageId": "m1", "role": "user", "parts": [{"kind": "text", "text": "Hi"},
            {"kind": "file", "file": {"mimeType": "application/pdf", "uri": "https://example.com/a.pdf"}}]},
        {"messageId": "m1", "role": "ROLE_AGENT", "parts": [{"text": "Your order:"}, {"data": {"order": 7}},
            {"url": "https://example.com/a.png", "mediaType": "image/png"}]},
    ]);
    let parsed = read(DIALECT, &items);
    assert_eq!(
        shape(&parsed),
        [
            (Message, Customer, "Hi\n[file] https://example.com/a.pdf"),
            (
                Message,
                Bot,
                "Your order:\n{\"order\":7}\n[image] https://example.com/a.png"
            ),
        ]
    );
    assert_eq!(
        parsed.items[1].external_id, parsed.items[0].external_id,
        "ids repeat"
    );
}

#[test]
fn a_task_brings_its_history_its_state_and_what_it_made() {
    let text = |role: &str, text: &str| json!({"kind": "message", "role": role, "messageId": "m", "parts": [{"kind": "text", "text": text}]});
    let items = json!([
        {"kind": "task", "id": "t1", "history": [text("user", "Refund me")],
         "status": {"state": "input-required", "timestamp": "2026-05-04T09:00:00Z", "message": text("agent", "Which order?")},
         "artifacts": [{"artifactId": "a1", "parts": [{"kind": "text", "text": "Draft of a letter"}]}]},
        {"kind": "status-update", "taskId": "t1", "status": {"state": "working"}},
    ]);
    let parsed = read(DIALECT, &items);
    let texts: Vec<_> = parsed.items.iter().map(|item| item.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Refund me",
            "Which order?",
            "Draft of a letter",
            "status-update"
        ]
    );
    assert_eq!(parsed.items[1].at, Moment::parse("2026-05-04T09:00:00Z"));
    assert_eq!(parsed.items[0].raw, items[0].to_string());
    assert_eq!(parsed.items[1].raw, "");
}

#[test]
fn a_role_nobody_knows_is_folded_away() {
    use ItemKind::{Instruction, Trace};
    let odd = json!([
        {"messageId": "m", "role": "system", "parts": [{"text": "policy"}]},
        {"messageId": "m", "parts": [{"text": "x"}]},
    ]);
    let expected = [(Instruction, "policy".to_owned()), (Trace, "x".to_owned())];
    assert_eq!(kept(DIALECT, &odd), expected);
}

#[test]
fn a_task_that_comes_again_repeats_nothing() {
    let text = |role: &str, id: &str, text: &str| json!({"role": role, "messageId": id, "parts": [{"text": text}]});
    let history = [
        text("ROLE_USER", "m1", "Refund me"),
        text("ROLE_AGENT", "m2", "Which order?"),
        text("ROLE_USER", "m3", "7"),
    ];
    let task = |count: usize| {
        json!({"id": "t", "contextId": "k", "history": history[..count],
        "status": {"state": "TASK_STATE_WORKING", "message": history[count - 1]}})
    };
    let parsed = read(DIALECT, &json!([task(1), task(2), task(3), history[2]]));
    let said = parsed
        .items
        .iter()
        .filter(|item| item.kind == ItemKind::Message);
    let said: Vec<&str> = said.map(|item| item.text.as_str()).collect();
    assert_eq!(said, ["Refund me", "Which order?", "7"]);
}
