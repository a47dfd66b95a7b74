//! The packet: what the bot knew.

use super::{customer, facts, tried};
use crate::domain::base::time::Moment;
use crate::domain::case::message::Message;
use crate::domain::packet::proposals::Proposal;
use crate::domain::packet::{Intent, Packet, Summary};
use crate::domain::transcript::{Item, ItemKind};
use crate::services::ViewedTicket;
use crate::views::Pair;
use crate::views::ask::{self, answered};
use crate::views::catalogue::t;
use crate::views::message::attachments;
use crate::views::packet::view::{PacketView, VersionView};
use crate::views::packet::{completeness, why_here};
use crate::views::{json_text, labels};
use serde_json::{Map, Value};

/// The packet as it is now.
pub(crate) fn packet(view: &ViewedTicket) -> PacketView {
    with_proposed(view, completeness::proposed(view))
}

/// The same with what was found in the conversation.
pub(crate) fn with_proposed(view: &ViewedTicket, proposed: Vec<Proposal>) -> PacketView {
    let (ticket, packet) = (&view.row.ticket, &view.packet);
    // Taken apart whole: where a member is shown must be said.
    let Packet {
        trigger,
        summary,
        intent,
        facts,
        promises,
        task,
        earlier_tasks,
        avoid,
        attachments,
        metadata,
        priority: _,  // on the ticket, which a handoff may have changed
        learned: _,   // confirmed, with the agent as source
        ask: _,       // as it stands, see `ask`
        routing: _,   // with what came of it, see `routing`
        return_to: _, // where a ticket is handed back
        truncated: _, // at the transcript
    } = packet;
    let shown = PacketView {
        number: ticket.id.0,
        version: ticket.packet_version,
        reason: reason(view),
        reason_detail: trigger
            .as_ref()
            .and_then(|trigger| trigger.detail.clone())
            .unwrap_or_default(),
        quote: quote(view).unwrap_or_default(),
        goal: intent.as_ref().map(goal).unwrap_or_default(),
        summary: summary
            .as_ref()
            .map(|summary| summary.text.clone())
            .unwrap_or_default(),
        summary_author: summary.as_ref().map(author).unwrap_or_default(),
        ask: ask::fill::ask(view),
        answers: view
            .asks
            .iter()
            .rev()
            .filter_map(answered::answered)
            .collect(),
        customer: customer::customer(&view.row),
        facts: facts.iter().map(facts::fact).collect(),
        tried: tried::tried(view),
        tasks: tried::tasks(task.as_ref(), earlier_tasks),
        avoid: avoid.clone(),
        promises: promises.iter().map(facts::promise).collect(),
        attachments: attachments::attachments(attachments),
        metadata: self::metadata(view, metadata),
        routing: why_here::routing(view),
        versions: view
            .versions
            .iter()
            .map(|version| self::version(view, *version))
            .collect(),
        ..PacketView::default()
    };
    completeness::with_context(view, shown, proposed)
}

/// Who wrote a summary, if that is known.
fn author(summary: &Summary) -> String {
    match summary.is_extract() {
        true => t::packet_summary_extract().to_owned(),
        false => summary.author.clone().unwrap_or_default(),
    }
}

fn reason(view: &ViewedTicket) -> String {
    let why = match view.packet.trigger {
        Some(_) => labels::why(view.row.ticket.reason),
        None => t::packet_reason_none(),
    };
    let mut letters = why.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The words that triggered the escalation, where the bot says which they were.
fn quote(view: &ViewedTicket) -> Option<String> {
    let id = view.packet.trigger.as_ref()?.message_id.as_ref()?;
    let said = |message: &&Message| message.external_id.as_ref() == Some(id);
    let told =
        |item: &&Item| item.kind == ItemKind::Message && item.external_id.as_ref() == Some(id);
    let said = view
        .messages
        .iter()
        .find(said)
        .map(|message| message.text.clone());
    said.or_else(|| {
        view.transcript
            .iter()
            .find(told)
            .map(|item| item.text.clone())
    })
}

fn goal(intent: &Intent) -> String {
    let name = labels::spaced(&intent.name);
    match intent.confidence.and_then(facts::doubt) {
        Some(sure) => t::packet_goal_doubted(name, sure),
        None => name,
    }
}

fn metadata(view: &ViewedTicket, metadata: &Map<String, Value>) -> Vec<Pair> {
    let sent = metadata.iter().map(|(name, value)| Pair {
        name: name.clone(),
        value: json_text::text(value),
    });
    let conversation = Pair {
        name: t::packet_metadata_conversation().to_owned(),
        value: view.row.conversation.external_id.clone(),
    };
    std::iter::once(conversation).chain(sent).collect()
}

fn version(view: &ViewedTicket, (version, at): (i64, Moment)) -> VersionView {
    let (by, change) = match version {
        1 => (view.bot.name.clone(), t::packet_version_first()),
        _ => (String::new(), t::packet_version_later()),
    };
    VersionView {
        version,
        at: at.to_string(),
        by,
        change: change.to_owned(),
    }
}
