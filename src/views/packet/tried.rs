//! What the bot tried: its tool calls, and the steps of its task that have ended. Steps that have
//! not ended are what is left of the task.

use crate::domain::packet::step_end::StepEnd;
use crate::domain::packet::{EarlierTask, Packet, Step, Task};
use crate::services::ViewedTicket;
use crate::views::labels;
use crate::views::packet::view::{StepStatus, StepView, TaskView};
use crate::views::transcript::tools::calls;

/// What was tried, each thing once: calls that are alike are counted, and a step that tells of a call is that call.
pub(crate) fn tried(view: &ViewedTicket) -> Vec<StepView> {
    let mut tried: Vec<StepView> = Vec::new();
    for call in calls(&view.transcript) {
        let call = StepView {
            name: call.name(),
            status: match call.status() {
                StepStatus::Unknown => StepStatus::Open,
                status @ (StepStatus::Ok | StepStatus::Failed | StepStatus::Open) => status,
            },
            detail: call.detail(),
            times: 1,
        };
        let alike = |known: &&mut StepView| {
            known.name == call.name && known.status == call.status && known.detail == call.detail
        };
        match tried.iter_mut().find(alike) {
            Some(known) => known.times += 1,
            None => tried.push(call),
        }
    }
    let called = tried.len();
    for step in steps(&view.packet).map(step) {
        if step.status == StepStatus::Open {
            continue;
        }
        match call_of(&step, tried.get_mut(..called).unwrap_or_default()) {
            Some(call) => {
                call.status = step.status;
                if call.detail.len() < step.detail.len() {
                    call.detail = step.detail;
                }
            }
            None => tried.push(step),
        }
    }
    tried
}

/// The call that a step tells of, if it is certain: of its name, and with its end or none. Which of several is not
/// told, the last is as good as any where the step adds nothing.
fn call_of<'a>(step: &StepView, calls: &'a mut [StepView]) -> Option<&'a mut StepView> {
    let name = letters(&step.name);
    let alike = |call: &&mut StepView| {
        letters(&call.name) == name
            && (call.status == step.status || call.status == StepStatus::Open)
    };
    let mut alike = calls.iter_mut().filter(alike);
    let last = alike.next_back()?;
    (step.detail.is_empty() || alike.next().is_none()).then_some(last)
}

/// A name without what parts its words: `check_booking`, `checkBooking` and `Check booking` are one.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// What is left of each task, the one under way first; a task's state stays with its bot.
pub(crate) fn tasks(task: Option<&Task>, earlier: &[EarlierTask]) -> Vec<TaskView> {
    let present = task.map(|task| TaskView {
        bot: String::new(),
        name: task.name.clone().unwrap_or_default(),
        status: task
            .status
            .as_deref()
            .map(labels::task_status)
            .unwrap_or_default(),
        steps: left(&task.steps),
    });
    let earlier = earlier.iter().rev().map(|task| TaskView {
        bot: task.bot.clone(),
        name: task.name.clone().unwrap_or_default(),
        status: task
            .status
            .as_deref()
            .map(labels::task_status)
            .unwrap_or_default(),
        steps: left(&task.steps),
    });
    present.into_iter().chain(earlier).collect()
}

fn left(steps: &[Step]) -> Vec<StepView> {
    let left = steps.iter().map(step);
    left.filter(|step| step.status == StepStatus::Open)
        .collect()
}

fn steps(packet: &Packet) -> impl Iterator<Item = &Step> {
    let earlier = packet.earlier_tasks.iter();
    let before = earlier.flat_map(|task| &task.steps);
    before.chain(packet.task.iter().flat_map(|task| &task.steps))
}

fn step(step: &Step) -> StepView {
    StepView {
        name: step.name.clone(),
        status: match StepEnd::of(step) {
            StepEnd::Done => StepStatus::Ok,
            StepEnd::Failed => StepStatus::Failed,
            StepEnd::Open => StepStatus::Open,
        },
        detail: step.detail.clone().unwrap_or_default(),
        times: 1,
    }
}
