//! Which items of a new transcript Baton does not have yet.

use super::{Beside, Item, ItemKind, ItemRole, overlap};

/// What of the items is new, in order.
///
/// `earlier` are all items of the conversation's earlier transcripts, `mirrored` what was said in the
/// conversation itself; both in order. They are compared apart, because mirrored messages come
/// without the tool calls between them: a known message hides, a tool call near it does not. Of a message whose
/// words are known, the pictures, files and choices that are not known are left.
pub(crate) fn unknown_items(
    items: &[Item],
    earlier: &[(ItemRole, &str)],
    mirrored: &[(ItemRole, &str)],
) -> Vec<Item> {
    let covered = covered(items, earlier, mirrored);
    let known = earlier.iter().chain(mirrored).map(|(_, text)| *text);
    let beside = Beside::of(known);
    let left = |(item, covered): (&Item, bool)| match covered {
        false => Some(item.clone()),
        true => beside.left_of(&item.text).map(|text| Item {
            text,
            ..item.clone()
        }),
    };
    items.iter().zip(covered).filter_map(left).collect()
}

fn covered(
    items: &[Item],
    earlier: &[(ItemRole, &str)],
    mirrored: &[(ItemRole, &str)],
) -> Vec<bool> {
    let told = |item: &'_ Item| item.kind == ItemKind::Message;
    let all: Vec<_> = items.iter().map(Item::said_by).collect();
    let mut covered = overlap(earlier, &all).covered;
    let messages: Vec<_> = items
        .iter()
        .filter(|item| told(item))
        .map(Item::said_by)
        .collect();
    let mut seen = overlap(mirrored, &messages).covered.into_iter();
    for (item, covered) in items.iter().zip(&mut covered) {
        if told(item) {
            *covered |= seen.next().unwrap_or(false);
        }
    }
    covered
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

    fn new(earlier: &[(ItemRole, &str)], mirrored: &[(ItemRole, &str)]) -> Vec<String> {
        let new = unknown_items(&items(), earlier, mirrored);
        new.into_iter().map(|item| item.text).collect()
    }

    #[test]
    fn mirrored_messages_do_not_hide_the_tools_between_them() {
        use ItemRole::{Bot, Customer};
        let mirrored = [(Customer, "refund"), (Bot, "no"), (Customer, "a person!")];
        assert_eq!(new(&[], &mirrored), ["policy", "{}", "Error"]);
        let one = [(Customer, "a person!")];
        let rest = ["policy", "refund", "{}", "Error", "no"];
        assert_eq!(new(&[], &one), rest);
    }

    #[test]
    fn an_earlier_transcript_and_what_was_mirrored_since_add_up() {
        let items = items();
        let earlier: Vec<_> = items.iter().take(4).map(Item::said_by).collect();
        let mirrored = [(ItemRole::Bot, "no")];
        assert_eq!(new(&earlier, &mirrored), ["a person!"]);
        assert_eq!(unknown_items(&items, &[], &[]), items);
    }

    #[test]
    fn what_stands_beside_known_words_is_all_that_is_left() {
        use ItemRole::{Agent, Bot, Customer};
        let picture = "[image] chair.png https://shop.test/chair.png?key=2";
        let told = json!([
            {"role": "user", "content": format!("It is  broken\n{picture}")},
            {"role": "assistant", "content": "Which size?\n[S] [M]"},
            {"role": "assistant", "content": "I have refunded it."},
        ]);
        let items = parse(&told, "").unwrap().items;
        let left = |mirrored: &[_], earlier: &[_]| {
            let new = unknown_items(&items, earlier, mirrored);
            new.into_iter().map(|item| item.text).collect::<Vec<_>>()
        };
        let mirrored = [
            (Customer, "It is broken"),
            (Bot, "Which size? [S] [M]"),
            (Agent, "I have refunded it."),
        ];
        let beside = left(&mirrored, &[]);
        assert_eq!(beside, [picture]);
        let earlier: Vec<_> = beside.iter().map(|text| (Bot, text.as_str())).collect();
        let signed_again = [(
            Customer,
            "[image] chair.png https://shop.test/chair.png?key=1",
        )];
        assert_eq!(left(&mirrored, &earlier), Vec::<String>::new());
        assert_eq!(left(&mirrored, &signed_again), Vec::<String>::new());
    }
}
