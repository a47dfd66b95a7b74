//! Reading a transcript of 2,000 items in each dialect, from parsed JSON to items, the dialect found by shape.

use crate::table::Table;
use baton::domain::base::limits::TRANSCRIPT_MAX_ITEMS;
use baton::domain::text::redaction::mask_value;
use baton::domain::transcript::{dialects, parse};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Readings of each; the median counts.
const READINGS: usize = 31;

/// What people write to bots, more or less.
const WORDS: &str = "I have been waiting for three hours, the flight was cancelled and nobody at the desk could tell me \
                     whether I get my money back or a seat on the next one. What can you do for me?";

pub fn measure() {
    let columns = ["", "KB", "items made", "read", "a second", "masked in"];
    let mut table = Table::new("Reading a transcript of 2,000 items", &columns);
    for dialect in dialects() {
        let transcript = transcript(dialect);
        let made = parse(&transcript, "").unwrap().items.len();
        let read = median(|| drop(parse(&transcript, "").unwrap()));
        let masked = median_of(|| {
            let mut copy = transcript.clone();
            let began = Instant::now();
            mask_value(&mut copy);
            began.elapsed()
        });
        table.row(&[
            dialect.to_string(),
            (transcript.to_string().len() / 1024).to_string(),
            made.to_string(),
            format!("{:.2} ms", read.as_secs_f64() * 1e3),
            format!("{:.0}", 1.0 / read.as_secs_f64()),
            format!("{:.2} ms", masked.as_secs_f64() * 1e3),
        ]);
    }
    table.print();
}

fn median(mut work: impl FnMut()) -> Duration {
    median_of(|| {
        let began = Instant::now();
        work();
        began.elapsed()
    })
}

fn median_of(mut measured: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..READINGS).map(|_| measured()).collect();
    times.sort();
    times[READINGS / 2]
}

/// As many items as are allowed: the customer, a call, its answer and the bot in turn, where a dialect has them.
fn transcript(dialect: &str) -> Value {
    if dialect == "text/plain" {
        let line = |n: usize| {
            format!(
                "{}: {WORDS}\n",
                if n.is_multiple_of(2) {
                    "Customer"
                } else {
                    "Bot"
                }
            )
        };
        return json!({ "text": (0..TRANSCRIPT_MAX_ITEMS).map(line).collect::<String>() });
    }
    if let Some(case) = case_of(dialect) {
        let items = case.iter().cycle().take(TRANSCRIPT_MAX_ITEMS);
        return Value::Array(items.cloned().collect());
    }
    let items: Vec<Value> = (0..TRANSCRIPT_MAX_ITEMS)
        .map(|n| item(dialect, n))
        .collect();
    json!(items)
}

/// The items of a case of the suite, for the dialects whose items are not made here.
fn case_of(dialect: &str) -> Option<Vec<Value>> {
    let name = match dialect {
        "anthropic" => "claude-tools",
        "gemini" => "gemini-camel",
        "bedrock" => "converse",
        "openai.assistants" => "assistants-thread",
        "openai.realtime" => "realtime-items",
        "cohere" => "cohere-v2",
        "mastra" => "mastra-2",
        "semantic_kernel" => "semantic-kernel-net",
        "voiceflow" => "voiceflow-choice",
        "dialogflow.es" => "dialogflow-es",
        "dialogflow.cx" => "dialogflow-cx",
        "lex" => "lex-card",
        "llamaindex" | "autogen" | "haystack" | "livekit" | "vapi" | "retell" | "elevenlabs"
        | "connect" | "sharegpt" => dialect,
        _ => return None,
    };
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/transcripts");
    let case = std::fs::read_to_string(format!("{folder}/{name}.json")).unwrap();
    let case: Value =
        serde_json::from_str(&case.replace("My ferry was cancelled.", WORDS)).unwrap();
    list_in(&case["transcript"])
}

/// The first list of objects.
fn list_in(value: &Value) -> Option<Vec<Value>> {
    match value {
        Value::Array(items) => Some(items.clone()),
        Value::Object(members) => members.values().find_map(list_in),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

#[rustfmt::skip]
fn item(dialect: &str, n: usize) -> Value {
    let (turn, id) = (n % 4, format!("call_{n}"));
    let before = format!("call_{}", n.saturating_sub(1));
    let at = 1_777_885_200.25 + n as f64;
    let arguments = r#"{"reservation_id":"EUJUY6","reason":"cancelled"}"#;
    let answer = r#"{"status":"cancelled","passengers":2,"paid":214.5}"#;
    match (dialect, turn) {
        ("text/plain", _) => Value::Null,
        ("simple", 0) => json!({"role": "customer", "text": WORDS, "at": "2026-05-04T09:00:00Z"}),
        ("simple", 1) => json!({"role": "tool", "text": answer}),
        ("simple", _) => json!({"role": "bot", "text": WORDS}),
        ("openai.chat", 0) => json!({"role": "user", "content": WORDS}),
        ("openai.chat", 1) => json!({"role": "assistant", "content": null, "tool_calls": [{"id": id, "type": "function", "function": {"name": "look", "arguments": arguments}}]}),
        ("openai.chat", 2) => json!({"role": "tool", "tool_call_id": before, "content": answer}),
        ("openai.chat", _) => json!({"role": "assistant", "content": WORDS}),
        ("openai.responses", 0) => json!({"type": "message", "role": "user", "content": [{"type": "input_text", "text": WORDS}]}),
        ("openai.responses", 1) => json!({"type": "function_call", "call_id": id, "name": "look", "arguments": arguments}),
        ("openai.responses", 2) => json!({"type": "function_call_output", "call_id": before, "output": answer}),
        ("openai.responses", _) => json!({"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": WORDS}]}),
        ("langchain", 0) => json!({"type": "human", "data": {"content": WORDS}}),
        ("langchain", 1) => json!({"type": "ai", "data": {"content": "", "tool_calls": [{"name": "look", "args": {"id": "EUJUY6"}, "id": id}]}}),
        ("langchain", 2) => json!({"type": "tool", "data": {"content": answer, "tool_call_id": before}}),
        ("langchain", _) => json!({"type": "ai", "data": {"content": WORDS}}),
        ("vercel.model", 0) => json!({"role": "user", "content": [{"type": "text", "text": WORDS}]}),
        ("vercel.model", 1) => json!({"role": "assistant", "content": [{"type": "tool-call", "toolCallId": id, "toolName": "look", "input": {"id": "EUJUY6"}}]}),
        ("vercel.model", 2) => json!({"role": "tool", "content": [{"type": "tool-result", "toolCallId": before, "toolName": "look", "output": {"type": "text", "value": answer}}]}),
        ("vercel.model", _) => json!({"role": "assistant", "content": WORDS}),
        ("vercel.ui", 1) => json!({"id": id, "role": "assistant", "parts": [{"type": "tool-look", "toolCallId": id, "state": "output-available", "input": {"id": "EUJUY6"}, "output": {"paid": 214.5}}, {"type": "text", "text": WORDS}]}),
        ("vercel.ui", _) => json!({"id": id, "role": "user", "parts": [{"type": "text", "text": WORDS}]}),
        ("pydantic_ai", 0) => json!({"kind": "request", "parts": [{"part_kind": "user-prompt", "content": WORDS, "timestamp": "2026-05-04T09:00:00Z"}]}),
        ("pydantic_ai", 1) => json!({"kind": "response", "parts": [{"part_kind": "tool-call", "tool_name": "look", "args": arguments, "tool_call_id": id}]}),
        ("pydantic_ai", 2) => json!({"kind": "request", "parts": [{"part_kind": "tool-return", "tool_name": "look", "content": answer, "tool_call_id": before}]}),
        ("pydantic_ai", _) => json!({"kind": "response", "parts": [{"part_kind": "text", "content": WORDS}]}),
        ("rasa", 0) => json!({"event": "user", "timestamp": at, "text": WORDS, "parse_data": {"intent": {"name": "refund", "confidence": 0.8}}}),
        ("rasa", 1) => json!({"event": "slot", "timestamp": at, "name": "reservation", "value": "EUJUY6"}),
        ("rasa", 2) => json!({"event": "action", "timestamp": at, "name": "action_look"}),
        ("rasa", _) => json!({"event": "bot", "timestamp": at, "text": WORDS}),
        ("botframework", 3) => json!({"type": "trace", "from": {"id": "b", "role": "bot"}, "name": "look", "value": {}}),
        ("botframework", turn) => json!({"type": "message", "id": id, "timestamp": "2026-05-04T09:00:00Z", "from": {"id": if turn == 0 { "u" } else { "b" }}, "recipient": {"id": "x"}, "text": WORDS}),
        ("botpress", turn) => json!({"id": id, "createdAt": "2026-05-04T09:00:00Z", "type": "text", "payload": {"text": WORDS}, "direction": if turn == 0 { "incoming" } else { "outgoing" }}),
        ("a2a", turn) => json!({"kind": "message", "messageId": id, "role": if turn == 0 { "user" } else { "agent" }, "parts": [{"kind": "text", "text": WORDS}]}),
        ("ag_ui", 1) => json!({"id": id, "role": "assistant", "toolCalls": [{"id": id, "type": "function", "function": {"name": "look", "arguments": arguments}}]}),
        ("ag_ui", 2) => json!({"id": id, "role": "tool", "toolCallId": before, "content": answer}),
        ("ag_ui", turn) => json!({"id": id, "role": if turn == 0 { "user" } else { "assistant" }, "content": WORDS}),
        ("sunco", turn) => json!({"id": id, "received": "2026-05-04T09:00:00Z", "author": {"type": if turn == 0 { "user" } else { "business" }}, "content": {"type": "text", "text": WORDS}}),
        (other, _) => panic!("no sample of {other}"),
    }
}
