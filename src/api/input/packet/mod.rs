//! The members of a packet, as an escalation brings them (`POST /escalations`) and as a patch changes them
//! (`PATCH /tickets/{id}`), where each is kept, removed (`null`) or set.

mod changes;
mod whole;

use super::{Read, ask, facts, lists, metadata, task};
use crate::api::input::json_body;
use crate::domain::base::limits::RETURN_TO_MAX;
use crate::domain::base::words::Priority;
use crate::domain::packet::{Packet, PacketPatch};
use crate::domain::reader::Object;
use changes::{change, list};
use whole::NAME;

/// Reads the packet; a task that has a state is a task, even without a name.
pub(super) fn read(root: &mut Object<'_>, has_state: bool) -> Packet {
    Packet {
        trigger: root.object("trigger").and_then(whole::trigger),
        priority: root.word("priority", Priority::ALL),
        summary: root
            .field("summary")
            .and_then(|field| whole::summary(&field)),
        intent: root.object("intent").and_then(whole::intent),
        facts: root
            .field("facts")
            .map(|field| facts::read(&field))
            .unwrap_or_default(),
        promises: lists::promises(root),
        task: root
            .object("task")
            .and_then(|given| task::read(given, has_state)),
        ask: root.field("ask").and_then(|field| ask::read(&field)),
        routing: root.object("routing").and_then(whole::routing),
        return_to: root.texts("return_to", RETURN_TO_MAX, NAME),
        metadata: root
            .field("metadata")
            .and_then(|field| metadata::read(&field))
            .unwrap_or_default(),
        attachments: lists::attachments(root),
        truncated: false,
        earlier_tasks: Vec::new(),
        learned: Vec::new(),
        avoid: Vec::new(),
    }
}

/// Reads a merge patch. Other members of a ticket are unknown here, and warned of.
pub(crate) fn patch(bytes: &[u8]) -> Read<PacketPatch> {
    json_body::read(bytes, |mut root, task_state, findings| {
        let patch = PacketPatch {
            priority: change(root.given("priority"), |field| field.word(Priority::ALL)),
            summary: changes::summary(root.given("summary")),
            intent: change(root.given("intent"), |field| {
                field.object().map(changes::intent)
            }),
            facts: change(root.given("facts"), facts::changes),
            promises: list(&mut root, "promises", lists::promises),
            task: change(root.given("task"), |field| {
                field
                    .object()
                    .map(|given| changes::task(given, task_state, findings))
            }),
            ask: change(root.given("ask"), ask::read),
            metadata: change(root.given("metadata"), metadata::changes),
            attachments: list(&mut root, "attachments", lists::attachments),
        };
        root.done();
        Some(patch)
    })
}

#[cfg(test)]
mod tests;
