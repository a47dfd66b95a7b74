//! A message of a role and words, as most frameworks keep it: the words as a text or as parts, calls of tools
//! beside them or among them. The dialects differ in names only, so they share this reader.

mod beside;
mod manner;
mod pair;

pub(super) use manner::{FLOWING, Manner, USUAL, VOICE};

use super::builder::{Origin, ToolResult, TranscriptBuilder};
use super::loose::{first, first_foreign, inside, list, text_or_json, when};
use super::message_parts::{self as parts, GatheredText, PartOwner};
use super::roles::{self, Speaker};
use super::{ItemKind, ItemRole, lengths};
use crate::domain::reader::{Field, Object};
use crate::domain::transcript::shapes::member;
use manner::{IDS, NAMES, THOUGHTS, WORDS};
use serde_json::Value;

/// Whether an item is a message of a role that is known and words.
pub(super) fn is_plain(item: &Value) -> bool {
    let role = member(item, "role").and_then(Value::as_str);
    role.is_some_and(|role| roles::speaker(role, ItemRole::Agent).is_some())
        && manner::says_something(item)
}

/// Reads a message as most write it.
pub(super) fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    read_as(reading, field, USUAL);
}

/// Reads a message in the manner of a dialect.
pub(super) fn read_as(reading: &mut TranscriptBuilder, field: &Field<'_>, manner: Manner) {
    match field.value {
        Value::Object(_) => {
            if let Some(mut message) = field.object() {
                object(reading, field, (&mut message, manner));
            }
        }
        Value::Array(entries) => pair::read(reading, field, (entries, manner)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn object(
    reading: &mut TranscriptBuilder,
    field: &Field<'_>,
    (message, manner): (&mut Object<'_>, Manner),
) {
    let Some(word) = roles::word(message) else {
        if manner::says_something(field.value) {
            field.warn("nothing says who is speaking; folded away. Give each item a role");
            reading.note(field, &Origin::default(), said(message));
        }
        return;
    };
    let speaker = word
        .value
        .as_str()
        .and_then(|word| roles::speaker(word, manner.agent));
    let origin = origin(message);
    match speaker {
        Some(Speaker::Side(role)) => read_by(reading, field, (role, origin, message), manner),
        Some(Speaker::Nobody(kind)) => {
            let role = match kind {
                ItemKind::Reasoning => ItemRole::Bot,
                ItemKind::Message
                | ItemKind::ToolCall
                | ItemKind::ToolResult
                | ItemKind::Instruction
                | ItemKind::Trace => ItemRole::System,
            };
            let text = said(message);
            reading.fold(field, &origin, (kind, role), text);
        }
        None => {
            word.warn("nobody knows who this is; folded away. Expected customer, bot, agent, system or tool");
            let text = said(message);
            reading.note(field, &origin, text);
        }
    }
}

fn origin(message: &mut Object<'_>) -> Origin {
    let author = ["author", "sender", "from"].into_iter();
    let named = first_foreign(message, NAMES);
    Origin {
        external_id: first_foreign(message, IDS),
        name: named.or_else(|| {
            author
                .into_iter()
                .find_map(|who| first_foreign(&mut inside(message, who)?, NAMES))
        }),
        at: when(message),
    }
}

/// The words of an item that is nobody's message.
fn said(message: &mut Object<'_>) -> String {
    let Some(given) = first(message, WORDS) else {
        return String::new();
    };
    let (mut words, origin) = (GatheredText::default(), Origin::default());
    let whose = PartOwner {
        role: ItemRole::System,
        origin: &origin,
        source: &given,
    };
    if !given.value.is_object() {
        parts::read(&mut TranscriptBuilder::default(), &mut words, whose, &given);
    }
    let text = words.take();
    if text.is_empty() {
        lengths::cut(&text_or_json(&given))
    } else {
        lengths::cut(&text)
    }
}

/// Reads what a side says and does with a message.
pub(super) fn read_by(
    reading: &mut TranscriptBuilder,
    field: &Field<'_>,
    (role, origin, message): (ItemRole, Origin, &mut Object<'_>),
    manner: Manner,
) {
    let whose = PartOwner {
        role,
        origin: &origin,
        source: field,
    };
    if role == ItemRole::Tool {
        return tool(reading, whose, message);
    }
    for name in THOUGHTS {
        let Some(thought) = message.field(name) else {
            continue;
        };
        let text = thought_of(&thought);
        if !text.is_empty() {
            reading.thought(&thought, &origin, text);
        }
    }
    let mut words = match manner.flows {
        true => GatheredText::flowing(),
        false => GatheredText::default(),
    };
    said_in_words(reading, &mut words, whose, message);
    beside::files(&mut words, message);
    words.end(reading, whose);
    beside::calls(reading, whose, message);
    match role {
        ItemRole::System => {
            if reading.made() == 0 {
                reading.fold(field, &origin, (ItemKind::Instruction, role), String::new());
            }
        }
        ItemRole::Customer | ItemRole::Bot | ItemRole::Agent | ItemRole::Tool => {
            reading.say_something(field, &origin, role);
        }
    }
}

/// The words, in the first member that has some; what was refused, and what was spoken.
fn said_in_words(
    reading: &mut TranscriptBuilder,
    words: &mut GatheredText,
    whose: PartOwner<'_>,
    message: &mut Object<'_>,
) {
    let before = reading.made();
    for name in WORDS {
        let Some(given) = message.field(name) else {
            continue;
        };
        match inner_parts(&given) {
            Some(inner) => parts::read(reading, words, whose, &inner),
            None => parts::read(reading, words, whose, &given),
        }
        if words.any() || reading.made() > before {
            break;
        }
    }
    if !words.any()
        && let Some(refusal) = message.field("refusal")
    {
        parts::read(reading, words, whose, &refusal);
    }
    if let Some(spoken) = inside(message, "audio").and_then(|mut audio| audio.field("transcript")) {
        parts::read(reading, words, whose, &spoken);
    }
}

/// Words that stand one level deeper: `{format, parts}`, `{parts}`, `{content: {parts}}`.
fn inner_parts<'v>(given: &Field<'v>) -> Option<Field<'v>> {
    let members = given.value.as_object()?;
    if members.contains_key("type") {
        return None;
    }
    let mut object = given.object()?;
    let parts = ["parts", "content"]
        .into_iter()
        .find_map(|name| object.field(name).filter(|parts| parts.value.is_array()));
    parts.filter(|_| members.len() > 1 || members.contains_key("parts"))
}

fn thought_of(thought: &Field<'_>) -> String {
    let mut object = thought
        .value
        .is_object()
        .then(|| thought.object())
        .flatten();
    match object.as_mut() {
        Some(object) => parts::thought(object),
        None if thought.value.is_array() => parts::output(thought),
        None => text_or_json(thought),
    }
}

/// What a tool answered: in parts that say so, or in the message itself.
fn tool(reading: &mut TranscriptBuilder, whose: PartOwner<'_>, message: &mut Object<'_>) {
    let (mut words, before) = (GatheredText::default(), reading.made());
    results(reading, whose, message);
    if reading.made() > before {
        return;
    }
    let given = first(
        message,
        &["parts", "blocks", "items", "Items", "content", "_content"],
    );
    if let Some(given) = given.as_ref().filter(|given| given.value.is_array()) {
        parts::read(reading, &mut words, whose, given);
        if reading.made() > before {
            return words.end(reading, whose);
        }
    }
    let mut more = inside(message, "additional_kwargs");
    let own = parts::answer(message);
    let more = more.as_mut().map(|more| parts::answer(more));
    let gathered = words.take();
    let text = if gathered.is_empty() {
        own.text
    } else {
        gathered
    };
    let told = parts::told_beside(message);
    let answer = ToolResult {
        call_id: own.call_id.or_else(|| more.as_ref()?.call_id.clone()),
        name: own.name.or_else(|| more.as_ref()?.name.clone()),
        failed: told.or(own.failed),
        text,
    };
    reading.answer(whose.source, whose.origin, answer);
}

/// What several tools answered, each with its call, as Cohere keeps it.
fn results(reading: &mut TranscriptBuilder, whose: PartOwner<'_>, message: &mut Object<'_>) {
    for result in list(message, "tool_results") {
        let Some(mut result) = result.object() else {
            continue;
        };
        let mut call = inside(&mut result, "call");
        let own = parts::answer(&mut result);
        let outputs = first(&mut result, &["outputs"]).map(|outputs| text_or_json(&outputs));
        let answer = ToolResult {
            call_id: own
                .call_id
                .or_else(|| first_foreign(call.as_mut()?, &["id"])),
            name: call
                .as_mut()
                .and_then(|call| first_foreign(call, &["name"]))
                .or(own.name),
            failed: own.failed,
            text: outputs.unwrap_or(own.text),
        };
        reading.answer(whose.source, whose.origin, answer);
    }
}
