//! What was said and tried before the escalation, in one shape, whatever the bot's framework calls it.

mod align;
mod detect;
mod known;
mod openai_chat;
mod outcome;
mod roles;
mod simple;

pub use align::{Overlap, overlap};
pub use known::unknown_items;

use super::invalid::{FieldError, Warning};
use super::limits::TRANSCRIPT_MAX_ITEMS;
use super::reader::{Field, Findings, refuse_nul};
use super::time::Moment;
use super::words::words;
use serde_json::Value;

words! {
    /// What an item of a transcript is.
    ItemKind {
        /// Something said to or by the customer.
        Message = "message",
        /// The bot called a tool: what it tried.
        ToolCall = "tool_call",
        /// What the tool answered; folded away.
        ToolResult = "tool_result",
        /// System prompt or policy; folded away, never for a customer's eyes.
        Instruction = "instruction",
        /// The model's thinking; folded away.
        Reasoning = "reasoning",
    }
}

words! {
    /// Whose item it is.
    ItemRole {
        /// The customer.
        Customer = "customer",
        /// The bot.
        Bot = "bot",
        /// A person of the support team, earlier.
        Agent = "agent",
        /// The bot's makers.
        System = "system",
        /// A tool the bot used.
        Tool = "tool",
    }
}

words! {
    /// How a transcript is written.
    Dialect {
        /// A plain list of `{id?, role, text, at?}`.
        Simple = "simple",
        /// `messages` of the OpenAI chat completions API.
        OpenAiChat = "openai.chat",
    }
}

/// One item of a transcript. A message of the source may become several items (text and tool calls).
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Whose it is.
    pub role: ItemRole,
    /// The tool's name, for calls and results; a speaker's name where the source gives one.
    pub name: Option<String>,
    /// Ties a tool's result to its call.
    pub call_id: Option<String>,
    /// The source's own id of the item. Not trusted to be unique.
    pub external_id: Option<String>,
    /// The words; for a call its arguments as JSON text; for a result its output.
    pub text: String,
    /// For a call: whether it failed, as far as the result tells. Nothing when unknown.
    pub failed: Option<bool>,
    /// When it was said, where the source says so.
    pub at: Option<Moment>,
    /// The source's item as received (JSON text); empty for the second and later items of one source item.
    pub raw: String,
}

/// A transcript that was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parsed {
    /// Its items, in order.
    pub items: Vec<Item>,
    /// Whether the bot says that it cut the transcript.
    pub truncated: bool,
    /// What was odd.
    pub warnings: Vec<Warning>,
}

/// Reads a transcript: a plain list, or `{format?, items, truncated?}`. Pointers start at `at_pointer`.
pub fn parse(transcript: &Value, at_pointer: &str) -> Result<Parsed, Vec<FieldError>> {
    let findings = Findings::default();
    refuse_nul(transcript, at_pointer, &findings);
    let parsed = read(&Field::new(at_pointer.to_owned(), transcript, &findings));
    let (parsed, warnings) = findings.settle(Some(parsed))?;
    Ok(Parsed { warnings, ..parsed })
}

/// The same inside a larger input: what is wrong or odd is recorded with the field's findings.
pub(crate) fn read(transcript: &Field<'_>) -> Parsed {
    match transcript.value {
        Value::Object(_) => read_wrapped(transcript).unwrap_or_default(),
        Value::Array(_) => Parsed {
            items: read_items(transcript, None),
            ..Parsed::default()
        },
        Value::Null => Parsed::default(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => transcript
            .expected("list, or object with items")
            .unwrap_or_default(),
    }
}

fn read_wrapped(transcript: &Field<'_>) -> Option<Parsed> {
    let mut wrapped = transcript.object()?;
    let truncated = wrapped.flag("truncated").unwrap_or(false);
    let format = wrapped.field("format");
    let dialect = format.as_ref().map(detect::named);
    if let Some(text) = wrapped.field("text") {
        text.refuse::<()>(format!(
            "a transcript in one text is not read by this version; send items as {}",
            detect::readable()
        ));
    }
    let items = match wrapped.field("items") {
        // Otherwise `{messages: […]}` would lose a whole transcript with a mere warning.
        None if wrapped.has_unasked() => wrapped.required("items"),
        items => items,
    };
    wrapped.done();
    let items = match (items, dialect) {
        (_, Some(None)) | (None, _) => Vec::new(), // an unknown format was refused above
        (Some(items), Some(Some(dialect))) => read_items(&items, Some(dialect)),
        (Some(items), None) => read_items(&items, None),
    };
    Some(Parsed {
        items,
        truncated,
        warnings: Vec::new(),
    })
}

fn read_items(list: &Field<'_>, dialect: Option<Dialect>) -> Vec<Item> {
    let Value::Array(values) = list.value else {
        return list.expected("list").unwrap_or_default();
    };
    if values.len() > TRANSCRIPT_MAX_ITEMS {
        let way_out = "send the latest ones and set truncated";
        let complaint = format!(
            "{} items, at most {TRANSCRIPT_MAX_ITEMS}; {way_out}",
            values.len()
        );
        return list.refuse(complaint).unwrap_or_default();
    }
    let items = list.list(TRANSCRIPT_MAX_ITEMS).unwrap_or_default();
    match dialect.unwrap_or_else(|| detect::by_shape(values)) {
        Dialect::Simple => simple::read(&items),
        Dialect::OpenAiChat => openai_chat::read(&items),
    }
}

#[cfg(test)]
mod tests;
