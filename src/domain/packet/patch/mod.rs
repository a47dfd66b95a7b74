//! `PATCH /tickets/{id}`: a JSON merge patch (RFC 7396), and what it does to each member of a packet that a
//! bot may change.

mod masked_names;

use super::{Fact, Intent, Step, Summary, Task};
use crate::domain::base::invalid::FieldError;
use crate::domain::base::limits::{FACTS_MAX, METADATA_MAX_BYTES};
use crate::domain::reader::json_bytes;
use crate::domain::text::fact_names;
use serde_json::{Map, Value};

/// What a patch does to one member.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum Change<T> {
    /// It was not named.
    #[default]
    Keep,
    /// It was `null`.
    Remove,
    /// It was given.
    Set(T),
}

impl<T> Change<T> {
    /// Whether the patch says anything of it.
    pub(super) fn is_named(&self) -> bool {
        match self {
            Self::Keep => false,
            Self::Remove | Self::Set(_) => true,
        }
    }

    pub(super) fn given(&self) -> Option<&T> {
        match self {
            Self::Keep | Self::Remove => None,
            Self::Set(new) => Some(new),
        }
    }

    pub(super) fn apply(self, known: Option<T>) -> Option<T> {
        match self {
            Self::Keep => known,
            Self::Remove => None,
            Self::Set(new) => Some(new),
        }
    }
}

impl<T> Change<Vec<T>> {
    /// The same of a list, where nothing and none are one.
    pub(super) fn apply_list(self, known: Vec<T>) -> Vec<T> {
        self.apply(Some(known)).unwrap_or_default()
    }
}

/// A patch of the summary.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct SummaryPatch {
    /// The words, if they change.
    pub(crate) text: Option<String>,
    /// The writer.
    pub(crate) author: Change<String>,
}

/// A patch of the intent.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct IntentPatch {
    /// The name, if it changes.
    pub(crate) name: Option<String>,
    /// 0 to 1.
    pub(crate) confidence: Change<f64>,
}

/// A patch of the task.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct TaskPatch {
    /// The bot's name for it.
    pub(crate) name: Change<String>,
    /// The bot's word for where it stands.
    pub(crate) status: Change<String>,
    /// All steps.
    pub(crate) steps: Change<Vec<Step>>,
    /// The bot's own state: JSON text exactly as received.
    pub(crate) state: Change<String>,
}

pub(super) fn patch_summary(
    change: Change<SummaryPatch>,
    known: Option<Summary>,
    errors: &mut Vec<FieldError>,
) -> Option<Summary> {
    let SummaryPatch { text, author } = match change {
        Change::Keep => return known,
        Change::Remove => return None,
        Change::Set(patch) => patch,
    };
    let (old_text, old_author) =
        known.map_or((None, None), |known| (Some(known.text), known.author));
    let Some(text) = text.or(old_text) else {
        errors.push(FieldError::new(
            "/summary/text",
            "required: the ticket has no summary yet",
        ));
        return None;
    };
    Some(Summary {
        text,
        author: author.apply(old_author),
    })
}

pub(super) fn patch_intent(
    change: Change<IntentPatch>,
    known: Option<Intent>,
    errors: &mut Vec<FieldError>,
) -> Option<Intent> {
    let IntentPatch { name, confidence } = match change {
        Change::Keep => return known,
        Change::Remove => return None,
        Change::Set(patch) => patch,
    };
    let (old_name, old_confidence) =
        known.map_or((None, None), |known| (Some(known.name), known.confidence));
    let Some(name) = name.or(old_name) else {
        errors.push(FieldError::new(
            "/intent/name",
            "required: the ticket has no intent yet",
        ));
        return None;
    };
    Some(Intent {
        name,
        confidence: confidence.apply(old_confidence),
    })
}

pub(super) fn patch_facts(
    change: Change<Vec<(String, Option<Fact>)>>,
    mut known: Vec<Fact>,
) -> Vec<Fact> {
    let named = match change {
        Change::Keep => return known,
        Change::Remove => return Vec::new(),
        Change::Set(named) => named,
    };
    for (name, fact) in named {
        match (
            fact,
            known
                .iter_mut()
                .find(|old| fact_names::same(&old.name, &name)),
        ) {
            (Some(fact), Some(old)) => *old = fact,
            (Some(fact), None) => known.push(fact),
            (None, _) => known.retain(|old| !fact_names::same(&old.name, &name)),
        }
    }
    known
}

pub(super) fn patch_metadata(
    change: Change<Vec<(String, Option<Value>)>>,
    mut known: Map<String, Value>,
) -> Map<String, Value> {
    let named = match change {
        Change::Keep => return known,
        Change::Remove => return Map::new(),
        Change::Set(named) => named,
    };
    for (name, value) in named {
        match value {
            Some(value) => known.insert(name, value),
            None => known.shift_remove(&name),
        };
    }
    known
}

pub(super) fn patch_task(
    change: Change<TaskPatch>,
    known: Option<Task>,
    state: Option<String>,
) -> (Option<Task>, Option<String>) {
    let TaskPatch {
        name,
        status,
        steps,
        state: new_state,
    } = match change {
        Change::Keep => return (known, state),
        Change::Remove => return (None, None),
        Change::Set(patch) => patch,
    };
    let known = known.unwrap_or_default();
    let task = Task {
        name: name.apply(known.name),
        status: status.apply(known.status),
        steps: steps.apply_list(known.steps),
    };
    (Some(task), new_state.apply(state))
}

/// What is within its limits alone may be too much together with what was there.
pub(super) fn check_totals(
    facts: &[Fact],
    metadata: &Map<String, Value>,
    errors: &mut Vec<FieldError>,
) {
    if facts.len() > FACTS_MAX {
        let detail = format!("together {} facts, at most {FACTS_MAX}", facts.len());
        errors.push(FieldError::new("/facts", detail));
    }
    let bytes = json_bytes(metadata);
    if bytes > METADATA_MAX_BYTES {
        let detail = format!("together {bytes} bytes as JSON, at most {METADATA_MAX_BYTES}");
        errors.push(FieldError::new("/metadata", detail));
    }
}

#[cfg(test)]
mod tests;
