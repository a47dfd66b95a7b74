//! A text without its marks, for channels that know no Markdown.

use super::MarkedPart;
use super::reading_marks::read;

/// The text without its marks; nothing if it has none. A link becomes its words with the address behind them.
pub(crate) fn plain(text: &str) -> Option<String> {
    let parts = read(text)?;
    let mut words = String::new();
    add(&mut words, &parts, 0);
    Some(words)
}

/// The text without its marks, or as it is if it has none.
pub(crate) fn without_marks(text: &str) -> String {
    plain(text).unwrap_or_else(|| text.to_owned())
}

/// `indent`: spaces before each entry of a list that stands in another one.
fn add(words: &mut String, parts: &[MarkedPart], indent: usize) {
    for (at, part) in parts.iter().enumerate() {
        let follows_block = at
            .checked_sub(1)
            .and_then(|before| parts.get(before))
            .is_some_and(MarkedPart::is_block);
        if at > 0 && (part.is_block() || follows_block) {
            words.push('\n');
        }
        match part {
            MarkedPart::Text(said) | MarkedPart::Code(said) | MarkedPart::CodeBlock(said) => {
                words.push_str(said);
            }
            MarkedPart::Strong(inner) | MarkedPart::Emphasis(inner) => add(words, inner, indent),
            MarkedPart::Link { href, label } => add_link(words, href, label),
            MarkedPart::List { first, items } => add_list(words, *first, items, indent),
        }
    }
}

fn add_link(words: &mut String, href: &str, label: &[MarkedPart]) {
    let mut said = String::new();
    add(&mut said, label, 0);
    let bare = href
        .strip_prefix("mailto:")
        .or_else(|| href.strip_prefix("tel:"))
        .unwrap_or(href);
    words.push_str(&said);
    if said != bare && said != href {
        words.push_str(" (");
        words.push_str(bare);
        words.push(')');
    }
}

fn add_list(words: &mut String, first: Option<u64>, items: &[Vec<MarkedPart>], indent: usize) {
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            words.push('\n');
        }
        words.extend(std::iter::repeat_n(' ', indent));
        let number = first.and_then(|first| first.checked_add(u64::try_from(at).ok()?));
        match number {
            Some(number) => words.push_str(&format!("{number}. ")),
            None => words.push_str("- "),
        }
        add(words, item, indent + 2);
    }
}
