//! Items in the making: what all readers of frameworks' dialects share.

use super::calls::{Calls, TranscriptCall};
use super::loose::json;
use super::{Item, ItemKind, ItemRole, lengths, outcome};
use crate::domain::base::limits::TRANSCRIPT_MAX_MADE;
use crate::domain::base::time::Moment;
use crate::domain::reader::Field;
use std::collections::HashSet;

/// So many items are made of one transcript at most, before the oldest go: an item takes more room than the few
/// bytes it may be made of.
const MADE_BEFORE_FOLDING: usize = TRANSCRIPT_MAX_MADE * 4;

/// The items made so far, and the calls that wait for their answer.
#[derive(Default)]
pub(super) struct TranscriptBuilder {
    items: Vec<Item>,
    calls: Calls,
    /// Ids of messages that were read already, where a message comes more than once.
    seen: HashSet<String>,
    /// Where the items of the present source begin.
    first: usize,
    full: bool,
    /// Reads what a dialect makes nothing of.
    otherwise: Option<fn(&mut Self, &Field<'_>)>,
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
    /// What a dialect makes nothing of is read by `otherwise`.
    pub(crate) fn new(otherwise: fn(&mut Self, &Field<'_>)) -> Self {
        Self {
            otherwise: Some(otherwise),
            ..Self::default()
        }
    }

    /// All items, in order.
    pub(crate) fn done(self) -> Vec<Item> {
        self.items
    }

    /// Reads every item of a source. Its raw form is kept once, with the first item made from it. What `read` makes
    /// nothing of is read as a message of role and words, or folded away: no item is lost.
    pub(crate) fn each<'v>(
        &mut self,
        sources: &[Field<'v>],
        mut read: impl FnMut(&mut Self, &Field<'v>),
    ) {
        for source in sources {
            self.first = self.items.len();
            read(self, source);
            if let Some(otherwise) = self.otherwise.filter(|_| self.made() == 0) {
                otherwise(self, source);
            }
            if self.made() == 0 {
                source.warn("not understood; kept as it is, folded away");
                self.note(source, &Origin::default(), lengths::glimpse(source.value));
            }
            if let Some(item) = self.items.get_mut(self.first) {
                item.raw = json(source.value);
            }
        }
    }

    /// How many items were made of the present source.
    pub(crate) fn made(&self) -> usize {
        self.items.len() - self.first
    }

    /// A call ended well or badly, and what it answered is not told.
    pub(crate) fn ended(&mut self, call_id: Option<&str>, name: &str, failed: bool) {
        let call = self.calls.answered(call_id, Some(name));
        if let Some(call) = call.and_then(|index| self.items.get_mut(index)) {
            call.failed = Some(failed);
        }
    }

    /// Whether one of the first `until` items of the present source is this call.
    pub(crate) fn has_call(&self, id: Option<&str>, until: usize) -> bool {
        let here = self.items.get(self.first..).unwrap_or_default();
        let is_it = |item: &Item| item.kind == ItemKind::ToolCall && item.call_id.as_deref() == id;
        id.is_some() && here.iter().take(until).any(is_it)
    }

    /// Whether a message of this id comes for the first time.
    pub(crate) fn is_new(&mut self, id: Option<&str>) -> bool {
        id.is_none_or(|id| self.seen.insert(id.to_owned()))
    }

    /// Gives the words of the latest message of this id anew: it was changed after it was sent. Tells whether there is one.
    pub(crate) fn say_anew(&mut self, id: &str, text: &str) -> bool {
        let mut said = self.items.iter_mut().rev();
        let said = said
            .find(|item| item.kind == ItemKind::Message && item.external_id.as_deref() == Some(id));
        said.map(|item| item.text = lengths::cut(text)).is_some()
    }

    /// Words of somebody; longer than a message may be, they go on in the next one.
    pub(crate) fn say(
        &mut self,
        source: &Field<'_>,
        origin: &Origin,
        role: ItemRole,
        text: String,
    ) {
        for text in lengths::pieces(source, text) {
            let item = Item {
                name: origin.name.clone(),
                ..item(origin, ItemKind::Message, role, text)
            };
            self.push(source, item);
        }
    }

    /// An empty message, if nothing was made of the present source yet: a source that says and does nothing still is
    /// one item, so that its raw form is kept.
    pub(crate) fn say_something(&mut self, source: &Field<'_>, origin: &Origin, role: ItemRole) {
        if self.made() == 0 {
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
        let text = lengths::fitting(source, text);
        self.push(source, item(origin, kind, role, text));
    }

    /// What the framework noted for itself.
    pub(crate) fn note(&mut self, source: &Field<'_>, origin: &Origin, text: String) {
        self.fold(source, origin, (ItemKind::Trace, ItemRole::System), text);
    }

    /// The bot's thinking; of none nothing is made.
    pub(crate) fn thought(&mut self, source: &Field<'_>, origin: &Origin, text: String) {
        self.fold(source, origin, (ItemKind::Reasoning, ItemRole::Bot), text);
    }

    /// A call of a tool.
    pub(crate) fn call(&mut self, origin: &Origin, call: TranscriptCall<'_>) {
        if !self.calls.made(&call, self.items.len()) {
            return self.note(&call.field, origin, call.name);
        }
        let arguments = lengths::fitting(&call.field, call.arguments);
        let made = Item {
            name: Some(call.name),
            call_id: call.id,
            ..item(origin, ItemKind::ToolCall, ItemRole::Bot, arguments)
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
        let text = lengths::fitting(source, answer.text);
        let made = Item {
            name: answer.name.or(called),
            call_id: answer.call_id,
            ..item(origin, ItemKind::ToolResult, ItemRole::Tool, text)
        };
        self.push(source, made);
    }

    /// One item of a source may hold many; all of them together are bounded.
    fn push(&mut self, source: &Field<'_>, mut item: Item) {
        if self.items.len() < MADE_BEFORE_FOLDING {
            item.text.retain(|c| c != '\0');
            self.items.push(item);
        } else if !self.full {
            self.full = true;
            source.warn("too many parts; what comes after is left out: send the latest items and set truncated");
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
