//! Items in the making: what all readers of frameworks' dialects share.

use super::calls::{Calls, TranscriptCall};
use super::{Item, ItemKind, ItemRole, content, outcome};
use crate::domain::base::limits::TRANSCRIPT_MAX_MADE;
use crate::domain::base::time::Moment;
use crate::domain::reader::Field;

/// The items made so far, and the calls that wait for their answer.
#[derive(Default)]
pub(super) struct TranscriptBuilder {
    items: Vec<Item>,
    calls: Calls,
    full: bool,
}

/// What all items made from one item of the source share.
#[derive(Debug, Clone, Default)]
pub(super) struct Origin {
    pub(crate) external_id: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) at: Option<Moment>,
}

/// What a tool answered.
#[derive(Debug, Default)]
pub(super) struct ToolResult {
    pub(crate) call_id: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) text: String,
    /// Whether it failed, where the framework says so; otherwise the text tells.
    pub(crate) failed: Option<bool>,
}

impl TranscriptBuilder {
    /// Reads every item of a source. Its raw form is kept once, with the first item made from it.
    pub(crate) fn all<'v>(
        sources: &[Field<'v>],
        mut read: impl FnMut(&mut Self, &Field<'v>),
    ) -> Vec<Item> {
        let mut reading = Self::default();
        for source in sources {
            let first = reading.items.len();
            read(&mut reading, source);
            if let Some(item) = reading.items.get_mut(first) {
                item.raw = source.value.to_string();
            }
        }
        reading.items
    }

    /// How many items there are.
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    /// Words of somebody. Words without any are no message, unless nothing else is made of the source:
    /// see [`Self::say_something`].
    pub(crate) fn say(
        &mut self,
        source: &Field<'_>,
        origin: &Origin,
        role: ItemRole,
        text: String,
    ) {
        let item = Item {
            name: origin.name.clone(),
            ..item(origin, ItemKind::Message, role, text)
        };
        self.push(source, item);
    }

    /// An empty message, if nothing was made since there were `first` items: a source that says and
    /// does nothing still is one item, so that its raw form is kept.
    pub(crate) fn say_something(
        &mut self,
        source: &Field<'_>,
        origin: &Origin,
        role: ItemRole,
        first: usize,
    ) {
        if self.items.len() == first {
            self.say(source, origin, role, String::new());
        }
    }

    /// What is folded away: instructions, thinking, what the framework noted for itself.
    pub(crate) fn fold(
        &mut self,
        source: &Field<'_>,
        origin: &Origin,
        (kind, role): (ItemKind, ItemRole),
        text: String,
    ) {
        self.push(source, item(origin, kind, role, text));
    }

    /// A call of a tool.
    pub(crate) fn call(&mut self, origin: &Origin, call: TranscriptCall<'_>) {
        let Some(call_id) = self.calls.made(&call, self.items.len()) else {
            return;
        };
        let made = Item {
            name: Some(call.name),
            call_id,
            ..item(origin, ItemKind::ToolCall, ItemRole::Bot, call.arguments)
        };
        self.push(&call.field, made);
    }

    /// What a tool answered; its call learns whether it failed.
    pub(crate) fn answer(&mut self, source: &Field<'_>, origin: &Origin, answer: ToolResult) {
        let call = self
            .calls
            .answered(answer.call_id.as_deref(), answer.name.as_deref());
        let called = call
            .and_then(|index| self.items.get_mut(index))
            .and_then(|call| {
                let failed = || outcome::failed(&answer.text);
                call.failed = Some(answer.failed.unwrap_or_else(failed));
                call.name.clone()
            });
        let made = Item {
            name: answer.name.or(called),
            call_id: answer.call_id,
            ..item(origin, ItemKind::ToolResult, ItemRole::Tool, answer.text)
        };
        self.push(source, made);
    }

    /// One item of a source may hold many; all of them together are bounded.
    fn push(&mut self, source: &Field<'_>, item: Item) {
        if self.items.len() < TRANSCRIPT_MAX_MADE {
            self.items.push(item);
        } else if !self.full {
            self.full = true;
            let most = TRANSCRIPT_MAX_MADE;
            source.refuse::<()>(format!(
                "the parts of all items together are more than {most}; send the latest items and set truncated"
            ));
        }
    }
}

/// Words of one source item that belong together until a tool comes between them.
#[derive(Default)]
pub(super) struct GatheredText(Vec<String>);

impl GatheredText {
    /// Adds words, if there are any.
    pub(crate) fn add(&mut self, text: impl IntoIterator<Item = String>) {
        self.0.extend(text);
    }

    /// Makes a message of what there is; of a system's words an instruction.
    pub(crate) fn end(
        &mut self,
        reading: &mut TranscriptBuilder,
        source: &Field<'_>,
        (role, origin): (ItemRole, &Origin),
    ) {
        let texts = std::mem::take(&mut self.0);
        let text = content::joined(source, texts).filter(|text| !text.is_empty());
        match (role, text) {
            (_, None) => {}
            (ItemRole::System, Some(text)) => {
                reading.fold(source, origin, (ItemKind::Instruction, role), text);
            }
            (ItemRole::Customer | ItemRole::Bot | ItemRole::Agent | ItemRole::Tool, Some(text)) => {
                reading.say(source, origin, role, text)
            }
        }
    }
}

fn item(origin: &Origin, kind: ItemKind, role: ItemRole, text: String) -> Item {
    Item {
        kind,
        role,
        name: None,
        call_id: None,
        external_id: origin.external_id.clone(),
        text,
        failed: None,
        at: origin.at,
        raw: String::new(),
    }
}
