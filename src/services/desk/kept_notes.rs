//! The note of a transfer that changes nothing, because the ticket is there already.

use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::actor::Actor;
use crate::domain::case::control::Holder;
use crate::services::accounts::secrets;
use crate::services::case::{Case, PendingMessage};
use crate::services::error::Result;
use crate::storage::{handoffs, messages};
use data_encoding::HEXLOWER;

/// Keeps it as a note to colleagues: its writer is told that the transfer is done. The note of the transfer that is
/// under way is there, and so is one that comes again.
pub(crate) fn keep(case: &mut Case<'_>, actor: &Actor, note: Option<&str>) -> Result<()> {
    let Some(note) = note else { return Ok(()) };
    let masked = case.without_secrets(note)?.into_owned();
    let under_way = handoffs::under_way(case.conn, case.ticket()?.id)?;
    let is_this = |known: &Option<String>| known.as_deref() == Some(&*masked);
    if under_way.iter().any(|handoff| is_this(&handoff.note)) {
        return Ok(());
    }
    let words = format!("{}:{}:{note}", actor.id, case.control().epoch);
    let key = HEXLOWER.encode(&secrets::hash(&words));
    let key = format!("baton:transfer:{key}");
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
