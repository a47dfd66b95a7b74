//! What differs between two versions of a packet, in words of colleagues. Every member is taken apart: a new one does
//! not compile until it is said here what it is called.

use super::{Fact, Packet};
use crate::domain::text::fact_names;

/// What has changed, one entry each; the bot's own state stands beside the packet.
pub(crate) fn changes(before: &Packet, after: &Packet) -> Vec<String> {
    let Packet {
        trigger,
        priority,
        summary,
        intent,
        facts,
        promises,
        task,
        earlier_tasks,
        learned: _, // tells who has the facts from whom
        avoid,
        ask,
        routing,
        return_to,
        metadata,
        attachments,
        truncated,
    } = after;
    let members = [
        ("reason", *trigger != before.trigger),
        ("priority", *priority != before.priority),
        ("summary", *summary != before.summary),
        ("intent", *intent != before.intent),
        ("promises", *promises != before.promises),
        ("task", *task != before.task),
        (
            "tasks of earlier bots",
            *earlier_tasks != before.earlier_tasks,
        ),
        ("topics to avoid", *avoid != before.avoid),
        ("question to the agent", *ask != before.ask),
        ("routing", *routing != before.routing),
        ("bots it may return to", *return_to != before.return_to),
        ("metadata", *metadata != before.metadata),
        ("attachments", *attachments != before.attachments),
        ("transcript cut", *truncated != before.truncated),
    ];
    let changed = members.into_iter().filter(|(_, differs)| *differs);
    let changed = changed.map(|(name, _)| name.to_owned());
    changed_facts(&before.facts, facts).chain(changed).collect()
}

fn changed_facts<'f>(before: &'f [Fact], after: &'f [Fact]) -> impl Iterator<Item = String> + 'f {
    let of = |facts: &'f [Fact], name: &str| {
        facts.iter().find(|fact| fact_names::same(&fact.name, name))
    };
    let told = move |fact: &'f Fact| match of(before, &fact.name) {
        None => Some(format!("new fact {}", fact.name)),
        Some(known) if known != fact => Some(format!("fact {} changed", fact.name)),
        Some(_) => None,
    };
    let gone = before
        .iter()
        .filter(move |fact| of(after, &fact.name).is_none());
    let gone = gone.map(|fact| format!("fact {} removed", fact.name));
    after.iter().filter_map(told).chain(gone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::words::Priority;
    use serde_json::json;

    #[test]
    fn what_came_what_changed_and_what_went_is_told() {
        let fact = |name: &str, value: i64| Fact {
            name: name.into(),
            value: json!(value),
            confidence: None,
            source: None,
            confirmed: false,
        };
        let before = Packet {
            facts: vec![fact("seat", 1), fact("order", 2), fact("gone", 3)],
            ..Packet::default()
        };
        let after = Packet {
            facts: vec![fact("Seat", 1), fact("order", 7), fact("iban", 4)],
            priority: Some(Priority::High),
            ..Packet::default()
        };
        assert_eq!(
            changes(&before, &after),
            [
                "fact Seat changed",
                "fact order changed",
                "new fact iban",
                "fact gone removed",
                "priority"
            ]
        );
        assert!(changes(&after, &after).is_empty());
    }
}
