use super::DIALECT;
use crate::domain::transcript::samples::{ended, kept, read, shape};
use crate::domain::transcript::{ItemKind, ItemRole};
use serde_json::json;

#[test]
fn items_become_what_was_said_thought_and_tried() {
    use ItemKind::{Instruction, Message, Reasoning, ToolCall, ToolResult};
    use ItemRole::{Bot, Customer, System, Tool};
    let items = json!([
        {"role": "developer", "content": "Be brief."},
        {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Where is parcel 88-2041?"}]},
        {"type": "reasoning", "id": "rs_1", "summary": [{"type": "summary_text", "text": "Look it up."}]},
        {"type": "function_call", "id": "fc_1", "call_id": "call_1", "name": "track", "arguments": "{\"parcel\":\"88-2041\"}"},
        {"type": "function_call_output", "call_id": "call_1", "output": "{\"error\":\"no such parcel\"}"},
        {"type": "web_search_call", "id": "ws_1", "status": "completed", "action": {"query": "strike"}},
        {"type": "mcp_call", "id": "mcp_1", "name": "weather", "arguments": "{}", "output": "sun"},
        {"type": "message", "role": "assistant", "status": "completed",
         "content": [{"type": "output_text", "text": "I cannot find it.", "annotations": []}]},
        {"type": "item_reference", "id": "msg_9"},
    ]);
    let parsed = read(DIALECT, &items);
    assert_eq!(
        shape(&parsed),
        [
            (Instruction, System, "Be brief."),
            (Message, Customer, "Where is parcel 88-2041?"),
            (Reasoning, Bot, "Look it up."),
            (ToolCall, Bot, "{\"parcel\":\"88-2041\"}"),
            (ToolResult, Tool, "{\"error\":\"no such parcel\"}"),
            (ToolCall, Bot, "{\"query\":\"strike\"}"),
            (ToolCall, Bot, "{}"),
            (ToolResult, Tool, "sun"),
            (Message, Bot, "I cannot find it."),
            (ItemKind::Trace, System, "item_reference"),
        ]
    );
    let calls = [
        ("track", Some(true)),
        ("web_search", Some(false)),
        ("weather", Some(false)),
    ];
    assert_eq!(ended(&parsed), calls);
    assert_eq!(parsed.items[7].raw, "", "the call has the raw item");
    assert_eq!(parsed.items[8].raw, items[7].to_string());
}

#[test]
fn outputs_may_be_parts_or_nothing_and_ids_may_repeat() {
    let call =
        || json!({"type": "function_call", "call_id": "c", "name": "f", "arguments": {"a": 1}});
    let parsed = read(
        DIALECT,
        &json!([
            call(),
            {"type": "function_call_output", "call_id": "c", "output": [{"type": "input_text", "text": "Error: no"}]},
            call(),
            {"type": "function_call_output", "call_id": "c", "output": null},
            {"type": "code_interpreter_call", "id": "ci", "status": "failed", "code": "1/0"},
        ]),
    );
    let ends = [
        ("f", Some(true)),
        ("f", Some(false)),
        ("code_interpreter", Some(true)),
    ];
    assert_eq!(ended(&parsed), ends);
    assert_eq!(parsed.items[0].text, "{\"a\":1}");
}

#[test]
fn a_role_nobody_knows_is_folded_away() {
    let odd = json!([{"type": "message", "role": "wizard", "content": "x"}, {"type": "message", "content": "x"}]);
    let folded = (ItemKind::Trace, "x".to_owned());
    assert_eq!(kept(DIALECT, &odd), [folded.clone(), folded]);
}
