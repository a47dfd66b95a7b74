use super::DIALECT;
use crate::domain::base::time::Moment;
use crate::domain::transcript::samples::{ended, kept, read, shape};
use crate::domain::transcript::{ItemKind, ItemRole};
use serde_json::json;

#[test]
fn requests_and_responses_become_what_was_said_and_tried() {
    use ItemKind::{Instruction, Message, Reasoning, ToolCall, ToolResult};
    use ItemRole::{Bot, Customer, System, Tool};
    let items = json!([
        {"kind": "request", "instructions": "be kind", "parts": [
            {"part_kind": "system-prompt", "content": "policy", "timestamp": "2026-05-04T09:00:00Z"},
            {"part_kind": "user-prompt", "content": ["Look", {"kind": "image-url", "url": "https://example.com/a.png"}], "timestamp": "2026-05-04T09:00:01Z"}]},
        {"kind": "response", "timestamp": "2026-05-04T09:00:02Z", "parts": [
            {"part_kind": "thinking", "content": "hm"},
            {"part_kind": "tool-call", "tool_name": "find", "args": {"q": "x"}, "tool_call_id": "c1"},
            {"part_kind": "tool-call", "tool_name": "book", "args": "{}", "tool_call_id": "c2"}]},
        {"kind": "request", "instructions": "be kind", "parts": [
            {"part_kind": "tool-return", "tool_name": "find", "content": {"found": 1}, "tool_call_id": "c1"},
            {"part_kind": "retry-prompt", "tool_name": "book", "content": [{"msg": "missing"}], "tool_call_id": "c2"}]},
        {"kind": "response", "parts": [{"part_kind": "text", "content": "Here it is."}]},
    ]);
    let parsed = read(DIALECT, &items);
    assert_eq!(
        shape(&parsed),
        [
            (Instruction, System, "be kind"),
            (Instruction, System, "policy"),
            (Message, Customer, "Look\n[image] https://example.com/a.png"),
            (Reasoning, Bot, "hm"),
            (ToolCall, Bot, "{\"q\":\"x\"}"),
            (ToolCall, Bot, "{}"),
            (ToolResult, Tool, "{\"found\":1}"),
            (ToolResult, Tool, "[{\"msg\":\"missing\"}]"),
            (Message, Bot, "Here it is."),
        ]
    );
    assert_eq!(
        ended(&parsed),
        [("find", Some(false)), ("book", Some(true))]
    );
    assert_eq!(parsed.items[2].at, Moment::parse("2026-05-04T09:00:01Z"));
    assert_eq!(parsed.items[4].at, Moment::parse("2026-05-04T09:00:02Z"));
}

#[test]
fn a_time_without_an_offset_is_left_out_with_a_warning() {
    let parsed = read(
        DIALECT,
        &json!([{"kind": "request", "parts": [{"part_kind": "user-prompt", "content": "hi", "timestamp": "2026-05-04T09:00:00"}]}]),
    );
    assert_eq!((parsed.items[0].at, parsed.warnings.len()), (None, 1));
    let odd = json!([{"kind": "request"}, {"kind": "request", "parts": [{"content": "x"}, 7]}]);
    let expected = [
        (ItemKind::Message, String::new()),
        (ItemKind::Trace, "x".to_owned()),
    ];
    assert_eq!(kept(DIALECT, &odd), expected);
}
