//! A transcript in one text: a line for each message, `Customer: hello`; lines without a speaker go on.

use super::{Dialect, Item, ItemKind, ItemRole, Reads, roles};
use crate::domain::base::limits::{TEXT_MAX_BYTES, TRANSCRIPT_MAX_ITEMS};
use crate::domain::base::time::Moment;
use crate::domain::reader::{Field, Length};
use std::collections::HashMap;

pub(super) const DIALECT: Dialect = Dialect {
    word: "text/plain",
    passes: "A text with a line for each message, `Customer: …` and `Bot: …`",
    example: "\"Customer: Where is my order?\"",
    // It has no items.
    knows: |_| false,
    reads: Reads::Text(read_with),
};

/// Longest name of a speaker.
const SPEAKER_MAX_CHARS: usize = 40;

pub(super) fn read_with(text: &Field<'_>, _speakers: &super::Speakers) -> Vec<Item> {
    read(text)
}

pub(super) fn read(text: &Field<'_>) -> Vec<Item> {
    let Some(given) = text.text(Length::Bytes(usize::MAX)) else {
        return Vec::new();
    };
    let lines: Vec<TranscriptLine<'_>> = given.lines().map(TranscriptLine::of).collect();
    let speakers = match speakers(&lines) {
        Ok(speakers) => speakers,
        Err(complaint) if given.trim().is_empty() => {
            drop(complaint);
            return Vec::new();
        }
        Err(complaint) => return text.refuse(complaint).unwrap_or_default(),
    };
    let mut items: Vec<Item> = Vec::new();
    for line in &lines {
        let role = line.speaker.and_then(|name| speakers.get(name));
        match (role, items.last_mut()) {
            (Some(role), _) => items.push(item(line, *role)),
            (None, Some(last)) => go_on(last, line.whole),
            (None, None) => {} // what stands before the first speaker: a title, a date
        }
    }
    for item in &mut items {
        item.text.truncate(item.text.trim_end().len());
    }
    if items.len() > TRANSCRIPT_MAX_ITEMS {
        let count = items.len();
        let most = TRANSCRIPT_MAX_ITEMS;
        return text
            .refuse(format!(
                "{count} messages, at most {most}; send the latest ones and set truncated"
            ))
            .unwrap_or_default();
    }
    let too_long = |item: &&Item| item.text.len() > TEXT_MAX_BYTES;
    if let Some(long) = items.iter().find(too_long) {
        let complaint = Length::Bytes(TEXT_MAX_BYTES).complaint(&long.text);
        let complaint = format!("a message is {}", complaint.unwrap_or_default());
        return text.refuse(complaint).unwrap_or_default();
    }
    items
}

/// A line, and who speaks in it if it begins with a name.
struct TranscriptLine<'t> {
    whole: &'t str,
    at: Option<Moment>,
    speaker: Option<&'t str>,
    words: &'t str,
}

impl<'t> TranscriptLine<'t> {
    fn of(whole: &'t str) -> Self {
        let (at, rest) = dated(whole.trim_start());
        let named = rest
            .split_once(':')
            .filter(|(name, _)| is_name(name.trim()));
        Self {
            whole,
            at,
            speaker: named.map(|(name, _)| name.trim()),
            words: named.map_or(rest, |(_, words)| words.trim()),
        }
    }
}

/// A time in brackets, or before a space, at the beginning of a line.
fn dated(line: &str) -> (Option<Moment>, &str) {
    let bracketed = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let Some((time, rest)) = bracketed.or_else(|| line.split_once(' ')) else {
        return (None, line);
    };
    match super::loose::moment(&serde_json::Value::from(time.trim())) {
        Some(at) => (Some(at), rest.trim_start()),
        // `[09:12]` is no time Baton could store, but no part of the name either.
        None if bracketed.is_some() => (None, rest.trim_start()),
        None => (None, line),
    }
}

/// One to three words, as names and roles have.
fn is_name(name: &str) -> bool {
    let words = name.split(' ').count();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | '\'');
    let short = name.chars().count() <= SPEAKER_MAX_CHARS;
    short && words <= 3 && name.starts_with(char::is_alphabetic) && name.chars().all(fits)
}

/// Who each name is. A name nobody knows is a speaker if it begins the text or comes again; then it is
/// the other side of the one that is known.
fn speakers<'t>(lines: &[TranscriptLine<'t>]) -> Result<HashMap<&'t str, ItemRole>, String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let named = lines.iter().filter_map(|line| line.speaker);
    named
        .clone()
        .for_each(|name| *counts.entry(name).or_default() += 1);
    let mut known: HashMap<&str, ItemRole> = HashMap::new();
    known.extend(
        counts
            .keys()
            .filter_map(|name| Some((*name, role_of(name)?))),
    );
    let first = named.clone().next();
    let unknown: Vec<&str> = counts
        .iter()
        .filter(|(name, count)| **count > 1 || first == Some(**name))
        .map(|(name, _)| *name)
        .filter(|name| !known.contains_key(name))
        .collect();
    let has = |role: ItemRole| known.values().any(|known| *known == role);
    let other = match (has(ItemRole::Customer), has(ItemRole::Bot)) {
        (false, false) => {
            return Err(
                "nobody can tell who speaks: begin the lines with Customer: or Bot:".to_owned(),
            );
        }
        (true, false) => ItemRole::Bot,
        (false, true) => ItemRole::Customer,
        (true, true) => ItemRole::Agent,
    };
    known.extend(unknown.into_iter().map(|name| (name, other)));
    Ok(known)
}

fn role_of(name: &str) -> Option<ItemRole> {
    let lower = name.to_lowercase();
    roles::named(&lower).or_else(|| match lower.as_str() {
        "client" | "visitor" | "guest" | "caller" | "me" => Some(ItemRole::Customer),
        "chatbot" => Some(ItemRole::Bot),
        name if name
            .split(' ')
            .any(|word| matches!(word, "bot" | "assistant")) =>
        {
            Some(ItemRole::Bot)
        }
        _ => None,
    })
}

fn item(line: &TranscriptLine<'_>, role: ItemRole) -> Item {
    let kind = match role {
        ItemRole::Customer | ItemRole::Bot | ItemRole::Agent => ItemKind::Message,
        ItemRole::System => ItemKind::Instruction,
        ItemRole::Tool => ItemKind::ToolResult,
    };
    let name = line.speaker.filter(|name| role_of(name).is_none());
    Item {
        kind,
        role,
        name: name.map(str::to_owned),
        call_id: None,
        external_id: None,
        text: line.words.to_owned(),
        failed: None,
        at: line.at,
        raw: serde_json::Value::from(line.whole).to_string(),
    }
}

fn go_on(item: &mut Item, line: &str) {
    item.text.push('\n');
    item.text.push_str(line.trim_end());
}

#[cfg(test)]
mod tests;
