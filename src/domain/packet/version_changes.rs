//! What differs between two versions of a packet. Every member is taken apart: a new one does not compile until it is
//! said here what has changed with it.

use super::{Fact, Packet};
use crate::domain::text::fact_names;

/// Something that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum VersionChange {
    /// A fact came, by its name.
    NewFact(String),
    /// A fact is another.
    FactChanged(String),
    /// A fact went.
    FactRemoved(String),
    /// Why it was escalated.
    Reason,
    /// How urgent it is.
    Priority,
    /// What it is about.
    Summary,
    /// What the customer wants.
    Intent,
    /// What was promised to the customer.
    Promises,
    /// What the bot did not finish.
    Task,
    /// What bots before it did not finish.
    EarlierTasks,
    /// What bots should keep away from.
    Avoid,
    /// What the bot asks the agent.
    Ask,
    /// Where the bot wants it to go.
    Routing,
    /// Whom it may be handed back to.
    ReturnTo,
    /// What the bot sent along.
    Metadata,
    /// Files and links.
    Attachments,
    /// Whether the transcript is only the end of one.
    Truncated,
}

/// What has changed, one entry each; the bot's own state stands beside the packet.
pub(crate) fn changes(before: &Packet, after: &Packet) -> Vec<VersionChange> {
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
        (VersionChange::Reason, *trigger != before.trigger),
        (VersionChange::Priority, *priority != before.priority),
        (VersionChange::Summary, *summary != before.summary),
        (VersionChange::Intent, *intent != before.intent),
        (VersionChange::Promises, *promises != before.promises),
        (VersionChange::Task, *task != before.task),
        (
            VersionChange::EarlierTasks,
            *earlier_tasks != before.earlier_tasks,
        ),
        (VersionChange::Avoid, *avoid != before.avoid),
        (VersionChange::Ask, *ask != before.ask),
        (VersionChange::Routing, *routing != before.routing),
        (VersionChange::ReturnTo, *return_to != before.return_to),
        (VersionChange::Metadata, *metadata != before.metadata),
        (
            VersionChange::Attachments,
            *attachments != before.attachments,
        ),
        (VersionChange::Truncated, *truncated != before.truncated),
    ];
    let changed = members.into_iter().filter(|(_, differs)| *differs);
    let changed = changed.map(|(change, _)| change);
    changed_facts(&before.facts, facts).chain(changed).collect()
}

fn changed_facts<'f>(
    before: &'f [Fact],
    after: &'f [Fact],
) -> impl Iterator<Item = VersionChange> + 'f {
    let of = |facts: &'f [Fact], name: &str| {
        facts.iter().find(|fact| fact_names::same(&fact.name, name))
    };
    let told = move |fact: &'f Fact| match of(before, &fact.name) {
        None => Some(VersionChange::NewFact(fact.name.clone())),
        Some(known) if known != fact => Some(VersionChange::FactChanged(fact.name.clone())),
        Some(_) => None,
    };
    let gone = before
        .iter()
        .filter(move |fact| of(after, &fact.name).is_none());
    let gone = gone.map(|fact| VersionChange::FactRemoved(fact.name.clone()));
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
                VersionChange::FactChanged("Seat".into()),
                VersionChange::FactChanged("order".into()),
                VersionChange::NewFact("iban".into()),
                VersionChange::FactRemoved("gone".into()),
                VersionChange::Priority
            ]
        );
        assert!(changes(&after, &after).is_empty());
    }
}
