//! Chat messages of `LlamaIndex`: words in blocks, calls in `additional_kwargs`.

use super::shapes::{has, has_part, text};
use super::{Dialect, Reads, message};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "llamaindex",
    passes: "LlamaIndex: `[m.model_dump() for m in memory.get()]`",
    example: r#"{"role": "user", "additional_kwargs": {}, "blocks": [{"block_type": "text", "text": "Hi"}]}"#,
    knows: is_message,
    reads: Reads::Messages(message::read),
};

fn is_message(item: &Value) -> bool {
    let blocks = has_part(item, "blocks", |block| has(block, &["block_type"]));
    let kwargs = has(item, &["additional_kwargs"]) && !has(item, &["type", "lc"]);
    text(item, "role").is_some() && (blocks || kwargs)
}
