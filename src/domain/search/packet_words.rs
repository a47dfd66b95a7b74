//! The words of a packet.

use super::WordSet;
use crate::domain::asks::Ask;
use crate::domain::packet::{Attachment, EarlierTask, Fact, Packet, Step, Task};
use serde_json::Value;

/// Values within values are read this deep.
const DEPTH_MAX: usize = 8;

/// Adds what a packet is found by. It is taken apart whole: a new member does not compile before it is decided here
/// whether tickets are found by it.
pub(super) fn add_packet(words: &mut WordSet, packet: &Packet) {
    let Packet {
        trigger,
        priority: _,
        summary,
        intent,
        facts,
        promises,
        task,
        earlier_tasks,
        // Their facts are there.
        learned: _,
        avoid,
        ask,
        // Its tags are those of the ticket.
        routing: _,
        return_to: _,
        metadata,
        attachments,
        truncated: _,
    } = packet;
    let mut say = |text: &str| words.add(text);
    trigger
        .iter()
        .for_each(|trigger| some(&trigger.detail, &mut say));
    summary.iter().for_each(|summary| say(&summary.text));
    intent.iter().for_each(|intent| say(&intent.name));
    facts.iter().for_each(|fact| fact_words(fact, &mut say));
    promises.iter().for_each(|promise| say(&promise.text));
    task.iter().for_each(|task| task_words(task, &mut say));
    earlier_tasks
        .iter()
        .for_each(|task| earlier_words(task, &mut say));
    avoid.iter().for_each(|topic| say(topic));
    ask.iter().for_each(|ask| ask_words(ask, &mut say));
    metadata
        .values()
        .for_each(|it| value(it, DEPTH_MAX, &mut say));
    attachments
        .iter()
        .for_each(|file| attachment(file, &mut say));
}

/// Adds the texts of a JSON value, not its names.
pub(super) fn value(it: &Value, depth: usize, say: &mut impl FnMut(&str)) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    match it {
        Value::Null | Value::Bool(_) => {}
        Value::Number(number) => say(&number.to_string()),
        Value::String(text) => say(text),
        Value::Array(list) => list.iter().for_each(|it| value(it, depth, say)),
        Value::Object(members) => members.values().for_each(|it| value(it, depth, say)),
    }
}

/// The same, as deep as values are read.
pub(super) fn free_value(it: &Value, say: &mut impl FnMut(&str)) {
    value(it, DEPTH_MAX, say);
}

fn some(text: &Option<String>, say: &mut impl FnMut(&str)) {
    text.iter().for_each(|text| say(text));
}

fn fact_words(fact: &Fact, say: &mut impl FnMut(&str)) {
    let Fact {
        name,
        value: known,
        confidence: _,
        source: _,
        confirmed: _,
    } = fact;
    say(name);
    value(known, DEPTH_MAX, say);
}

fn task_words(task: &Task, say: &mut impl FnMut(&str)) {
    let Task {
        name,
        status: _,
        steps,
    } = task;
    some(name, say);
    steps.iter().for_each(|step| step_words(step, say));
}

fn earlier_words(task: &EarlierTask, say: &mut impl FnMut(&str)) {
    let EarlierTask {
        bot: _,
        name,
        status: _,
        steps,
        state: _,
    } = task;
    some(name, say);
    steps.iter().for_each(|step| step_words(step, say));
}

fn step_words(step: &Step, say: &mut impl FnMut(&str)) {
    let Step {
        name,
        status: _,
        detail,
    } = step;
    say(name);
    some(detail, say);
}

fn ask_words(ask: &Ask, say: &mut impl FnMut(&str)) {
    some(&ask.prompt, say);
    let arguments = ask
        .tool_call
        .iter()
        .flat_map(|call| call.arguments.values());
    arguments.for_each(|it| value(it, DEPTH_MAX, say));
}

fn attachment(file: &Attachment, say: &mut impl FnMut(&str)) {
    some(&file.name, say);
}
