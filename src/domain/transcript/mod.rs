//! What was said and tried before the escalation, in one shape, whatever the bot's framework calls it. One file a dialect.
//! What a transcript tells about the case is found in `packet/proposals`.

mod a2a;
mod ag_ui;
mod align;
mod botframework;
mod botpress;
mod calls;
mod content;
mod detect;
mod langchain;
mod loose;
mod openai_chat;
mod openai_responses;
mod outcome;
mod pydantic_ai;
mod rasa;
mod reading;
mod roles;
mod simple;
mod sunco;
mod text_plain;
mod unseen;
mod vercel_model;
mod vercel_ui;

pub use crate::domain::transcript::unseen::unknown_items;
pub use align::{Overlap, overlap};

use super::reader::{Field, Findings, refuse_nul};
use crate::domain::base::invalid::{FieldError, Warning};
use crate::domain::base::limits::TRANSCRIPT_MAX_ITEMS;
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Sender, words};
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
        /// What the framework noted for itself, such as a slot that was set; folded away.
        Trace = "trace",
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

impl From<Sender> for ItemRole {
    /// Who said a message, as a transcript would tell it.
    fn from(sender: Sender) -> Self {
        match sender {
            Sender::Customer => Self::Customer,
            Sender::Bot => Self::Bot,
            Sender::Agent => Self::Agent,
            Sender::System => Self::System,
        }
    }
}

/// A way in which transcripts are written, and how it is read. Each stands in a file of its own.
#[derive(Clone, Copy)]
struct Dialect {
    /// What bots call it.
    word: &'static str,
    /// Whether an item is of this dialect beyond doubt.
    knows: fn(&Value) -> bool,
    reads: Reads,
}

/// What a dialect is made of.
#[derive(Clone, Copy)]
enum Reads {
    /// A list.
    Items(fn(&[Field<'_>]) -> Vec<Item>),
    /// One text.
    Text(fn(&Field<'_>) -> Vec<Item>),
}

/// Every dialect, in the order in which people are told of them. The number is its place in the order in
/// which an item is held against them: the lowest that knows it counts.
const DIALECTS: [(u8, Dialect); 14] = [
    (14, simple::DIALECT),
    (13, openai_chat::DIALECT),
    (11, openai_responses::DIALECT),
    (9, langchain::DIALECT),
    (10, vercel_model::DIALECT),
    (4, vercel_ui::DIALECT),
    (3, pydantic_ai::DIALECT),
    (1, rasa::DIALECT),
    (7, botframework::DIALECT),
    (5, botpress::DIALECT),
    (2, a2a::DIALECT),
    (8, ag_ui::DIALECT),
    (6, sunco::DIALECT),
    (12, text_plain::DIALECT),
];

/// The words for all dialects.
pub fn dialects() -> impl Iterator<Item = &'static str> {
    DIALECTS.iter().map(|(_, dialect)| dialect.word)
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

/// Reads a transcript: a plain list, or `{format?, items | text, truncated?}`. Pointers start at `at_pointer`.
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
            items: read_items(transcript, None, transcript),
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
    let text = wrapped.field("text");
    let items = match wrapped.field("items") {
        // Otherwise `{messages: […]}` would lose a whole transcript with a mere warning.
        None if text.is_none() && wrapped.has_unasked() => wrapped.required("items"),
        items => items,
    };
    wrapped.done();
    let dialect = match dialect {
        Some(None) => return None, // an unknown format was refused above
        Some(Some(dialect)) => Some(dialect),
        None => None,
    };
    let items = match (items, text, dialect.map(|dialect| dialect.reads)) {
        (None, None, _) => Vec::new(),
        (Some(_), Some(text), _) => text
            .refuse("send items or text, not both")
            .unwrap_or_default(),
        (None, Some(text), None) => text_plain::read(&text),
        (None, Some(text), Some(Reads::Text(read))) => read(&text),
        (None, Some(text), Some(Reads::Items(_))) => {
            text.refuse("this format has items").unwrap_or_default()
        }
        (Some(items), None, Some(Reads::Text(_))) => {
            items.refuse("send the lines as text").unwrap_or_default()
        }
        (Some(items), None, reads) => read_items(&items, reads, transcript),
    };
    Some(Parsed {
        items,
        truncated,
        warnings: Vec::new(),
    })
}

fn read_items(list: &Field<'_>, named: Option<Reads>, transcript: &Field<'_>) -> Vec<Item> {
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
    let reads = match named {
        Some(reads) => Ok(reads),
        None => detect::by_shape(values).map(|dialect| dialect.reads),
    };
    let read = match reads {
        Ok(Reads::Items(read)) => read,
        Ok(Reads::Text(_)) => return Vec::new(), // no item is of a text
        Err(complaint) => {
            transcript.refuse_member("format", complaint);
            return Vec::new();
        }
    };
    read(&list.list(TRANSCRIPT_MAX_ITEMS).unwrap_or_default())
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
