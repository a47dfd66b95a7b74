//! What a language model answered: a text that may be shown, or what is wrong with the answer.

use crate::domain::text::visible::shows_nothing;
use serde::Deserialize;

/// The most bytes that are read of an answer.
pub(super) const COMPLETION_MAX_BYTES: usize = 64 * 1024;

/// The most characters of a text that is shown.
const TEXT_MAX_CHARS: usize = 16_000;

/// What some models write before their answer.
const THOUGHT: (&str, &str) = ("<think>", "</think>");

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CompletionFault {
    /// Another media type, or no JSON of the form that was asked for.
    #[error("the answer is no chat completion")]
    NoJson,
    /// More than is read.
    #[error("the answer is too large")]
    TooLarge,
    /// No text, or one that shows nothing.
    #[error("the answer is empty")]
    Empty,
}

#[derive(Deserialize)]
struct Completion {
    choices: Vec<CompletionChoice>,
}

#[derive(Deserialize)]
struct CompletionChoice {
    message: CompletionMessage,
    #[serde(default)]
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct CompletionMessage {
    #[serde(default)]
    content: Option<String>,
}

/// The text of an answer, without what cannot be seen. One that was cut off ends with `…`.
pub(super) fn text(body: &[u8]) -> Result<String, CompletionFault> {
    let answer: Completion = serde_json::from_slice(body).map_err(|_| CompletionFault::NoJson)?;
    let first = answer.choices.into_iter().next();
    let first = first.ok_or(CompletionFault::Empty)?;
    let content = first.message.content.unwrap_or_default();
    let shown: String = answered(&content).chars().filter(is_shown).collect();
    let mut text = shown.trim().to_owned();
    if shows_nothing(&text) {
        return Err(CompletionFault::Empty);
    }
    if text.chars().count() > TEXT_MAX_CHARS {
        return Err(CompletionFault::TooLarge);
    }
    if first.finish_reason.as_deref() == Some("length") {
        text.push('…');
    }
    Ok(text)
}

/// The answer without the thought before it.
fn answered(content: &str) -> &str {
    let (begins, ends) = THOUGHT;
    match content.trim_start().strip_prefix(begins) {
        Some(thought) => thought.split_once(ends).map_or("", |(_, answer)| answer),
        None => content,
    }
}

/// Lines and letters; nothing that hides, or that turns the direction of what follows.
fn is_shown(letter: &char) -> bool {
    match letter {
        '\n' | '\t' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e0fff}' => false,
        letter => !letter.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn answer(content: &str, finish: &str) -> Result<String, CompletionFault> {
        let choice = json!({ "message": { "content": content }, "finish_reason": finish });
        text(json!({ "choices": [choice] }).to_string().as_bytes())
    }

    #[test]
    fn the_text_of_an_answer_is_shown_and_nothing_hidden_in_it() {
        for (content, shown) in [
            (" Hello\r\n\u{0}Maria ", "Hello\nMaria"),
            ("<think>Hm.</think>\n\nHello", "Hello"),
            ("a\u{202e}b\u{e0041}c", "abc"),
        ] {
            assert_eq!(answer(content, "stop").as_deref(), Ok(shown));
        }
        assert_eq!(answer("Hello", "length").as_deref(), Ok("Hello…"));
    }

    #[test]
    fn an_answer_that_is_none_is_told_apart() {
        for empty in ["", " \n", "\u{200b}", "<think>for ever"] {
            assert_eq!(
                answer(empty, "stop"),
                Err(CompletionFault::Empty),
                "{empty}"
            );
        }
        let long = "x".repeat(TEXT_MAX_CHARS + 1);
        assert_eq!(answer(&long, "stop"), Err(CompletionFault::TooLarge));
        assert_eq!(text(br#"{"choices":[]}"#), Err(CompletionFault::Empty));
        let null = br#"{"choices":[{"message":{"content":null}}]}"#;
        assert_eq!(text(null), Err(CompletionFault::Empty));
        for other in [
            "",
            "null",
            "[]",
            "<html>",
            "{}",
            r#"{"choices":{}}"#,
            r#"{"choices":[{"message":{"content":[1]}}]}"#,
            r#"{"error":{"message":"no"}}"#,
        ] {
            assert_eq!(
                text(other.as_bytes()),
                Err(CompletionFault::NoJson),
                "{other}"
            );
        }
        let deep = "[".repeat(50_000);
        assert_eq!(text(deep.as_bytes()), Err(CompletionFault::NoJson));
    }
}
