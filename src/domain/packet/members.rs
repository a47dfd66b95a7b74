//! The members of a packet, and what is done with each when the packet is merged, completed, patched, masked, or
//! shared with another bot. Every function takes the packet apart whole: a new member does not compile before each
//! of them says what becomes of it. How it is done stands with the kinds of members.

use super::mask::Mask;
use super::merge::{
    absent, add_attachments, add_facts, add_metadata, add_names, add_promises, add_tasks,
    add_words, merge_routing, newer, without,
};
use super::patch::{
    Change, IntentPatch, SummaryPatch, TaskPatch, check_totals, patch_facts, patch_intent,
    patch_metadata, patch_summary, patch_task,
};
use super::{Attachment, EarlierTask, Fact, Intent, Promise, Routing, Summary, Task, Trigger};
use crate::domain::asks::Ask;
use crate::domain::base::invalid::{FieldError, Warning};
use crate::domain::base::limits::{AVOID_MAX, FACTS_MAX};
use crate::domain::base::words::{Priority, Reason};
use crate::domain::reader::child;
use crate::domain::text::fact_names;
use crate::domain::text::redaction::Masks;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

/// The context package of a ticket: all that the bot knew, for the one who takes over. Its transcript and
/// `task.state` stand beside it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Packet {
    /// Why escalated. Absent when the bot gave no trigger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<Trigger>,
    /// Its urgency, as the bot sees it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// A summary of the conversation so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Summary>,
    /// The customer's intent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intent: Option<Intent>,
    /// Known facts, in the order they came. Names that differ only in case and separators are one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 200)]
    pub facts: Vec<Fact>,
    /// Promises made to the customer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 50)]
    pub promises: Vec<Promise>,
    /// The unfinished task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<Task>,
    /// What bots that had the conversation before left unfinished, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_tasks: Vec<EarlierTask>,
    /// Names of the facts that agents added or confirmed while they had the ticket.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 200)]
    pub learned: Vec<String>,
    /// Topics that an agent asked bots to keep away from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub avoid: Vec<String>,
    /// The bot's request to the agent who takes the ticket.
    #[serde(
        default,
        deserialize_with = "readable",
        skip_serializing_if = "Option::is_none"
    )]
    pub ask: Option<Ask>,
    /// The bot's wishes about where the ticket goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routing: Option<Routing>,
    /// Names of the bots that may take the conversation back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 20)]
    pub return_to: Vec<String>,
    /// Flat, free fields of the bot, up to 8 KB.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub metadata: Map<String, Value>,
    /// Links.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 50)]
    pub attachments: Vec<Attachment>,
    /// Whether the bot cut its transcript.
    #[serde(default)]
    #[schema(required = true)]
    pub truncated: bool,
}

/// An ask that was stored before asks were checked must not take its packet with it.
fn readable<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Ask>, D::Error> {
    let stored = Option::<Value>::deserialize(deserializer)?;
    Ok(stored.and_then(|ask| serde_json::from_value(ask).ok()))
}

/// A patch. Lists are replaced as a whole; an ask is one question and replaced as a whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct PacketPatch {
    /// Its urgency. Unlike an escalation, a patch may lower it.
    pub(crate) priority: Change<Priority>,
    /// A summary of the conversation so far.
    pub(crate) summary: Change<SummaryPatch>,
    /// The customer's intent.
    pub(crate) intent: Change<IntentPatch>,
    /// By name: a fact, or nothing to remove it.
    pub(crate) facts: Change<Vec<(String, Option<Fact>)>>,
    /// All promises.
    pub(crate) promises: Change<Vec<Promise>>,
    /// The unfinished task.
    pub(crate) task: Change<TaskPatch>,
    /// The bot's request to the agent.
    pub(crate) ask: Change<Ask>,
    /// By name: a value, or nothing to remove it.
    pub(crate) metadata: Change<Vec<(String, Option<Value>)>>,
    /// All attachments.
    pub(crate) attachments: Change<Vec<Attachment>>,
}

/// A packet after an addition.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Merged {
    /// The whole packet.
    pub(crate) packet: Packet,
    /// Whether it differs from what was known; if not, there is no new version.
    pub(crate) changed: bool,
    /// Members for which there was no room any more.
    pub(crate) warnings: Vec<Warning>,
}

/// A packet after a patch.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Patched {
    /// The whole packet.
    pub(crate) packet: Packet,
    /// The bot's own state, JSON text exactly as received.
    pub(crate) task_state: Option<String>,
    /// Whether anything differs; if not, there is no new version.
    pub(crate) changed: bool,
}

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
        earlier_tasks,
        learned,
        avoid,
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
        earlier_tasks: add_tasks(&packet.earlier_tasks, earlier_tasks),
        learned: add_names(&packet.learned, learned, FACTS_MAX),
        avoid: add_names(&packet.avoid, avoid, AVOID_MAX),
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
        earlier_tasks,
        learned,
        avoid,
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
        summary: absent(summary, &packet.written_summary().cloned()),
        intent: absent(intent, &packet.intent),
        facts: without(facts, named),
        promises: without(promises, promised),
        task: absent(task, &packet.task),
        // These are Baton's own: a bot sends none.
        earlier_tasks: earlier_tasks.clone(),
        learned: learned.clone(),
        avoid: avoid.clone(),
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
        summary: match packet.written_summary() {
            // Words replace an extract whole; nothing else touches it.
            Some(_) => patch_summary(summary, known.summary, &mut errors),
            None => patch_summary(summary, None, &mut errors).or(known.summary),
        },
        intent: patch_intent(intent, known.intent, &mut errors),
        facts: patch_facts(facts, known.facts),
        promises: promises.apply_list(known.promises),
        task,
        ask: ask.apply(known.ask),
        metadata: patch_metadata(metadata, known.metadata),
        attachments: attachments.apply_list(known.attachments),
        earlier_tasks: known.earlier_tasks,
        learned: known.learned,
        avoid: known.avoid,
        // What was so when the bot escalated stays.
        trigger: known.trigger,
        routing: known.routing,
        return_to: known.return_to,
        truncated: known.truncated,
    };
    check_totals(&patched.facts, &patched.metadata, &mut errors);
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

/// The part of a packet that goes on with the conversation, to another ticket or another bot: everything learned,
/// promised and tried. `bot` is the name of the bot whose packet it is, and `same` says whether it stays with that
/// bot. For another bot, the task becomes an earlier task with its state, and the bot's own members stay behind.
pub(super) fn carried(
    packet: Packet,
    task_state: Option<String>,
    bot: &str,
    same: bool,
) -> (Packet, Option<String>) {
    let Packet {
        trigger: _,  // why that ticket was opened
        priority: _, // how urgent it was
        summary,
        intent,
        facts,
        promises,
        task,
        mut earlier_tasks,
        learned: _, // the bot was told
        avoid,
        ask: _,     // went back to the bot that asked, or was withdrawn
        routing: _, // has done its work
        return_to,
        metadata,
        attachments,
        truncated,
    } = packet;
    let (mut task, mut state, mut own) = (task, task_state, metadata);
    if !same {
        let left = EarlierTask::of(bot.to_owned(), task.take(), state.take());
        earlier_tasks = add_tasks(&earlier_tasks, left.as_slice());
        own.clear();
    }
    let carried = Packet {
        trigger: None,
        priority: None,
        summary,
        intent,
        facts,
        promises,
        task,
        earlier_tasks,
        learned: Vec::new(),
        avoid,
        ask: None,
        routing: None,
        return_to,
        metadata: own,
        attachments,
        truncated,
    };
    (carried, state)
}

/// What a bot adds to the packet of a ticket that another bot opened: what was the bot's own stays out of the
/// other's packet.
pub(crate) fn from_another_bot(addition: &Packet) -> Packet {
    let mut added = addition.clone();
    let Packet {
        trigger: _,
        priority: _,
        summary: _,
        intent: _,
        facts: _,
        promises: _,
        task,
        earlier_tasks: _,
        learned: _,
        avoid: _,
        ask,
        routing,
        return_to,
        metadata,
        attachments: _,
        truncated: _,
    } = &mut added;
    (*task, *ask, *routing) = (None, None, None);
    return_to.clear();
    metadata.clear();
    added
}

/// What of a patch is refused from a bot that did not escalate: it may add and correct facts, nothing else.
pub(crate) fn refused_from_others(patch: &PacketPatch) -> Vec<FieldError> {
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
    let members = [
        ("/priority", priority.is_named()),
        ("/summary", summary.is_named()),
        ("/intent", intent.is_named()),
        ("/promises", promises.is_named()),
        ("/task", task.is_named()),
        ("/ask", ask.is_named()),
        ("/metadata", metadata.is_named()),
        ("/attachments", attachments.is_named()),
    ];
    let named = members.into_iter().filter(|(_, named)| *named);
    let named = named.map(|(pointer, _)| {
        let detail = "belongs to the bot that escalated: send yours with an escalation";
        FieldError::new(pointer, detail)
    });
    let given = facts.given().into_iter().flatten();
    let removed = given
        .filter(|(_, fact)| fact.is_none())
        .map(|(name, _)| child("/facts", name));
    let removed = removed
        .map(|pointer| FieldError::new(pointer, "can only be removed by the bot that escalated"));
    let all_facts = *facts == Change::Remove;
    let all_facts = all_facts
        .then(|| FieldError::new("/facts", "can only be removed by the bot that escalated"));
    named.chain(removed).chain(all_facts).collect()
}

/// Masks what matches a team's patterns.
pub(crate) fn mask(packet: &mut Packet, patterns: &Masks) {
    let Packet {
        trigger,
        priority: _,
        summary,
        intent,
        facts,
        promises,
        task,
        earlier_tasks,
        learned,
        avoid,
        ask,
        routing,
        return_to,
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
    earlier_tasks
        .iter_mut()
        .for_each(|earlier| mask.earlier_task(earlier));
    avoid.iter_mut().for_each(|topic| mask.text(topic));
    ask.iter_mut().for_each(|ask| mask.ask(ask));
    routing.iter_mut().for_each(|routing| mask.routing(routing));
    mask.list(return_to);
    mask.list(learned);
    mask.members(metadata);
    attachments
        .iter_mut()
        .for_each(|link| mask.attachment(link));
}

/// What another bot may know of a packet. What was the first bot's own stays with it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shared {
    /// Why it was escalated.
    pub(crate) reason: Option<Reason>,
    /// Why it was escalated, in words.
    pub(crate) detail: Option<String>,
    /// How sure the bot was of that, 0 to 1.
    pub(crate) confidence: Option<f64>,
    /// A summary of the conversation so far.
    pub(crate) summary: Option<Summary>,
    /// The customer's intent.
    pub(crate) intent: Option<Intent>,
    /// What is known.
    pub(crate) facts: Vec<Fact>,
    /// Promises made to the customer.
    pub(crate) promises: Vec<Promise>,
    /// The unfinished task.
    pub(crate) task: Option<Task>,
    /// What bots before left unfinished.
    pub(crate) earlier_tasks: Vec<EarlierTask>,
    /// Topics to keep away from.
    pub(crate) avoid: Vec<String>,
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
        task,
        earlier_tasks,
        learned: _, // stands with the facts
        avoid,
        ask: _,       // goes back to the bot that asked
        routing: _,   // has done its work
        return_to: _, // for the agents who give it back
        metadata: _,  // the first bot's own
        attachments,
        truncated: _,
    } = packet;
    Shared {
        reason: trigger.as_ref().map(|trigger| trigger.reason),
        confidence: trigger.as_ref().and_then(|trigger| trigger.confidence),
        detail: trigger.and_then(|trigger| trigger.detail),
        summary,
        intent,
        facts,
        promises,
        task,
        earlier_tasks: earlier_tasks.into_iter().map(without_state).collect(),
        avoid,
        attachments,
    }
}

/// That bot's own state stays Baton's to keep.
fn without_state(earlier: EarlierTask) -> EarlierTask {
    EarlierTask {
        state: None,
        ..earlier
    }
}

/// The packet as the bot that escalated reads it: everything but what is kept for other bots.
pub(crate) fn for_its_bot(packet: Packet) -> Packet {
    let earlier = packet.earlier_tasks.into_iter();
    Packet {
        earlier_tasks: earlier.map(without_state).collect(),
        ..packet
    }
}

/// The packet as a bot reads it that did not escalate.
pub(crate) fn for_another_bot(packet: Packet) -> Packet {
    let Shared {
        reason,
        detail,
        confidence,
        summary,
        intent,
        facts,
        promises,
        task,
        earlier_tasks,
        avoid,
        attachments,
    } = shared(packet);
    let trigger = reason.map(|reason| Trigger {
        reason,
        detail,
        message_id: None,
        confidence,
    });
    Packet {
        trigger,
        summary,
        intent,
        facts,
        promises,
        task,
        earlier_tasks,
        avoid,
        attachments,
        ..Packet::default()
    }
}
