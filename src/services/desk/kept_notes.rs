//! The note of a command that changes nothing, because somebody has already done what it asks for.

use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::actor::Actor;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::Handoff;
use crate::services::accounts::secrets;
use crate::services::case::{Case, PendingMessage};
use crate::services::error::Result;
use crate::storage::{handoffs, messages};
use data_encoding::HEXLOWER;

/// Keeps it as a note to colleagues: its writer is told that it is done. The note of the handoff that did it is there, and
/// so is one that comes again.
pub(crate) fn keep(case: &mut Case<'_>, actor: &Actor, note: Option<&str>) -> Result<()> {
    let Some(note) = note else { return Ok(()) };
    let masked = case.without_secrets(note)?.into_owned();
    let handoffs = handoffs::of_ticket(case.conn, case.ticket()?.id)?;
    let newest = handoffs.last().map(|handoff| handoff.id);
    let did_it = |handoff: &&Handoff| handoff.outcome.is_none() || Some(handoff.id) == newest;
    let is_this = |handoff: &Handoff| handoff.note.as_deref() == Some(&*masked);
    if handoffs.iter().filter(did_it).any(is_this) {
        return Ok(());
    }
    let words = format!("{}:{}:{note}", actor.id, case.control().epoch);
    let key = HEXLOWER.encode(&secrets::hash(&words));
    let key = format!("baton:kept:{key}");
    if messages::by_client_id(case.conn, case.conversation.id, &key)?.is_some() {
        return Ok(());
    }
    let name = case.settings.agent_name(actor.id)?.to_owned();
    case.store(PendingMessage {
        sender: Sender::Agent,
        visibility: Visibility::Internal,
        author: Some(Holder::Agent(actor.id)),
        author_name: Some(&name),
        external_id: None,
        client_id: Some(&key),
        text: note,
        meta: None,
        at: case.now,
    })?;
    Ok(())
}
