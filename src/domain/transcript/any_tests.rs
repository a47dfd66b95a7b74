//! Whatever is sent as a transcript is read or refused with reasons, never a panic.

use super::{dialects, parse};
use serde_json::{Value, json};

proptest::proptest! {
    /// Whatever is sent as a transcript is read or refused, never a panic, and a refusal has reasons.
    #[test]
    fn any_json_is_read_or_refused(value in any_json()) {
        refused_with_reasons(&value);
    }

    /// The same for every dialect, however little the items are like it.
    #[test]
    fn any_items_are_read_or_refused_by_every_dialect(items in any_json()) {
        for word in dialects() {
            refused_with_reasons(&json!({"format": word, "items": items}));
        }
    }

    /// And whatever stands in a text.
    #[test]
    fn any_text_is_read_or_refused(text in "(Bot|Customer|Ann| |:|\\[|\\]|\n|[a-zé0-9]){0,40}") {
        refused_with_reasons(&json!({"text": text}));
    }
}

fn refused_with_reasons(value: &Value) {
    match parse(value, "/transcript") {
        Ok(parsed) => assert!(parsed.items.iter().all(|item| {
            item.raw.is_empty() || serde_json::from_str::<Value>(&item.raw).is_ok()
        })),
        Err(errors) => assert!(!errors.is_empty() && errors.len() <= 51),
    }
}

fn any_json() -> impl proptest::strategy::Strategy<Value = Value> {
    use proptest::prelude::*;
    let words = "role text content tool_calls function name arguments id at tool_call_id type items format \
        function_call other parts part_kind kind data kwargs lc event timestamp from recipient direction \
        payload author toolCalls toolCallId toolName input output state messageId history status message \
        call_id args summary attachments createdAt metadata error";
    let key = proptest::sample::select(words.split_whitespace().collect::<Vec<_>>());
    let values = "user assistant tool text simple message human ai function_call function_call_output reasoning \
        tool-call tool-result tool-x request response user-prompt tool-return user bot action incoming \
        outgoing business activity task ROLE_AGENT mcp_call";
    let mut values: Vec<&str> = values.split_whitespace().collect();
    values.extend(["", "a\0b"]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        proptest::sample::select(values).prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::vec((key.clone(), inner), 0..6).prop_map(|members| {
                Value::Object(
                    members
                        .into_iter()
                        .map(|(k, v)| (k.to_owned(), v))
                        .collect(),
                )
            }),
        ]
    })
}
