//! Lists and blocks of code stand on lines of their own, so the line breaks around them are not words.

use super::MarkedPart;

/// Adds words behind parts.
pub(super) fn add_text(parts: &mut Vec<MarkedPart>, words: &str) {
    if words.is_empty() {
        return;
    }
    match parts.last_mut() {
        Some(MarkedPart::Text(last)) => last.push_str(words),
        Some(_) | None => parts.push(MarkedPart::Text(words.to_owned())),
    }
}

/// Parts without the line breaks that lists and blocks of code make themselves.
pub(super) fn tidy(parts: Vec<MarkedPart>) -> Vec<MarkedPart> {
    let mut tidied: Vec<MarkedPart> = Vec::new();
    for mut part in parts {
        let follows_block = tidied.last().is_some_and(MarkedPart::is_block);
        if let (MarkedPart::Text(words), true) = (&mut part, follows_block) {
            let begin = words.len() - words.trim_start_matches(['\n', ' ']).len();
            words.drain(..begin);
        }
        if part.is_block() {
            trim_end(&mut tidied);
        }
        let is_empty = matches!(&part, MarkedPart::Text(words) if words.is_empty());
        if !is_empty {
            tidied.push(part);
        }
    }
    tidied
}

fn trim_end(parts: &mut Vec<MarkedPart>) {
    if let Some(MarkedPart::Text(words)) = parts.last_mut() {
        words.truncate(words.trim_end_matches(['\n', ' ']).len());
        if words.is_empty() {
            parts.pop();
        }
    }
}

/// The same for an entry of a list, whose lines are moved in as far as its mark is wide.
pub(super) fn tidy_item(mut parts: Vec<MarkedPart>) -> Vec<MarkedPart> {
    for part in &mut parts {
        if let MarkedPart::Text(words) = part {
            let mut lines = words.split('\n');
            let first = lines.next().unwrap_or_default().to_owned();
            let rest = lines.map(|line| line.trim_start_matches([' ', '\t']));
            *words = std::iter::once(first.as_str())
                .chain(rest)
                .collect::<Vec<_>>()
                .join("\n");
        }
    }
    if let Some(MarkedPart::Text(words)) = parts.first_mut() {
        *words = words.trim_start().to_owned();
    }
    trim_end(&mut parts);
    tidy(parts)
}
