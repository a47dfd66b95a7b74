//! How much of the tasks that bots left unfinished is kept.

use super::EarlierTask;
use crate::domain::base::invalid::Warning;
use crate::domain::base::limits::{EARLIER_STATES_MAX_BYTES, EARLIER_TASKS_MAX};

/// Keeps the tasks that were left last, and the newest of their states; says what went.
pub(super) fn keep_newest(tasks: &mut Vec<EarlierTask>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut warn = |detail: String| warnings.push(Warning::new("/task", detail));
    let too_many = tasks.len().saturating_sub(EARLIER_TASKS_MAX);
    if too_many > 0 {
        tasks.drain(..too_many);
        warn(format!(
            "more than {EARLIER_TASKS_MAX} tasks were left unfinished: the {too_many} oldest are no longer kept"
        ));
    }
    let (mut bytes, mut dropped) = (0, 0);
    for task in tasks.iter_mut().rev() {
        bytes += task.state.as_ref().map_or(0, String::len);
        if bytes > EARLIER_STATES_MAX_BYTES {
            dropped += usize::from(task.state.take().is_some());
        }
    }
    if dropped > 0 {
        warn(format!(
            "the states of unfinished tasks are together larger than {EARLIER_STATES_MAX_BYTES} bytes: the {dropped} \
             oldest are no longer kept"
        ));
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(number: usize, state: usize) -> EarlierTask {
        EarlierTask {
            bot: "A".to_owned(),
            name: Some(format!("task {number}")),
            state: Some("1".repeat(state)),
            ..EarlierTask::default()
        }
    }

    #[test]
    fn the_newest_tasks_and_states_are_kept_and_what_goes_is_said() {
        let mut few: Vec<_> = (0..3).map(|number| left(number, 10)).collect();
        assert!(keep_newest(&mut few).is_empty());
        assert_eq!(few.len(), 3);

        let mut many: Vec<_> = (0..EARLIER_TASKS_MAX + 2)
            .map(|number| left(number, 10))
            .collect();
        assert_eq!(keep_newest(&mut many).len(), 1);
        assert_eq!(many.len(), EARLIER_TASKS_MAX);
        assert_eq!(many[0].name.as_deref(), Some("task 2"));

        let mut large: Vec<_> = (0..3)
            .map(|number| left(number, EARLIER_STATES_MAX_BYTES / 2))
            .collect();
        assert_eq!(keep_newest(&mut large).len(), 1);
        let states: Vec<_> = large.iter().map(|task| task.state.is_some()).collect();
        assert_eq!(states, [false, true, true]);
        assert!(keep_newest(&mut large).is_empty(), "said once");
    }
}
