//! `messages` of the OpenAI chat completions API: one message may hold words and tool calls.

mod calls;
mod content;

use super::{Item, ItemKind, ItemRole, roles};
use crate::domain::limits::{NAME_MAX_CHARS, TEXT_MAX_BYTES};
use crate::domain::reader::{Field, Length, Object};
use crate::domain::time::Moment;
use calls::Calls;
use serde_json::Value;

pub(super) fn read(messages: &[Field<'_>]) -> Vec<Item> {
    let mut reading = Reading::default();
    for message in messages {
        reading.message(message);
    }
    reading.items
}

#[derive(Default)]
struct Reading {
    items: Vec<Item>,
    calls: Calls,
}

/// What all items of one message share.
struct Origin {
    role: ItemRole,
    external_id: Option<String>,
    at: Option<Moment>,
}

impl Reading {
    fn message(&mut self, field: &Field<'_>) {
        let Some(mut message) = field.object() else {
            return;
        };
        let (role, at) = (roles::read(&mut message), message.time("at"));
        let Some(role) = role else { return };
        let first = self.items.len();
        let external_id = foreign(&mut message, "id");
        let origin = Origin {
            role,
            external_id,
            at,
        };
        match role {
            ItemRole::Customer | ItemRole::Agent => {
                self.words(&origin, ItemKind::Message, &mut message);
            }
            ItemRole::System => self.words(&origin, ItemKind::Instruction, &mut message),
            ItemRole::Tool => self.result(&origin, &mut message),
            ItemRole::Bot => self.bot(&origin, &mut message),
        }
        // The raw message is kept once, with the first item made from it.
        if let Some(item) = self.items.get_mut(first) {
            item.raw = field.value.to_string();
        }
    }

    fn words(&mut self, origin: &Origin, kind: ItemKind, message: &mut Object<'_>) {
        let text = content::read(message).unwrap_or_default();
        let name = foreign(message, "name");
        self.items.push(Item {
            name,
            ..item(origin, kind, text)
        });
    }

    fn bot(&mut self, origin: &Origin, message: &mut Object<'_>) {
        let first = self.items.len();
        if let Some(Value::String(thinking)) = message.field("reasoning_content").map(|f| f.value)
            && thinking.len() <= TEXT_MAX_BYTES
            && !thinking.is_empty()
        {
            self.items
                .push(item(origin, ItemKind::Reasoning, thinking.clone()));
        }
        let text = content::read(message).filter(|text| !text.is_empty());
        let calls = calls::read(message);
        let silent = calls.is_empty() && self.items.len() == first;
        // A message that says and does nothing still is one item: its raw form is kept.
        if let Some(text) = text.or_else(|| silent.then(String::new)) {
            let name = foreign(message, "name");
            self.items.push(Item {
                name,
                ..item(origin, ItemKind::Message, text)
            });
        }
        for call in calls {
            let Some(pending) = self.calls.made(&call, self.items.len()) else {
                return;
            };
            let call = Item {
                name: Some(call.name),
                call_id: pending,
                ..item(origin, ItemKind::ToolCall, call.arguments)
            };
            self.items.push(call);
        }
    }

    fn result(&mut self, origin: &Origin, message: &mut Object<'_>) {
        let text = content::read_answer(message).unwrap_or_default();
        let (call_id, name) = (foreign(message, "tool_call_id"), foreign(message, "name"));
        let call = self.calls.answered(call_id.as_deref(), name.as_deref());
        let call = call.and_then(|index| self.items.get_mut(index));
        let called = call.and_then(|call| {
            call.failed = Some(super::outcome::failed(&text));
            call.name.clone()
        });
        let name = name.or(called);
        self.items.push(Item {
            name,
            call_id,
            ..item(origin, ItemKind::ToolResult, text)
        });
    }
}

fn item(origin: &Origin, kind: ItemKind, text: String) -> Item {
    Item {
        kind,
        role: origin.role,
        name: None,
        call_id: None,
        external_id: origin.external_id.clone(),
        text,
        failed: None,
        at: origin.at,
        raw: String::new(),
    }
}

/// An optional name or id of a foreign framework; one that is no text or too long is not worth an error.
fn foreign(message: &mut Object<'_>, name: &'static str) -> Option<String> {
    let Value::String(text) = message.field(name)?.value else {
        return None;
    };
    let fits = Length::Chars(NAME_MAX_CHARS).complaint(text).is_none();
    (fits && !text.is_empty()).then(|| text.clone())
}

#[cfg(test)]
mod tests;
