//! Additions to a packet after its first version.

use crate::domain::base::invalid::Warning;
use crate::domain::base::words::{Priority, Visibility};
use crate::domain::case::lifecycle::{Refused, Status};
use crate::domain::case::message::Message;
use crate::domain::log::{ContextUpdated, Happened, PacketVersion};
use crate::domain::packet::continued;
use crate::domain::packet::members;
use crate::domain::packet::{Fact, Packet, PacketPatch};
use crate::domain::transcript::{Item, ItemKind, ItemRole, unknown_items};
use crate::services::case::Case;
use crate::services::error::{Result, ServiceError};
use crate::services::files;
use crate::services::packet::summary;
use crate::storage::packets;

/// Messages a transcript is aligned with: the newest.
const ALIGNED_WITH: i64 = 4000;

/// Adds what is new to the packet of the case's ticket. Nothing new, no new version.
pub(crate) fn add_to(
    case: &mut Case<'_>,
    addition: &Packet,
    task_state: Option<&str>,
) -> Result<Vec<Warning>> {
    let (team, bot) = (case.ticket()?.team, case.ticket()?.bot);
    let known = case.packet()?;
    let (packet, state) = (known.packet.as_ref().clone(), known.task_state.as_deref());
    let bot = &case.settings.bot(bot)?.bot;
    // Masked first: a retry must find that nothing is new.
    let masked = case.masked_packet(team, addition)?;
    let state_now = state.map(str::to_owned);
    let added = continued::add(packet, state_now, &bot.name, &masked, task_state);
    if added.packet != *known.packet || added.task_state.as_deref() != state {
        raise_priority(case, addition)?;
        new_version(case, &added.packet, added.task_state.as_deref())?;
    }
    Ok(added.warnings)
}

/// Facts that an agent added or confirmed.
pub(crate) fn learned(facts: &[Fact]) -> Packet {
    Packet {
        learned: facts.iter().map(|fact| fact.name.clone()).collect(),
        facts: facts.to_vec(),
        ..Packet::default()
    }
}

/// Adds only what the packet of the case's ticket does not have yet: a retry that comes late replaces
/// nothing that was corrected since.
pub(crate) fn complete(
    case: &mut Case<'_>,
    addition: &Packet,
    task_state: Option<&str>,
) -> Result<Vec<Warning>> {
    let team = case.ticket()?.team;
    let known = case.packet()?;
    let missing = members::missing(&known.packet, &*case.masked_packet(team, addition)?);
    add_to(
        case,
        &missing,
        task_state.filter(|_| known.task_state.is_none()),
    )
}

/// Stores the packet as a new version; what a handoff has moved stays as it was.
pub(crate) fn new_version(
    case: &mut Case<'_>,
    packet: &Packet,
    task_state: Option<&str>,
) -> Result<()> {
    let team = case.ticket()?.team;
    let packet = case.masked_packet(team, packet)?.into_owned();
    let before = case.packet()?.packet;
    files::belong_to(case, &packet.attachments, false);
    let ticket = case.ticket_mut()?;
    ticket.packet_version += 1;
    let version = ticket.packet_version;
    case.put_packet(packet.clone(), task_state)?;
    let told = PacketVersion { version };
    case.record(Happened::ContextUpdated(ContextUpdated { packet: told }));
    case.tag_by_bot(Some(&before), &packet)
}

/// A second escalation may make a ticket more urgent, never less.
fn raise_priority(case: &mut Case<'_>, addition: &Packet) -> Result<()> {
    let now = case.ticket()?.priority;
    match addition.priority {
        Some(wanted) if wanted > now => case.change_priority(wanted),
        Some(_) | None => Ok(()),
    }
}

/// Adds the items that are neither in the ticket's transcript nor said through Baton already.
pub(crate) fn add_transcript(case: &mut Case<'_>, items: &[Item]) -> Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    let (ticket, team) = (case.ticket()?.id, case.ticket()?.team);
    let items: &[Item] = &case.masked_items(team, items)?;
    let known = case.items()?;
    let said = case.said(ALIGNED_WITH)?;
    let earlier: Vec<_> = known.iter().map(Item::said_by).collect();
    let new = unknown_items(items, &earlier, &spoken(&said));
    for call in items.iter().filter(|item| item.kind == ItemKind::ToolCall) {
        if let Some(failed) = call.failed {
            packets::set_failed(case.conn, ticket, call, failed)?;
        }
    }
    let first = i64::try_from(known.len()).unwrap_or(i64::MAX);
    let all = [known.as_slice(), &new].concat();
    case.put_items(first, new);
    match all.len() > known.len() {
        true => {
            let renewed = summary::renewed(case, &all, &said)?;
            amend(case, renewed)
        }
        false => Ok(()),
    }
}

/// The public messages, in the shape of a transcript.
pub fn spoken(said: &[Message]) -> Vec<(ItemRole, &str)> {
    let aloud = said
        .iter()
        .filter(|message| message.visibility == Visibility::Public);
    aloud
        .map(|message| (message.sender.into(), message.text.as_str()))
        .collect()
}

/// Applies a bot's patch. A closed ticket is not changed any more.
pub(crate) fn patch(case: &mut Case<'_>, patch: &PacketPatch) -> Result<()> {
    let ticket = case.ticket()?;
    if let Status::Closed(outcome) = ticket.status {
        return Err(ServiceError::Refused {
            refused: Refused::Closed(outcome),
            owner: None,
        });
    }
    let known = case.packet()?;
    let (packet, state) = (&known.packet, known.task_state.as_deref());
    let patch = patch.with_masked_names(&case.masks()?);
    let patched = members::patch(packet, state, patch).map_err(ServiceError::Invalid)?;
    let team = case.ticket()?.team;
    let is_same = *case.masked_packet(team, &patched.packet)? == **packet;
    if !patched.changed || is_same && patched.task_state.as_deref() == state {
        return Ok(());
    }
    if patched.packet.priority != packet.priority {
        case.change_priority(patched.packet.priority.unwrap_or(Priority::Normal))?;
    }
    let is_removed = patched.packet.summary.is_none();
    new_version(case, &patched.packet, patched.task_state.as_deref())?;
    match is_removed {
        true => read_extract(case),
        false => Ok(()),
    }
}

/// Makes the extract anew of what is stored.
pub(crate) fn read_extract(case: &mut Case<'_>) -> Result<()> {
    let renewed = summary::read_again(case)?;
    amend(case, renewed)
}

/// Changes the version that this case has just made, or makes a new one.
fn amend(case: &mut Case<'_>, renewed: Option<Packet>) -> Result<()> {
    let Some(renewed) = renewed else {
        return Ok(());
    };
    if case.amend_packet(&renewed) {
        return Ok(());
    }
    let state = case.packet()?.task_state;
    new_version(case, &renewed, state.as_deref())
}
