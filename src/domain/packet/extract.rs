//! The summary Baton makes itself when the bot sends none: an extract of what was said, tried and left open. No
//! model writes it, so the same conversation always gives the same words.

use super::step_end::StepEnd;
use super::{Packet, Step, Summary, Task};
use crate::domain::desk::newest_request::{SpokenLine, newest_request};
use crate::domain::transcript::{Item, ItemKind};

/// The author of an extract.
pub(crate) const BATON: &str = "baton";

/// Characters of the customer's words that are quoted.
const QUOTE_CHARS: usize = 240;

/// Characters of anything else that is named.
const ENTRY_CHARS: usize = 120;

/// Entries of a list.
const ENTRIES: usize = 5;

impl Summary {
    /// Whether Baton made it, since the bot sent none.
    pub(crate) fn is_extract(&self) -> bool {
        self.author.as_deref() == Some(BATON)
    }
}

impl Packet {
    /// The summary a bot or a person wrote.
    pub(crate) fn written_summary(&self) -> Option<&Summary> {
        self.summary
            .as_ref()
            .filter(|summary| !summary.is_extract())
    }
}

/// The extract of a conversation; nothing if nothing is known of it. What was said comes oldest first.
pub(crate) fn extract(packet: &Packet, said: &[SpokenLine<'_>], items: &[Item]) -> Option<Summary> {
    let request = newest_request(said).or_else(|| newest_words(said));
    let first = said.iter().find_map(|line| newest_request(&[*line]));
    let first = first.filter(|first| Some(first) != request.as_ref());
    let lines = [
        request.map(|words| format!("Customer: “{}”", shortened(&words, QUOTE_CHARS))),
        first.map(|words| format!("Before that: “{}”", shortened(&words, QUOTE_CHARS))),
        line("Tried", tried(packet, items)),
        line("Open", open(packet)),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    (!lines.is_empty()).then(|| Summary {
        text: lines.join("\n"),
        author: Some(BATON.to_owned()),
    })
}

/// The customer's last words, if there is no request among them.
fn newest_words(said: &[SpokenLine<'_>]) -> Option<String> {
    let words = said.iter().rev().filter(|line| line.by_customer);
    let mut words = words.map(|line| line.text.trim());
    words.find(|words| !words.is_empty()).map(str::to_owned)
}

/// Tools that were called, and steps that have ended, each with how.
fn tried(packet: &Packet, items: &[Item]) -> Vec<String> {
    let mut calls: Vec<(&str, [usize; 3])> = Vec::new();
    for call in items.iter().filter(|item| item.kind == ItemKind::ToolCall) {
        let name = call.name.as_deref().unwrap_or("a tool");
        let at = calls.iter().position(|(known, _)| *known == name);
        let at = at.unwrap_or_else(|| {
            calls.push((name, [0; 3]));
            calls.len() - 1
        });
        let end = match call.failed {
            Some(true) => 0,
            Some(false) => 1,
            None => 2,
        };
        if let Some(count) = calls.get_mut(at).and_then(|(_, ends)| ends.get_mut(end)) {
            *count += 1;
        }
    }
    let calls = calls.into_iter().map(|(name, ends)| called(name, ends));
    let steps = steps(packet).filter_map(|step| match StepEnd::of(step) {
        StepEnd::Done => Some(described(step, "done")),
        StepEnd::Failed => Some(described(step, "failed")),
        StepEnd::Open => None,
    });
    calls.chain(steps).collect()
}

fn called(name: &str, [failed, succeeded, unknown]: [usize; 3]) -> String {
    let ends = [
        (failed, "failed"),
        (succeeded, "succeeded"),
        (unknown, "without a result"),
    ];
    let ends = ends.into_iter().filter(|(count, _)| *count > 0);
    let ends: Vec<String> = ends
        .map(|(count, end)| match count {
            1 => end.to_owned(),
            2 => format!("{end} twice"),
            more => format!("{end} {more} times"),
        })
        .collect();
    format!("{name} ({})", ends.join(", "))
}

fn described(step: &Step, end: &str) -> String {
    match &step.detail {
        Some(detail) => format!("{} ({end}: {})", step.name, one_line(detail)),
        None => format!("{} ({end})", step.name),
    }
}

/// The steps of all tasks, those of bots before first.
fn steps(packet: &Packet) -> impl Iterator<Item = &Step> {
    let before = packet.earlier_tasks.iter().flat_map(|task| &task.steps);
    before.chain(packet.task.iter().flat_map(|task| &task.steps))
}

/// What is left to do: the bot's question, its task and the steps that have not ended, and promises. What the bot
/// asks stands beside it: other bots read a summary, and an ask is the bot's own.
fn open(packet: &Packet) -> Vec<String> {
    let ask = packet.ask.as_ref().filter(|ask| ask.is_answerable());
    let asked = ask.map(|_| "the bot waits for an answer".to_owned());
    let task = packet.task.as_ref();
    let left = steps(packet).filter(|step| StepEnd::of(step) == StepEnd::Open);
    let left = left.map(|step| match &step.status {
        Some(status) => format!("{} ({status})", step.name),
        None => step.name.clone(),
    });
    let promises = packet.promises.iter();
    let promises = promises.map(|promise| format!("promised: {}", one_line(&promise.text)));
    let asked = asked.into_iter();
    asked
        .chain(task.and_then(named))
        .chain(left)
        .chain(promises)
        .collect()
}

fn named(task: &Task) -> Option<String> {
    let name = task.name.as_ref()?;
    Some(match &task.status {
        Some(status) => format!("{name} ({status})"),
        None => name.clone(),
    })
}

/// A list after its label; nothing for an empty one.
fn line(label: &str, entries: Vec<String>) -> Option<String> {
    let more = entries.len().saturating_sub(ENTRIES);
    let shown = entries.iter().take(ENTRIES);
    let mut shown: Vec<String> = shown.map(|entry| shortened(entry, ENTRY_CHARS)).collect();
    if more > 0 {
        shown.push(format!("{more} more"));
    }
    (!shown.is_empty()).then(|| format!("{label}: {}", shown.join("; ")))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shortened(text: &str, most: usize) -> String {
    let line = one_line(text);
    match line.char_indices().nth(most) {
        None => line,
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::packet::Promise;
    use crate::domain::transcript::ItemRole;

    fn call(name: &str, failed: Option<bool>) -> Item {
        Item {
            kind: ItemKind::ToolCall,
            role: ItemRole::Bot,
            name: Some(name.to_owned()),
            call_id: None,
            external_id: None,
            text: String::new(),
            failed,
            at: None,
            raw: String::new(),
        }
    }

    fn customer(text: &str) -> SpokenLine<'_> {
        SpokenLine {
            by_customer: true,
            text,
        }
    }

    #[test]
    fn it_tells_the_request_what_was_tried_and_what_is_open() {
        let step = |name: &str, status: &str| Step {
            name: name.into(),
            status: Some(status.into()),
            detail: (status == "failed").then(|| "over\nthe limit".to_owned()),
        };
        let packet = Packet {
            task: Some(Task {
                name: Some("refund".into()),
                status: Some("blocked".into()),
                steps: vec![
                    step("identity", "done"),
                    step("approval", "failed"),
                    step("payout", "pending"),
                ],
            }),
            promises: vec![Promise {
                text: "we call back".into(),
                due: None,
            }],
            ..Packet::default()
        };
        let said = [
            customer("My flight was cancelled yesterday"),
            customer("I want my money back now"),
            customer("let me talk to a human"),
        ];
        let items = [
            call("refund_booking", Some(true)),
            call("get_user", Some(false)),
            call("refund_booking", Some(true)),
        ];
        let made = extract(&packet, &said, &items).unwrap();
        assert_eq!(
            made.text,
            "Customer: “I want my money back now”\n\
             Before that: “My flight was cancelled yesterday”\n\
             Tried: refund_booking (failed twice); get_user (succeeded); identity (done); approval (failed: over the limit)\n\
             Open: refund (blocked); payout (pending); promised: we call back"
        );
        assert!(made.is_extract());
    }

    #[test]
    fn it_stays_short_and_is_nothing_of_nothing() {
        assert_eq!(extract(&Packet::default(), &[], &[]), None);
        let only_a_wish =
            extract(&Packet::default(), &[customer("A person, please")], &[]).unwrap();
        assert_eq!(only_a_wish.text, "Customer: “A person, please”");
        let long = "word ".repeat(1000);
        let calls: Vec<Item> = (0..300)
            .map(|at| call(&format!("tool_{at}"), None))
            .collect();
        let made = extract(&Packet::default(), &[customer(&long)], &calls).unwrap();
        assert!(made.text.chars().count() < 600, "{}", made.text);
        assert!(made.text.ends_with("295 more"), "{}", made.text);
    }
}
