use super::DIALECT;
use crate::domain::base::time::Moment;
use crate::domain::transcript::samples::{ended, kept, read, shape};
use crate::domain::transcript::{ItemKind, ItemRole};
use serde_json::json;

#[test]
fn a_tool_is_call_and_result_in_one_part() {
    use ItemKind::{Message, Reasoning, ToolCall, ToolResult};
    use ItemRole::{Bot, Customer, Tool};
    let items = json!([
        {"id": "u1", "role": "user", "parts": [{"type": "text", "text": "Refund?"}], "metadata": {"createdAt": 1_777_885_200_000_i64}},
        {"id": "a1", "role": "assistant", "parts": [
            {"type": "step-start"},
            {"type": "reasoning", "text": "check"},
            {"type": "text", "text": "Let me"},
            {"type": "text", "text": "look."},
            {"type": "tool-findOrder", "toolCallId": "c1", "state": "output-available", "input": {"id": 7}, "output": {"total": 3}},
            {"type": "dynamic-tool", "toolName": "refund", "toolCallId": "c2", "state": "output-error", "input": {}, "errorText": "denied"},
            {"type": "tool-notify", "toolCallId": "c3", "state": "input-available", "input": null},
            {"type": "text", "text": "Not possible."},
            {"type": "source-url", "url": "https://example.com"}]},
    ]);
    let parsed = read(DIALECT, &items);
    assert_eq!(
        shape(&parsed),
        [
            (Message, Customer, "Refund?"),
            (Reasoning, Bot, "check"),
            (Message, Bot, "Let me\nlook."),
            (ToolCall, Bot, "{\"id\":7}"),
            (ToolResult, Tool, "{\"total\":3}"),
            (ToolCall, Bot, "{}"),
            (ToolResult, Tool, "denied"),
            (ToolCall, Bot, ""),
            (Message, Bot, "Not possible."),
        ]
    );
    let calls = [
        ("findOrder", Some(false)),
        ("refund", Some(true)),
        ("notify", None),
    ];
    assert_eq!(ended(&parsed), calls);
    assert_eq!(parsed.items[0].at, Moment::parse("2026-05-04T09:00:00Z"));
}

#[test]
fn older_invocations_are_read_and_a_silent_message_is_kept() {
    let parsed = read(
        DIALECT,
        &json!([
            {"id": "a", "role": "assistant", "content": "", "parts": [
                {"type": "tool-invocation", "toolInvocation": {"toolName": "f", "toolCallId": "c", "state": "result", "args": {"a": 1}, "result": "Error: x"}}]},
            {"id": "a", "role": "assistant", "parts": []},
        ]),
    );
    assert_eq!(ended(&parsed), [("f", Some(true))]);
    assert_eq!((parsed.items.len(), parsed.items[2].text.as_str()), (3, ""));
    let odd = json!([{"role": "user", "parts": [7]}, {"role": "user", "parts": "x"}]);
    let expected = ["7", "x"].map(|text| (ItemKind::Message, text.to_owned()));
    assert_eq!(kept(DIALECT, &odd), expected);
}
