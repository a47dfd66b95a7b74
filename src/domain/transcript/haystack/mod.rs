//! Chat messages of Haystack: content is a list of `{text}`, `{tool_call}` and `{tool_call_result}`.

use super::shapes::{has, has_part, member, text};
use super::{Dialect, Reads, message};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "haystack",
    passes: "Haystack: `[m.to_dict() for m in messages]`",
    example: r#"{"role": "assistant", "meta": {}, "name": null, "content": [{"tool_call": {"tool_name": "visa", "arguments": {}, "id": "t1"}}]}"#,
    knows: is_message,
    reads: Reads::Messages(message::read),
};

fn is_message(item: &Value) -> bool {
    let called =
        |part: &Value| has(part, &["tool_call", "tool_call_result"]) && !has(part, &["type"]);
    let untyped = |part: &Value| part.is_object() && !has(part, &["type"]);
    let meta = member(item, "meta").is_some_and(Value::is_object);
    let said = has_part(item, "content", called) || (meta && has_part(item, "content", untyped));
    (text(item, "role").is_some() && said) || (has(item, &["_role"]) && has(item, &["_content"]))
}
