//! A list of items: each is read by the dialect that knows it, the others by the dialect of most.

use super::as_sent::SentTranscript;
use super::builder::{Origin, TranscriptBuilder};
use super::dialect::{Dialect, Reads, Speakers};
use super::message_parts as parts;
use super::parsed_transcript::Parsed;
use super::{Item, ItemKind, ItemRole, detect, folded, message, order, simple};
use crate::domain::base::limits::{TRANSCRIPT_MAX_ITEMS, TRANSCRIPT_MAX_MADE};
use crate::domain::reader::{Field, Findings};
use serde_json::Value;

/// Reads a list whose dialect may be named.
pub(super) fn read(list: &Field<'_>, named: Option<Dialect>, speakers: &Speakers) -> Parsed {
    let given = SentTranscript {
        speakers: speakers.clone(),
        ..SentTranscript::default()
    };
    read_given(list, &given, list, named)
}

/// Reads one item that came without a list.
pub(super) fn read_one(one: &Field<'_>, speakers: &Speakers) -> Parsed {
    let list = Value::Array(vec![one.value.clone()]);
    read(&one.instead(&list), None, speakers)
}

/// Reads a list and what stands beside it.
pub(super) fn read_given(
    transcript: &Field<'_>,
    given: &SentTranscript<'_>,
    list: &Field<'_>,
    named: Option<Dialect>,
) -> Parsed {
    let softly = Findings::default();
    let all = [Some(list), given.answers.as_ref()].into_iter().flatten();
    let lists: Vec<Field<'_>> = all.map(|list| list.softly(&softly)).collect();
    let items = lists
        .iter()
        .filter_map(|list| list.list(usize::MAX))
        .flatten();
    let mut items = order::oldest_first(items.collect());
    let cut = items.len().saturating_sub(TRANSCRIPT_MAX_ITEMS);
    if cut > 0 {
        list.warn(format!(
            "{} items, at most {TRANSCRIPT_MAX_ITEMS}; the latest are kept",
            items.len()
        ));
        items.drain(..cut);
    }
    let found = detect::of_items(items.iter().map(|item| item.value));
    if let Some(complaint) = named.and_then(|named| detect::contradiction(named, &found)) {
        transcript.refuse_member("format", complaint);
        return Parsed::default();
    }
    let usual = named
        .or_else(|| detect::of_most(&found))
        .unwrap_or(simple::DIALECT);
    let of: Vec<Dialect> = items
        .iter()
        .zip(&found)
        .map(|(item, found)| found.unwrap_or_else(|| unknown(item.value, usual)))
        .collect();
    let mut reading = TranscriptBuilder::new(message::read);
    if let Some(instructions) = given
        .instructions
        .as_ref()
        .map(|field| field.softly(&softly))
    {
        instruct(&mut reading, &instructions);
    }
    for run in runs(&items, &of) {
        match run.dialect.reads {
            Reads::Messages(read) | Reads::Each(read) => reading.each(run.items, read),
            Reads::List(read) => read(&mut reading, run.items),
            Reads::Text(_) => reading.each(run.items, message::read),
        }
    }
    let (mut items, made) = (reading.done(), TRANSCRIPT_MAX_MADE);
    let more = items.len() > made;
    if more {
        list.warn(format!(
            "more than {made} parts of all items; the oldest are folded"
        ));
        items = folded::folded_to(items, made);
        let over = items.len().saturating_sub(made);
        items.drain(..over);
    }
    name_speakers(&mut items, &given.speakers);
    list.take_findings(softly);
    Parsed {
        items,
        truncated: cut > 0 || more,
        ..Parsed::default()
    }
}

/// Who reads an item that no dialect knows: the dialect of most, but for a message of role and words among items of another
/// shape.
fn unknown(item: &Value, usual: Dialect) -> Dialect {
    match usual.reads {
        Reads::Messages(_) => usual,
        Reads::Each(_) | Reads::List(_) | Reads::Text(_) => match message::is_plain(item) {
            true => simple::DIALECT,
            false => usual,
        },
    }
}

/// Items in a row that one dialect reads.
struct Run<'r, 'v> {
    dialect: Dialect,
    items: &'r [Field<'v>],
}

fn runs<'r, 'v>(items: &'r [Field<'v>], of: &[Dialect]) -> Vec<Run<'r, 'v>> {
    let mut runs = Vec::new();
    let mut start = 0;
    let of = |index: usize| of.get(index).copied().unwrap_or(simple::DIALECT);
    for index in 1..=items.len() {
        let goes_on = index < items.len() && of(index).word == of(start).word;
        if !goes_on && let Some(items) = items.get(start..index) {
            runs.push(Run {
                dialect: of(start),
                items,
            });
            start = index;
        }
    }
    runs
}

/// Instructions that stand beside the messages.
fn instruct(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let text = match field.value {
        Value::Object(_) => field.object().map(|mut object| parts::thought(&mut object)),
        Value::Array(_) | Value::String(_) => Some(parts::output(field)),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    };
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        let kind = (ItemKind::Instruction, ItemRole::System);
        reading.fold(field, &Origin::default(), kind, text);
    }
}

/// Who was named by the bot is who the bot says.
fn name_speakers(items: &mut [Item], speakers: &Speakers) {
    if speakers.is_empty() {
        return;
    }
    for item in items
        .iter_mut()
        .filter(|item| item.kind == ItemKind::Message)
    {
        if let Some(role) = item.name.as_ref().and_then(|name| speakers.get(name)) {
            item.role = *role;
        }
    }
}

/// Says what was seen where nothing was said although there are words.
pub(super) fn warn_if_nothing_is_said(transcript: &Field<'_>, parsed: &Parsed) {
    let said = |item: &Item| item.kind == ItemKind::Message && !item.text.trim().is_empty();
    if parsed.items.is_empty() || parsed.items.iter().any(said) {
        return;
    }
    let items = match transcript.value {
        Value::Array(items) => items.as_slice(),
        other => std::slice::from_ref(other),
    };
    let seen = detect::looks_like(items);
    transcript.warn(format!("nothing that anybody said was found in it{seen}"));
}
