use super::fill::packet;
use super::view::StepView;
use crate::domain::packet::Step;
use crate::domain::transcript::Item;
use crate::views::fixture::{Say, view};

const PLAIN: Say = Say(false);

#[test]
fn the_packet_tells_what_was_tried_and_what_is_left() {
    let packet = packet(&view(PLAIN));
    let line = |step: &StepView| format!("{} {}", step.name, step.status);
    let tried: Vec<String> = packet.tried.iter().map(line).collect();
    assert_eq!(
        tried,
        [
            "get_order ok",
            "refund failed",
            "transfer_to_human_agents open",
            "find the order ok"
        ]
    );
    let task = packet.tasks.into_iter().next().unwrap();
    let left: Vec<String> = task.steps.iter().map(line).collect();
    assert_eq!(left, ["tell the customer open"]);
    assert_eq!(packet.reason, "Asked for a person");
    assert_eq!(packet.quote, "Let me talk to a person");
    assert_eq!(packet.goal, "double charge");
    assert_eq!(packet.attachments[0].name, "receipt.pdf");
    assert_eq!(packet.attachments[0].detail, "PDF");
    let facts: Vec<String> = packet
        .facts
        .iter()
        .map(|f| format!("{}={} {}", f.name, f.value, f.confidence))
        .collect();
    assert_eq!(facts, ["Order number=88-2041 ", "Amount=64.9 62% sure"]);
    let ask = packet.ask.unwrap();
    let options: Vec<_> = ask.options.iter().map(|o| o.label.as_str()).collect();
    assert_eq!(options, ["yes", "no"]);
    assert_eq!(
        ask.default,
        "If nobody answers in time, the bot continues without an answer."
    );
}

#[test]
fn what_a_call_and_a_step_tell_of_is_shown_once_with_how_often_it_was_tried() {
    let mut read = view(PLAIN);
    let again: Vec<Item> = read
        .transcript
        .iter()
        .filter(|item| item.call_id.as_deref() == Some("c2"))
        .cloned()
        .collect();
    read.transcript.extend(again);
    let told = |name: &str, status: &str, detail: Option<&str>| Step {
        name: name.into(),
        status: Some(status.into()),
        detail: detail.map(str::to_owned),
    };
    let long = "the limit is 50 EUR, and the supervisor has not answered the request for more";
    read.packet.task.as_mut().unwrap().steps = vec![
        told("Get order", "done", None),
        told("refund", "failed", Some(long)),
        told("transferToHumanAgents", "ok", None),
        // It ended otherwise than the call did: it may be another.
        told("get_order", "failed", None),
        told("tell the customer", "pending", None),
    ];
    let tried: Vec<String> = packet(&read)
        .tried
        .iter()
        .map(|step| {
            format!(
                "{} {} {} {}",
                step.name, step.status, step.times, step.detail
            )
        })
        .collect();
    assert_eq!(
        tried,
        [
            "get_order ok 1 order 88-2041: status paid, charges 2",
            format!("refund failed 2 {long}").as_str(),
            "transfer_to_human_agents ok 1 ",
            "get_order failed 1 ",
        ]
    );
}
