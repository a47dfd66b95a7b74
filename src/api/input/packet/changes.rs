//! Members of the packet as a patch changes them.

use super::whole::{NAME, SUMMARY, is_baton};
use crate::api::input::{state, task};
use crate::domain::base::limits::STEPS_MAX;
use crate::domain::packet::patch::{Change, IntentPatch, SummaryPatch, TaskPatch};
use crate::domain::reader::{Field, Findings, Length, Object, blank};
use serde_json::value::RawValue;

/// `null` removes; what cannot be read is already reported.
pub(super) fn change<'v, T>(
    field: Option<Field<'v>>,
    read: impl FnOnce(&Field<'v>) -> Option<T>,
) -> Change<T> {
    match field {
        None => Change::Keep,
        Some(field) if field.value.is_null() => Change::Remove,
        Some(field) => read(&field).map_or(Change::Keep, Change::Set),
    }
}

pub(super) fn list<'v, T>(
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
pub(super) fn text(parent: &mut Object<'_>, name: &'static str, most: Length) -> Change<String> {
    match parent.given(name) {
        None => Change::Keep,
        Some(_) => parent.text(name, most).map_or(Change::Remove, Change::Set),
    }
}

/// A text replaces the whole summary; an object changes its members.
pub(super) fn summary(field: Option<Field<'_>>) -> Change<SummaryPatch> {
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
            author: match text(&mut summary, "author", NAME) {
                Change::Set(author) if is_baton(&author) => Change::Remove,
                author => author,
            },
        };
        summary.done();
        Some(patch)
    })
}

pub(super) fn intent(mut intent: Object<'_>) -> IntentPatch {
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

pub(super) fn task(
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
