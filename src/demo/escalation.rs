//! From a script to the body of `POST /escalations`: ids, and times that end just now.

use super::script::Script;
use crate::domain::base::time::Moment;
use serde_json::{Value, json};
use std::time::Duration;

/// The last words were said so long before the escalation.
const JUST_NOW: Duration = Duration::from_secs(4);

/// The body for a conversation that is escalated now.
pub(super) fn body(script: &Script, conversation: &str, now: Moment) -> Value {
    let mut body = script.escalation.clone();
    let told = tell_times(&mut body, now);
    if let Some(known) = body.get_mut("conversation").and_then(Value::as_object_mut) {
        known.insert("external_id".to_owned(), conversation.into());
        known.insert("language".to_owned(), script.language.into());
        known.insert("started_at".to_owned(), json!(told.began));
    }
    if let Some(trigger) = body.get_mut("trigger").and_then(Value::as_object_mut) {
        trigger.insert("message_id".to_owned(), told.trigger.into());
    }
    body
}

/// What the transcript tells once it has times.
struct TranscriptTimes {
    began: Moment,
    /// The customer's latest words: what made the bot escalate.
    trigger: Option<String>,
}

/// Gives every item an id and a time, backwards from just now.
fn tell_times(body: &mut Value, now: Moment) -> TranscriptTimes {
    let mut told = TranscriptTimes {
        began: now,
        trigger: None,
    };
    let mut at = now.minus(JUST_NOW);
    for (number, item) in items(body).iter_mut().enumerate().rev() {
        let id = format!("m{}", number + 1);
        if told.trigger.is_none() && is_customer(item) {
            told.trigger = Some(id.clone());
        }
        told.began = at;
        let took = writing(item);
        if let Some(item) = item.as_object_mut() {
            item.insert("id".to_owned(), id.into());
            item.insert("at".to_owned(), json!(at));
        }
        at = at.minus(took);
    }
    told
}

/// The transcript's items: a plain list, or wrapped with a format.
fn items(body: &mut Value) -> &mut [Value] {
    let items = match body.get_mut("transcript") {
        Some(Value::Object(wrapped)) => wrapped.get_mut("items"),
        plain => plain,
    };
    items
        .and_then(Value::as_array_mut)
        .map_or(&mut [], Vec::as_mut_slice)
}

fn is_customer(item: &Value) -> bool {
    matches!(role(item), "user" | "customer")
}

fn role(item: &Value) -> &str {
    item.get("role").and_then(Value::as_str).unwrap_or_default()
}

/// How long it took to write an item: people need longer than bots, and long texts longest.
fn writing(item: &Value) -> Duration {
    let text = item.get("text").or_else(|| item.get("content"));
    let chars = text
        .and_then(Value::as_str)
        .map_or(0, |text| text.chars().count());
    let chars = u64::try_from(chars).unwrap_or_default();
    Duration::from_secs(match role(item) {
        "user" | "customer" => (9 + chars / 5).min(75),
        "tool" | "system" => 1,
        _ => 3,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::input;
    use crate::demo::script::{COUNT, script};
    use crate::domain::transcript::{Item, ItemKind};

    fn now() -> Moment {
        Moment::parse("2026-05-15T15:00:00Z").unwrap()
    }

    #[test]
    fn every_scripted_escalation_is_read_without_a_warning() {
        let (mut tried, mut failed, mut dialects) = (0, 0, [0, 0]);
        for number in 0..COUNT {
            let script = script(number, now()).unwrap();
            let body = body(&script, &format!("demo-x-{number}"), now());
            let read = input::escalation(body.to_string().as_bytes());
            let (escalation, warnings) = read.unwrap_or_else(|e| panic!("{number}: {e:?}"));
            assert!(warnings.is_empty(), "{number}: {warnings:?}");
            let items = &escalation.transcript;
            assert!(
                (4..=30).contains(&items.len()),
                "{number}: {} items",
                items.len()
            );
            assert!(escalation.packet.trigger.unwrap().message_id.is_some());
            let calls: Vec<&Item> = items
                .iter()
                .filter(|i| i.kind == ItemKind::ToolCall)
                .collect();
            tried += calls.len();
            failed += calls
                .iter()
                .filter(|call| call.failed == Some(true))
                .count();
            let dialect = usize::from(body["transcript"].is_array());
            dialects[dialect] += 1;
        }
        assert!(
            tried > failed && failed > 3,
            "{tried} tried, {failed} failed"
        );
        assert!(dialects.iter().all(|count| *count >= 4), "{dialects:?}");
    }

    #[test]
    fn times_run_forward_and_end_just_now() {
        let script = script(0, now()).unwrap();
        let (escalation, _) =
            input::escalation(body(&script, "demo-x-0", now()).to_string().as_bytes()).unwrap();
        let times: Vec<Moment> = escalation.transcript.iter().filter_map(|i| i.at).collect();
        assert_eq!(times.len(), escalation.transcript.len());
        assert!(times.is_sorted());
        assert_eq!(times.last(), Some(&now().minus(JUST_NOW)));
        assert_eq!(escalation.conversation.started_at, times.first().copied());
    }
}
