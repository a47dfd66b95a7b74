//! `task`, without its state.

use crate::domain::base::limits::{DETAIL_MAX_BYTES, NAME_MAX_CHARS, STEPS_MAX, WORD_MAX_CHARS};
use crate::domain::packet::{Step, Task};
use crate::domain::reader::{Field, Length, Object};

pub(super) const NAME: Length = Length::Chars(NAME_MAX_CHARS);
pub(super) const STATUS: Length = Length::Chars(WORD_MAX_CHARS);

/// The task of an escalation; nothing when it says nothing and has no state.
pub(super) fn read(mut task: Object<'_>, has_state: bool) -> Option<Task> {
    let read = Task {
        name: task.text("name", NAME),
        status: task.text("status", STATUS),
        steps: task
            .list("steps", STEPS_MAX)
            .iter()
            .filter_map(step)
            .collect(),
    };
    task.done();
    (has_state || read != Task::default()).then_some(read)
}

pub(super) fn step(field: &Field<'_>) -> Option<Step> {
    let mut step = field.object()?;
    let name = step.required_text("name", NAME);
    let status = step.text("status", STATUS);
    let detail = step.text("detail", Length::Bytes(DETAIL_MAX_BYTES));
    step.done();
    Some(Step {
        name: name?,
        status,
        detail,
    })
}
