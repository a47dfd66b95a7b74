//! What the bot tried: its tool calls, and the steps of its task that have ended. Steps that have
//! not ended are what is left of the task.

use crate::domain::packet::step_end::StepEnd;
use crate::domain::packet::{EarlierTask, Packet, Step, Task};
use crate::services::ViewedTicket;
use crate::views::labels;
use crate::views::packet::view::{StepStatus, StepView, TaskView};
use crate::views::transcript::tools::calls;

pub(crate) fn tried(view: &ViewedTicket) -> Vec<StepView> {
    let calls = calls(&view.transcript).into_iter().map(|call| StepView {
        name: call.name(),
        status: match call.status() {
            StepStatus::Unknown => StepStatus::Open,
            status @ (StepStatus::Ok | StepStatus::Failed | StepStatus::Open) => status,
        },
        detail: call.detail(),
    });
    let steps = steps(&view.packet)
        .map(step)
        .filter(|step| step.status != StepStatus::Open);
    calls.chain(steps).collect()
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
    }
}
