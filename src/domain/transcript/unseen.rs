//! Which items of a new transcript Baton does not have yet.

use super::{Item, ItemKind, ItemRole, overlap};

/// The indexes of the items that are new.
///
/// `earlier` are all items of the conversation's earlier transcripts, `mirrored` what was said in the
/// conversation itself; both in order. They are compared apart, because mirrored messages come
/// without the tool calls between them: a known message hides, a tool call near it does not.
pub(crate) fn unknown_items(
    items: &[Item],
    earlier: &[(ItemRole, &str)],
    mirrored: &[(ItemRole, &str)],
) -> Vec<usize> {
    let all: Vec<_> = items
        .iter()
        .map(|item| (item.role, item.text.as_str()))
        .collect();
    let mut covered = overlap(earlier, &all).covered;
    let said = |item: &&Item| item.kind == ItemKind::Message;
    let messages: Vec<_> = items
        .iter()
        .filter(said)
        .map(|item| (item.role, item.text.as_str()))
        .collect();
    let mut seen = overlap(mirrored, &messages).covered.into_iter();
    for (item, covered) in items.iter().zip(&mut covered) {
        if item.kind == ItemKind::Message {
            *covered |= seen.next().unwrap_or(false);
        }
    }
    let unknown = covered
        .into_iter()
        .enumerate()
        .filter(|(_, covered)| !covered);
    unknown.map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::transcript::parse;
    use serde_json::json;

    fn items() -> Vec<Item> {
        let call = json!([{"function": {"name": "look", "arguments": "{}"}}]);
        let messages = json!([
            {"role": "system", "content": "policy"},
            {"role": "user", "content": "refund"},
            {"role": "assistant", "content": null, "tool_calls": call},
            {"role": "tool", "content": "Error"},
            {"role": "assistant", "content": "no"},
            {"role": "user", "content": "a person!"},
        ]);
        parse(&messages, "").unwrap().items
    }

    #[test]
    fn mirrored_messages_do_not_hide_the_tools_between_them() {
        use ItemRole::{Bot, Customer};
        let mirrored = [(Customer, "refund"), (Bot, "no"), (Customer, "a person!")];
        assert_eq!(unknown_items(&items(), &[], &mirrored), [0, 2, 3]);
        let one = [(Customer, "a person!")];
        assert_eq!(unknown_items(&items(), &[], &one), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn an_earlier_transcript_and_what_was_mirrored_since_add_up() {
        let items = items();
        let earlier: Vec<_> = items
            .iter()
            .take(4)
            .map(|i| (i.role, i.text.as_str()))
            .collect();
        let mirrored = [(ItemRole::Bot, "no")];
        assert_eq!(unknown_items(&items, &earlier, &mirrored), [5]);
        assert_eq!(unknown_items(&items, &[], &[]), [0, 1, 2, 3, 4, 5]);
    }
}
