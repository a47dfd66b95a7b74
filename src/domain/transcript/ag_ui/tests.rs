use super::DIALECT;
use crate::domain::transcript::samples::{ended, read, shape};
use crate::domain::transcript::{ItemKind, ItemRole, parse};
use serde_json::json;

#[test]
fn messages_become_what_was_said_thought_and_tried() {
    use ItemKind::{Instruction, Message, Reasoning, ToolCall, ToolResult, Trace};
    use ItemRole::{Bot, Customer, System, Tool};
    let items = json!([
        {"id": "0", "role": "developer", "content": "policy"},
        {"id": "1", "role": "user", "content": [{"type": "text", "text": "Hi"}, {"type": "binary", "mimeType": "image/png"}]},
        {"id": "2", "role": "reasoning", "content": "hm"},
        {"id": "3", "role": "assistant", "toolCalls": [{"id": "c", "type": "function", "function": {"name": "find", "arguments": "{}"}}]},
        {"id": "4", "role": "tool", "toolCallId": "c", "content": "", "error": "timed out"},
        {"id": "5", "role": "activity", "activityType": "PLAN", "content": {"steps": []}},
        {"id": "5", "role": "assistant", "content": "Sorry."},
    ]);
    let parsed = read(DIALECT, &items);
    assert_eq!(
        shape(&parsed),
        [
            (Instruction, System, "policy"),
            (Message, Customer, "Hi\n[image]"),
            (Reasoning, Bot, "hm"),
            (ToolCall, Bot, "{}"),
            (ToolResult, Tool, "timed out"),
            (Trace, System, "{\"steps\":[]}"),
            (Message, Bot, "Sorry."),
        ]
    );
    assert_eq!(ended(&parsed), [("find", Some(true))]);
}

#[test]
fn without_tools_it_reads_like_the_chat_it_looks_like() {
    let items = json!([{"id": "1", "role": "user", "content": "Hi"}, {"id": "2", "role": "assistant", "content": null}]);
    let named = parse(&json!({"format": "ag_ui", "items": items}), "").unwrap();
    assert_eq!(named.items, parse(&items, "").unwrap().items);
}
