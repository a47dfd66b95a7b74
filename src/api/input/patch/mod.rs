//! `PATCH /tickets/{id}`: the members a bot may change, each kept, removed (`null`) or set.

use super::{Read, ask, facts, lists, metadata, state, task};
use crate::api::input::json_body;
use crate::domain::base::limits::{NAME_MAX_CHARS, STEPS_MAX, SUMMARY_MAX_BYTES};
use crate::domain::base::words::Priority;
use crate::domain::packet::patch::{Change, IntentPatch, PacketPatch, SummaryPatch, TaskPatch};
use crate::domain::reader::{Field, Findings, Length, Object, blank};
use serde_json::value::RawValue;

const NAME: Length = Length::Chars(NAME_MAX_CHARS);
const SUMMARY: Length = Length::Bytes(SUMMARY_MAX_BYTES);

/// Reads a merge patch. Other members of a ticket are unknown here, and warned of.
pub(crate) fn patch(bytes: &[u8]) -> Read<PacketPatch> {
    json_body::read(bytes, |mut root, task_state, findings| {
        let patch = PacketPatch {
            priority: change(root.given("priority"), |field| field.word(Priority::ALL)),
            summary: summary(root.given("summary")),
            intent: change(root.given("intent"), |field| field.object().map(intent)),
            facts: change(root.given("facts"), facts::changes),
            promises: list(&mut root, "promises", lists::promises),
            task: change(root.given("task"), |field| {
                field
                    .object()
                    .map(|given| task_patch(given, task_state, findings))
            }),
            ask: change(root.given("ask"), ask::read),
            metadata: change(root.given("metadata"), metadata::changes),
            attachments: list(&mut root, "attachments", lists::attachments),
        };
        root.done();
        Some(patch)
    })
}

/// `null` removes; what cannot be read is already reported.
fn change<'v, T>(
    field: Option<Field<'v>>,
    read: impl FnOnce(&Field<'v>) -> Option<T>,
) -> Change<T> {
    match field {
        None => Change::Keep,
        Some(field) if field.value.is_null() => Change::Remove,
        Some(field) => read(&field).map_or(Change::Keep, Change::Set),
    }
}

fn list<'v, T>(
    parent: &mut Object<'v>,
    name: &'static str,
    read: fn(&mut Object<'v>) -> Vec<T>,
) -> Change<Vec<T>> {
    match parent.given(name) {
        None => Change::Keep,
        Some(field) if field.value.is_null() => Change::Remove,
        Some(_) => Change::Set(read(parent)),
    }
}

/// A text that becomes blank is removed.
fn text(parent: &mut Object<'_>, name: &'static str, most: Length) -> Change<String> {
    match parent.given(name) {
        None => Change::Keep,
        Some(_) => parent.text(name, most).map_or(Change::Remove, Change::Set),
    }
}

/// A text replaces the whole summary; an object changes its members.
fn summary(field: Option<Field<'_>>) -> Change<SummaryPatch> {
    let Some(field) = field else {
        return Change::Keep;
    };
    if field.value.is_string() {
        let text = field
            .text(SUMMARY)
            .filter(|text| !blank(text))
            .map(str::to_owned);
        let patch = |text| SummaryPatch {
            text: Some(text),
            author: Change::Remove,
        };
        return text.map_or(Change::Remove, |text| Change::Set(patch(text)));
    }
    change(Some(field), |field| {
        if !field.value.is_object() {
            return field.expected("text, or object with text");
        }
        let mut summary = field.object()?;
        let text_given = summary.given("text").is_some();
        let patch = SummaryPatch {
            text: text_given
                .then(|| summary.required_text("text", SUMMARY))
                .flatten(),
            author: text(&mut summary, "author", NAME),
        };
        summary.done();
        Some(patch)
    })
}

fn intent(mut intent: Object<'_>) -> IntentPatch {
    let name_given = intent.given("name").is_some();
    let patch = IntentPatch {
        name: name_given
            .then(|| intent.required_text("name", NAME))
            .flatten(),
        confidence: change(intent.given("confidence"), |field| field.number(0.0, 1.0)),
    };
    intent.done();
    patch
}

fn task_patch(
    mut given: Object<'_>,
    task_state: Option<&RawValue>,
    findings: &Findings,
) -> TaskPatch {
    let patch = TaskPatch {
        name: text(&mut given, "name", task::NAME),
        status: text(&mut given, "status", task::STATUS),
        steps: change(given.given("steps"), |steps| {
            Some(
                steps
                    .list(STEPS_MAX)?
                    .iter()
                    .filter_map(task::step)
                    .collect(),
            )
        }),
        state: state::change(task_state, findings),
    };
    given.done();
    patch
}

#[cfg(test)]
mod tests;
