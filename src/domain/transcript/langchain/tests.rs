use super::DIALECT;
use crate::domain::transcript::samples::{ended, kept, read, shape};
use crate::domain::transcript::{ItemKind, ItemRole};
use serde_json::json;

#[test]
fn stored_messages_become_what_was_said_and_tried() {
    use ItemKind::{Instruction, Message, ToolCall, ToolResult};
    use ItemRole::{Bot, Customer, System, Tool};
    let items = json!([
        {"type": "system", "data": {"content": "policy", "additional_kwargs": {}}},
        {"type": "human", "data": {"content": "My invoice is wrong", "id": "h1", "example": false}},
        {"type": "ai", "data": {"content": "", "tool_calls": [
            {"name": "find_invoice", "args": {"customer": "u-7"}, "id": "call_a", "type": "tool_call"}]}},
        {"type": "tool", "data": {"content": "[]", "tool_call_id": "call_a", "name": "find_invoice", "status": "success"}},
        {"type": "ai", "data": {"content": [{"type": "text", "text": "Nothing found."}]}},
    ]);
    let parsed = read(DIALECT, &items);
    assert_eq!(
        shape(&parsed),
        [
            (Instruction, System, "policy"),
            (Message, Customer, "My invoice is wrong"),
            (ToolCall, Bot, "{\"customer\":\"u-7\"}"),
            (ToolResult, Tool, "[]"),
            (Message, Bot, "Nothing found."),
        ]
    );
    assert_eq!(parsed.items[1].external_id.as_deref(), Some("h1"));
    assert_eq!(parsed.items[2].raw, items[2].to_string());
}

#[test]
fn flat_and_constructed_messages_read_the_same() {
    let flat = json!([
        {"type": "human", "content": "hi"},
        {"type": "AIMessageChunk", "content": "yo", "tool_calls": []},
    ]);
    let class = |name: &str, kwargs| json!({"lc": 1, "type": "constructor", "id": ["langchain", "schema", "messages", name], "kwargs": kwargs});
    let constructed = json!([
        class("HumanMessage", json!({"content": "hi"})),
        class("AIMessageChunk", json!({"content": "yo"})),
    ]);
    let said = [
        (ItemKind::Message, ItemRole::Customer, "hi"),
        (ItemKind::Message, ItemRole::Bot, "yo"),
    ];
    assert_eq!(shape(&read(DIALECT, &flat)), said);
    assert_eq!(shape(&read(DIALECT, &constructed)), said);
}

#[test]
fn calls_hide_in_three_places_and_thinking_among_the_words() {
    let parsed = read(
        DIALECT,
        &json!([
            {"type": "ai", "content": [
                {"type": "thinking", "thinking": "hm"},
                {"type": "text", "text": "One moment."},
                {"type": "tool_use", "id": "t1", "name": "refund", "input": {"n": 1}}],
             "tool_calls": [{"name": "refund", "args": {"n": 1}, "id": "t1"}]},
            {"type": "tool", "content": {"ok": false}, "tool_call_id": "t1"},
            {"type": "ai", "content": null, "additional_kwargs": {"tool_calls": [
                {"id": "t2", "type": "function", "function": {"name": "cancel", "arguments": "{}"}}]}},
            {"type": "tool", "content": "boom", "tool_call_id": "t2", "status": "error"},
            {"type": "ai", "content": "", "invalid_tool_calls": [{"name": null, "args": "{oops", "id": null}]},
        ]),
    );
    assert_eq!(
        shape(&parsed)[..2],
        [
            (ItemKind::Reasoning, ItemRole::Bot, "hm"),
            (ItemKind::Message, ItemRole::Bot, "One moment."),
        ]
    );
    let calls = [
        ("refund", Some(true)),
        ("cancel", Some(true)),
        ("tool", None),
    ];
    assert_eq!(ended(&parsed), calls);
}

#[test]
fn what_is_no_message_is_folded_away() {
    use ItemKind::{Message, Trace};
    let odd = json!([
        {"type": "alien", "content": "x"}, 7, {"type": "human", "content": 7},
        {"type": "remove", "content": "", "id": "m1"},
    ]);
    let expected = [
        (Trace, "x"),
        (Trace, "7"),
        (Message, "7"),
        (Trace, "removes a message"),
    ];
    assert_eq!(
        kept(DIALECT, &odd),
        expected.map(|(kind, text)| (kind, text.to_owned()))
    );
}
