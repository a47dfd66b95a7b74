//! How much of several transcripts together is kept at hand.

use super::{Item, ItemKind};
use crate::domain::base::limits::{BODY_MAX_BYTES, TRANSCRIPT_MAX_ITEMS};

/// The transcripts of a conversation's tickets, in order, within the limits of one: the oldest output of tools goes
/// first, then whatever else was never said, the oldest first. What was said stays, however much it is.
pub(crate) fn folded(items: Vec<Item>) -> Vec<Item> {
    folded_to(items, TRANSCRIPT_MAX_ITEMS)
}

/// The same to so many items.
pub(super) fn folded_to(items: Vec<Item>, most: usize) -> Vec<Item> {
    let mut excess = Excess::of(&items, most);
    if excess.is_none() {
        return items;
    }
    let mut goes = vec![false; items.len()];
    for first in [is_output as fn(ItemKind) -> bool, is_unsaid] {
        for (item, goes) in items.iter().zip(&mut goes) {
            if !excess.is_none() && !*goes && first(item.kind) {
                excess.shrink(item);
                *goes = true;
            }
        }
    }
    let kept = items.into_iter().zip(goes).filter(|(_, goes)| !goes);
    kept.map(|(item, _)| item).collect()
}

/// Whether something of these is folded away.
pub(crate) fn is_folded(items: &[Item]) -> bool {
    !Excess::of(items, TRANSCRIPT_MAX_ITEMS).is_none()
}

fn is_output(kind: ItemKind) -> bool {
    match kind {
        ItemKind::ToolResult => true,
        ItemKind::Message
        | ItemKind::ToolCall
        | ItemKind::Instruction
        | ItemKind::Reasoning
        | ItemKind::Trace => false,
    }
}

fn is_unsaid(kind: ItemKind) -> bool {
    match kind {
        ItemKind::Message => false,
        ItemKind::ToolCall
        | ItemKind::ToolResult
        | ItemKind::Instruction
        | ItemKind::Reasoning
        | ItemKind::Trace => true,
    }
}

/// How much is too much.
struct Excess {
    items: usize,
    bytes: usize,
}

impl Excess {
    fn of(items: &[Item], most: usize) -> Self {
        let bytes: usize = items.iter().map(bytes).sum();
        Self {
            items: items.len().saturating_sub(most),
            bytes: bytes.saturating_sub(BODY_MAX_BYTES),
        }
    }

    fn is_none(&self) -> bool {
        self.items == 0 && self.bytes == 0
    }

    fn shrink(&mut self, by: &Item) {
        self.items = self.items.saturating_sub(1);
        self.bytes = self.bytes.saturating_sub(bytes(by));
    }
}

fn bytes(item: &Item) -> usize {
    item.text.len() + item.raw.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::transcript::ItemRole;

    fn item(kind: ItemKind, text: String) -> Item {
        Item {
            kind,
            role: ItemRole::Bot,
            name: None,
            call_id: None,
            external_id: None,
            text,
            failed: None,
            at: None,
            raw: String::new(),
        }
    }

    #[test]
    fn the_oldest_output_goes_first_and_no_word_ever() {
        let mut items = vec![
            item(ItemKind::ToolCall, "call".to_owned()),
            item(ItemKind::ToolResult, "old".to_owned()),
        ];
        items.extend((0..TRANSCRIPT_MAX_ITEMS - 2).map(|n| item(ItemKind::Message, n.to_string())));
        assert_eq!(folded(items.clone()), items);
        items.push(item(ItemKind::ToolResult, "new".to_owned()));
        assert!(is_folded(&items));
        let kept = folded(items.clone());
        assert!(kept.iter().all(|item| item.text != "old"));
        assert_eq!(kept.last().unwrap().text, "new");
        items.extend((0..10).map(|n| item(ItemKind::Message, format!("late {n}"))));
        let kept = folded(items.clone());
        assert!(kept.iter().all(|item| item.kind == ItemKind::Message));
        assert_eq!(kept.len(), TRANSCRIPT_MAX_ITEMS + 8);
    }

    #[test]
    fn a_great_output_goes_before_many_small_things() {
        let items = vec![
            item(ItemKind::ToolResult, "x".repeat(BODY_MAX_BYTES)),
            item(ItemKind::Message, "hello".to_owned()),
            item(ItemKind::ToolResult, "found".to_owned()),
        ];
        let texts: Vec<String> = folded(items).into_iter().map(|item| item.text).collect();
        assert_eq!(texts, ["hello", "found"]);
    }
}
