//! `messages` of the OpenAI chat completions API: one message may hold words and tool calls.

use super::{Dialect, Reads, message};

pub(super) const DIALECT: Dialect = Dialect {
    word: "openai.chat",
    passes: "OpenAI, Mistral, Ollama, LiteLLM, and others with the same format: `messages`",
    example: r#"{"role": "assistant", "content": "One moment.", "tool_calls": [{"id": "c1", "function": {"name": "track", "arguments": "{}"}}]}"#,
    // A role and its words are everybody's: read where nothing else is sure.
    knows: |_| false,
    reads: Reads::Messages(message::read),
};

#[cfg(test)]
mod tests;
