//! What is done with each member of a packet when it is merged, completed, patched, masked, or told to
//! another bot. Every function takes the packet apart whole: a new member does not compile before each of
//! them says what becomes of it. How it is done stands with the kinds of members.

use super::mask::Mask;
use super::merge::{
    Merged, absent, add_attachments, add_facts, add_metadata, add_promises, add_words,
    merge_routing, newer, without,
};
use super::patch::{
    PacketPatch, Patched, check_totals, patch_facts, patch_intent, patch_metadata, patch_summary,
    patch_task,
};
use super::{Attachment, Fact, Intent, Packet, Promise, Summary};
use crate::domain::base::invalid::FieldError;
use crate::domain::text::fact_names;
use regex::Regex;

/// Adds what a later escalation brought. Single things are replaced when given, lists grow without
/// doubles, the priority only rises. `task.state` lives outside the packet: the newest given one stays.
pub(crate) fn merge(packet: &Packet, addition: &Packet) -> Merged {
    let mut warnings = Vec::new();
    let Packet {
        trigger,
        priority,
        summary,
        intent,
        facts,
        promises,
        task,
        ask,
        routing,
        return_to,
        metadata,
        attachments,
        truncated,
    } = addition;
    let merged = Packet {
        trigger: newer(trigger, &packet.trigger),
        priority: packet.priority.max(*priority),
        summary: newer(summary, &packet.summary),
        intent: newer(intent, &packet.intent),
        facts: add_facts(&packet.facts, facts, &mut warnings),
        promises: add_promises(&packet.promises, promises, &mut warnings),
        task: newer(task, &packet.task),
        ask: newer(ask, &packet.ask),
        routing: merge_routing(packet.routing.as_ref(), routing.as_ref()),
        return_to: add_words(&packet.return_to, return_to),
        attachments: add_attachments(&packet.attachments, attachments, &mut warnings),
        metadata: add_metadata(&packet.metadata, metadata, &mut warnings),
        truncated: packet.truncated | truncated,
    };
    Merged {
        changed: merged != *packet,
        packet: merged,
        warnings,
    }
}

/// What of an addition the packet does not have yet, by the same names [`merge`] goes by.
pub(crate) fn missing(packet: &Packet, addition: &Packet) -> Packet {
    let Packet {
        trigger,
        priority: _, // a late retry makes nothing more urgent
        summary,
        intent,
        facts,
        promises,
        task,
        ask,
        routing,
        return_to,
        metadata,
        attachments,
        truncated,
    } = addition;
    let named = |new: &Fact| {
        let mut known = packet.facts.iter();
        known.any(|old| fact_names::same(&old.name, &new.name))
    };
    let promised = |new: &Promise| packet.promises.iter().any(|old| old.text == new.text);
    let attached = |new: &Attachment| packet.attachments.iter().any(|old| old.url == new.url);
    let mut metadata = metadata.clone();
    metadata.retain(|name, _| !packet.metadata.contains_key(name));
    Packet {
        trigger: absent(trigger, &packet.trigger),
        priority: None,
        summary: absent(summary, &packet.summary),
        intent: absent(intent, &packet.intent),
        facts: without(facts, named),
        promises: without(promises, promised),
        task: absent(task, &packet.task),
        ask: absent(ask, &packet.ask),
        routing: absent(routing, &packet.routing),
        return_to: return_to.clone(),
        metadata,
        attachments: without(attachments, attached),
        truncated: *truncated,
    }
}

/// Applies a patch to a packet and its `task.state`.
pub(crate) fn patch(
    packet: &Packet,
    task_state: Option<&str>,
    patch: PacketPatch,
) -> Result<Patched, Vec<FieldError>> {
    let mut errors = Vec::new();
    let PacketPatch {
        priority,
        summary,
        intent,
        facts,
        promises,
        task,
        ask,
        metadata,
        attachments,
    } = patch;
    let known = packet.clone();
    let state = task_state.map(str::to_owned);
    let (task, task_state) = patch_task(task, known.task, state.clone());
    let patched = Packet {
        priority: priority.apply(known.priority),
        summary: patch_summary(summary, known.summary, &mut errors),
        intent: patch_intent(intent, known.intent, &mut errors),
        facts: patch_facts(facts, known.facts),
        promises: promises.apply_list(known.promises),
        task,
        ask: ask.apply(known.ask),
        metadata: patch_metadata(metadata, known.metadata),
        attachments: attachments.apply_list(known.attachments),
        // What was so when the bot escalated stays.
        trigger: known.trigger,
        routing: known.routing,
        return_to: known.return_to,
        truncated: known.truncated,
    };
    check_totals(&patched, &mut errors);
    let changed = patched != *packet || task_state != state;
    if errors.is_empty() {
        Ok(Patched {
            packet: patched,
            task_state,
            changed,
        })
    } else {
        Err(errors)
    }
}

/// Masks what matches a team's patterns.
pub(crate) fn mask(packet: &mut Packet, patterns: &[Regex]) {
    let Packet {
        trigger,
        priority: _,
        summary,
        intent,
        facts,
        promises,
        task,
        ask,
        routing,
        return_to: _, // names of bots
        metadata,
        attachments,
        truncated: _,
    } = packet;
    let mask = Mask(patterns);
    trigger.iter_mut().for_each(|trigger| mask.trigger(trigger));
    summary.iter_mut().for_each(|summary| mask.summary(summary));
    intent.iter_mut().for_each(|intent| mask.intent(intent));
    facts.iter_mut().for_each(|fact| mask.fact(fact));
    promises
        .iter_mut()
        .for_each(|promise| mask.promise(promise));
    task.iter_mut().for_each(|task| mask.task(task));
    ask.iter_mut().for_each(|ask| mask.ask(ask));
    routing.iter_mut().for_each(|routing| mask.routing(routing));
    metadata.values_mut().for_each(|value| mask.value(value));
    attachments
        .iter_mut()
        .for_each(|link| mask.attachment(link));
}

/// What another bot may know of a packet. What was the first bot's own stays with it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shared {
    /// Why it was escalated, in words.
    pub(crate) detail: Option<String>,
    /// What happened so far.
    pub(crate) summary: Option<Summary>,
    /// What the customer wants.
    pub(crate) intent: Option<Intent>,
    /// What is known.
    pub(crate) facts: Vec<Fact>,
    /// What was promised.
    pub(crate) promises: Vec<Promise>,
    /// Files and links.
    pub(crate) attachments: Vec<Attachment>,
}

/// The packet for another bot.
pub(crate) fn shared(packet: Packet) -> Shared {
    let Packet {
        trigger,
        priority: _, // the ticket's own
        summary,
        intent,
        facts,
        promises,
        task: _,      // of the first bot's flow
        ask: _,       // goes back to the bot that asked
        routing: _,   // has done its work
        return_to: _, // for the agents who give it back
        metadata: _,  // the first bot's own
        attachments,
        truncated: _,
    } = packet;
    Shared {
        detail: trigger.and_then(|trigger| trigger.detail),
        summary,
        intent,
        facts,
        promises,
        attachments,
    }
}
