use super::DIALECT;
use crate::domain::transcript::samples::{ended, kept, read, shape};
use crate::domain::transcript::{ItemKind, ItemRole};
use serde_json::json;

#[test]
fn parts_become_what_was_said_thought_and_tried() {
    use ItemKind::{Instruction, Message, Reasoning, ToolCall, ToolResult};
    use ItemRole::{Bot, Customer, System, Tool};
    let items = json!([
        {"role": "system", "content": "policy"},
        {"role": "user", "content": [{"type": "text", "text": "Cancel it"}, {"type": "file", "mediaType": "image/png", "data": "…"}]},
        {"role": "assistant", "content": [
            {"type": "reasoning", "text": "which one?"},
            {"type": "text", "text": "Cancelling."},
            {"type": "tool-call", "toolCallId": "c1", "toolName": "cancel", "input": {"order": 7}},
            {"type": "tool-call", "toolCallId": "c2", "toolName": "mail", "args": "now"}]},
        {"role": "tool", "content": [
            {"type": "tool-result", "toolCallId": "c2", "toolName": "mail", "output": {"type": "json", "value": {"sent": true}}},
            {"type": "tool-result", "toolCallId": "c1", "toolName": "cancel", "output": {"type": "error-text", "value": "too late"}}]},
        {"role": "assistant", "content": "It was too late."},
    ]);
    let parsed = read(DIALECT, &items);
    assert_eq!(
        shape(&parsed),
        [
            (Instruction, System, "policy"),
            (Message, Customer, "Cancel it\n[image]"),
            (Reasoning, Bot, "which one?"),
            (Message, Bot, "Cancelling."),
            (ToolCall, Bot, "{\"order\":7}"),
            (ToolCall, Bot, "now"),
            (
                ToolResult,
                Tool,
                "{\"type\":\"json\",\"value\":{\"sent\":true}}"
            ),
            (ToolResult, Tool, "too late"),
            (Message, Bot, "It was too late."),
        ]
    );
    assert_eq!(
        ended(&parsed),
        [("cancel", Some(true)), ("mail", Some(false))]
    );
    assert_eq!(parsed.items[2].raw, items[2].to_string());
}

#[test]
fn older_results_and_empty_messages_are_read() {
    let parsed = read(
        DIALECT,
        &json!([
            {"role": "assistant", "content": [{"type": "tool-call", "toolCallId": "c", "toolName": "f"}]},
            {"role": "tool", "content": [{"type": "tool-result", "toolCallId": "c", "toolName": "f", "result": {"n": 1}, "isError": true}]},
            {"role": "assistant", "content": []},
        ]),
    );
    assert_eq!(ended(&parsed), [("f", Some(true))]);
    assert_eq!(parsed.items[2].text, "");
    let odd = json!([{"role": "user", "content": 7}]);
    assert_eq!(kept(DIALECT, &odd), [(ItemKind::Message, "7".to_owned())]);
}
