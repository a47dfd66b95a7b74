use crate::domain::transcript::{Item, ItemKind, ItemRole, parse};
use serde_json::{Value, json};

fn items(messages: Value) -> Vec<Item> {
    parse(&messages, "").unwrap().items
}

fn shape(items: &[Item]) -> Vec<(ItemKind, &str)> {
    items
        .iter()
        .map(|item| (item.kind, item.text.as_str()))
        .collect()
}

fn call(id: &str, name: &str, arguments: Value) -> Value {
    json!({"id": id, "type": "function", "function": {"name": name, "arguments": arguments}})
}

#[test]
fn a_dialogue_with_tools_becomes_what_was_said_and_tried() {
    let messages = json!([
        {"role": "system", "content": "policy"},
        {"role": "user", "content": "refund?"},
        {"role": "assistant", "content": "Let me look.", "tool_calls": [
            call("c1", "find_order", json!("{\"id\": 7}")),
            call("c2", "refund", json!({"id": 7})),
        ]},
        {"role": "tool", "tool_call_id": "c2", "content": "Error: not allowed"},
        {"role": "tool", "tool_call_id": "c1", "content": "{\"total\": 3}"},
        {"role": "assistant", "content": null, "tool_calls": [call("c3", "transfer", json!(null))]},
    ]);
    let items = items(messages.clone());
    use ItemKind::{Instruction, Message, ToolCall, ToolResult};
    assert_eq!(
        shape(&items),
        [
            (Instruction, "policy"),
            (Message, "refund?"),
            (Message, "Let me look."),
            (ToolCall, "{\"id\": 7}"),
            (ToolCall, "{\"id\":7}"),
            (ToolResult, "Error: not allowed"),
            (ToolResult, "{\"total\": 3}"),
            (ToolCall, ""),
        ]
    );
    let failed: Vec<_> = items.iter().map(|item| item.failed).collect();
    let (good, bad) = (Some(false), Some(true));
    assert_eq!(failed, [None, None, None, good, bad, None, None, None]);
    assert_eq!(
        items[5].name.as_deref(),
        Some("refund"),
        "a result is named after its call"
    );
    assert_eq!(
        (items[3].role, items[5].role),
        (ItemRole::Bot, ItemRole::Tool)
    );
    assert_eq!(items[2].raw, messages[2].to_string());
    assert_eq!((items[3].raw.as_str(), items[4].raw.as_str()), ("", ""));
    assert_eq!(items[7].raw, messages[5].to_string());
}

#[test]
fn a_result_belongs_to_the_latest_unanswered_call_with_its_id() {
    let twice = |answer| json!({"role": "tool", "tool_call_id": "same", "content": answer});
    let call = || json!({"role": "assistant", "tool_calls": [call("same", "f", json!("{}"))]});
    let items = items(json!([
        call(),
        twice("Error"),
        call(),
        twice("ok"),
        call(),
        twice("x"),
        twice("y")
    ]));
    let failed: Vec<_> = items.iter().filter_map(|item| item.failed).collect();
    assert_eq!(
        failed,
        [true, false, false],
        "the fourth answer has no call"
    );
}

#[test]
fn the_older_function_call_is_tied_by_name() {
    let items = items(json!([
        {"role": "assistant", "content": null, "function_call": {"name": "f", "arguments": "{}"}},
        {"role": "function", "name": "f", "content": "{\"success\": false}"},
    ]));
    assert_eq!(
        (items[0].kind, items[0].failed),
        (ItemKind::ToolCall, Some(true))
    );
    assert_eq!(items[1].kind, ItemKind::ToolResult);
}

#[test]
fn content_may_be_parts() {
    let items = items(json!([
        {"role": "user", "content": [
            {"type": "text", "text": "see"},
            {"type": "image_url", "image_url": {"url": "data:…"}},
            {"type": "input_text", "text": "there"},
            "plain",
        ]},
        {"role": "assistant", "content": [{"type": "refusal", "refusal": "no"}]},
        {"role": "assistant", "content": null, "refusal": "I cannot"},
    ]));
    let texts: Vec<_> = items.iter().map(|item| item.text.as_str()).collect();
    assert_eq!(texts, ["see\n[image]\nthere\nplain", "no", "I cannot"]);
    let odd = parse(
        &json!([{"role": "user", "content": [{"type": "hologram"}]}]),
        "",
    )
    .unwrap();
    assert_eq!(
        (odd.items[0].text.as_str(), odd.warnings.len()),
        ("[attachment]", 1)
    );
}

#[test]
fn a_message_that_says_nothing_is_kept_with_its_raw_form() {
    for silent in [
        json!({"role": "assistant", "content": null}),
        json!({"role": "assistant", "content": ""}),
        json!({"role": "user", "content": []}),
        json!({"role": "tool", "tool_call_id": "gone", "content": null}),
    ] {
        let items = items(json!([silent]));
        assert_eq!((items.len(), items[0].text.as_str()), (1, ""));
        assert_eq!(items[0].raw, silent.to_string());
    }
}

#[test]
fn thinking_is_kept_apart() {
    let items = items(json!([{"role": "assistant", "reasoning_content": "hm", "content": "yes"}]));
    assert_eq!(
        shape(&items),
        [(ItemKind::Reasoning, "hm"), (ItemKind::Message, "yes")]
    );
    assert!(!items[0].raw.is_empty() && items[1].raw.is_empty());
}

#[test]
fn simple_items_among_them_keep_their_words() {
    let items = items(json!([{"role": "user", "text": "a"}, {"role": "bot", "content": "b"}]));
    assert_eq!(
        shape(&items),
        [(ItemKind::Message, "a"), (ItemKind::Message, "b")]
    );
}

#[test]
fn odd_messages_are_kept_and_said_where_they_are_odd() {
    let messages = json!([
        {"role": "user", "content": 7},
        {"role": "wizard", "content": "x"},
        {"role": "assistant", "tool_calls": "none"},
        {"role": "assistant", "tool_calls": [{"id": "1"}, {"function": {"arguments": "{}"}}, 7]},
        {"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": 3}}]},
        {"role": "user", "content": [{"type": "text"}]},
        {"role": "user", "content": "x", "at": "yesterday"},
    ]);
    let parsed = parse(&messages, "/transcript/items").unwrap();
    let raws = parsed.items.iter().filter(|item| !item.raw.is_empty());
    assert_eq!(raws.count(), 7, "every message is kept");
    assert_eq!(parsed.items[0].text, "7");
    let places: Vec<_> = parsed
        .warnings
        .iter()
        .map(|w| w.pointer.replace("/transcript/items", ""))
        .collect();
    assert_eq!(places, ["/1/role", "/3/tool_calls/2", "/6/at"]);
}

#[test]
fn tool_calls_are_bounded_over_the_whole_transcript() {
    let calls = |count| json!({"role": "assistant", "tool_calls": vec![call("a", "f", json!("{}")); count]});
    assert_eq!(items(json!([calls(1_000), calls(1_000)])).len(), 2_000);
    let parsed = parse(&json!([calls(1_000), calls(1_001)]), "").unwrap();
    assert_eq!(parsed.warnings[0].pointer, "/1/tool_calls/1000");
    let last = parsed.items.last().unwrap();
    assert_eq!((last.kind, last.text.as_str()), (ItemKind::Trace, "f"));
}
