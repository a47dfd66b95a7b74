//! A transcript in one text: a line for each message, `Customer: hello`; lines without a speaker go on. Exports of chat
//! programs put times, marks and addresses around the names. A text in which nobody can tell who speaks is kept as one note.

mod clocks;
pub(crate) mod sides;
mod spoken_line;
mod text_speakers;

use super::{Dialect, Item, ItemKind, ItemRole, Reads};
use crate::domain::base::limits::{TEXT_MAX_BYTES, TRANSCRIPT_MAX_ITEMS};
use crate::domain::reader::{Field, Length};
use spoken_line::SpeakerLine;
use std::collections::HashMap;

pub(super) const DIALECT: Dialect = Dialect {
    word: "text/plain",
    passes: "A text with a line for each message, `Customer: …` and `Bot: …`",
    example: "\"Customer: Where is my order?\"",
    // It has no items.
    knows: |_| false,
    reads: Reads::Text(read_with),
};

/// The messages of a text. Who some of the names are may be said by the sender.
pub(super) fn read_with(text: &Field<'_>, speakers: &HashMap<String, ItemRole>) -> Vec<Item> {
    let Some(given) = text.text(Length::Bytes(usize::MAX)) else {
        return Vec::new();
    };
    if given
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .is_empty()
    {
        return Vec::new();
    }
    let pieces = given.lines().flat_map(spoken_line::pieces);
    let lines: Vec<SpeakerLine<'_>> = pieces.map(SpeakerLine::of).collect();
    let Some(sides) = text_speakers::sides(&lines, speakers) else {
        text.warn(
            "nobody can tell who speaks, so the text is kept as one note; begin the lines with Customer: or Bot:, or say in \
             speakers who the names are: {\"Nora\": \"customer\"}",
        );
        return vec![item(ItemRole::System, cut(given.trim()), given)];
    };
    if let Some(assumed) = &sides.assumed {
        text.warn(assumed.clone());
    }
    let items = items(&lines, &sides.of);
    let unread = lines
        .iter()
        .filter(|line| line.time.is_some_and(|time| moment(time).is_none()))
        .count();
    if unread > 0 {
        text.warn(format!(
            "{unread} times have no offset from UTC and were left out"
        ));
    }
    within_limits(text, items)
}

fn items(lines: &[SpeakerLine<'_>], sides: &HashMap<&str, ItemRole>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let has_times = lines.iter().filter(|line| line.time.is_some()).count() > 1;
    for line in lines {
        let role = line
            .speaker
            .and_then(|name| Some((name, *sides.get(name)?)));
        match (role, items.last_mut()) {
            (Some(_), _) if is_of_the_program(line.words) => {
                items.push(item(ItemRole::System, line.words.to_owned(), line.whole));
            }
            (Some((name, role)), _) => items.push(said(line, name, role)),
            // "Opening hours:", and on the next line "10:00 to 22:00".
            (None, Some(last)) if last.kind == ItemKind::Message && last.text.ends_with(':') => {
                go_on(last, line.whole);
            }
            // Notes of the chat program: nobody said them.
            (None, _) if has_times && line.time.is_some() => {
                items.push(item(ItemRole::System, line.words.to_owned(), line.whole));
            }
            (None, Some(last)) => go_on(last, line.whole),
            (None, None) => {} // what stands before the first speaker: a title, a date
        }
    }
    for item in &mut items {
        item.text.truncate(item.text.trim_end().len());
    }
    items
}

/// What chat programs write in the name of a party.
const OF_THE_PROGRAM: [&str; 6] = [
    "end-to-end encrypted",
    "ende-zu-ende-verschlüsselt",
    "cifrados de extremo a extremo",
    "chiffrés de bout en bout",
    "criptografia de ponta a ponta",
    "crittografati end-to-end",
];

fn is_of_the_program(words: &str) -> bool {
    let small = words.to_lowercase();
    OF_THE_PROGRAM.iter().any(|known| small.contains(known))
}

fn said(line: &SpeakerLine<'_>, name: &str, role: ItemRole) -> Item {
    let kind = match role {
        ItemRole::Customer | ItemRole::Bot | ItemRole::Agent => ItemKind::Message,
        ItemRole::System => ItemKind::Instruction,
        ItemRole::Tool => ItemKind::ToolResult,
    };
    Item {
        kind,
        name: sides::side(name).is_none().then(|| name.to_owned()),
        at: line.time.and_then(moment),
        ..item(role, line.words.to_owned(), line.whole)
    }
}

/// What nobody said.
fn item(role: ItemRole, text: String, raw: &str) -> Item {
    Item {
        kind: ItemKind::Trace,
        role,
        name: None,
        call_id: None,
        external_id: None,
        text,
        failed: None,
        at: None,
        raw: serde_json::Value::from(raw).to_string(),
    }
}

fn moment(time: &str) -> Option<crate::domain::base::time::Moment> {
    super::loose::moment(&serde_json::Value::from(time))
}

fn go_on(item: &mut Item, line: &str) {
    item.text.push('\n');
    item.text.push_str(line.trim_end());
}

/// Long messages in pieces, and only the latest of too many.
fn within_limits(text: &Field<'_>, items: Vec<Item>) -> Vec<Item> {
    let long = items
        .iter()
        .filter(|item| item.text.len() > TEXT_MAX_BYTES)
        .count();
    if long > 0 {
        text.warn(format!(
            "{long} messages were longer than {TEXT_MAX_BYTES} bytes and were split"
        ));
    }
    let mut items: Vec<Item> = items.into_iter().flat_map(split).collect();
    let excess = items.len().saturating_sub(TRANSCRIPT_MAX_ITEMS);
    if excess > 0 {
        text.warn(format!(
            "{} messages, at most {TRANSCRIPT_MAX_ITEMS}; the oldest {excess} were left out",
            items.len()
        ));
        items.drain(..excess);
    }
    items
}

fn split(mut item: Item) -> Vec<Item> {
    let mut pieces = Vec::new();
    while item.text.len() > TEXT_MAX_BYTES {
        let rest = item
            .text
            .split_off(item.text.floor_char_boundary(TEXT_MAX_BYTES));
        let next = Item {
            text: rest,
            raw: String::new(),
            external_id: None,
            ..item.clone()
        };
        pieces.push(std::mem::replace(&mut item, next));
    }
    pieces.push(item);
    pieces
}

fn cut(text: &str) -> String {
    if text.len() <= TEXT_MAX_BYTES {
        return text.to_owned();
    }
    let note = format!("\n… ({} bytes in all)", text.len());
    let end = text.floor_char_boundary(TEXT_MAX_BYTES - note.len());
    text.get(..end).unwrap_or_default().to_owned() + &note
}

#[cfg(test)]
mod tests;
