//! What agents change of notes: other words, deleting, and taking that back. What a note said before is kept.

use crate::domain::base::ids::{AgentId, TicketId};
use crate::domain::base::invalid::FieldError;
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::domain::case::message::Message;
use crate::domain::case::ticket::Ticket;
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::log::{Happened, NoteChanged};
use crate::services::case::Case;
use crate::services::desk::writing::Noted;
use crate::services::desk::{Desk, mentioning};
use crate::services::error::{Noun, Result, ServiceError};
use crate::storage::note_versions::{self, NoteVersion};
use crate::storage::{AnyConnection, messages, search_stale, tickets};
use std::collections::HashMap;

/// A note is changed so many times at most.
const CHANGES_MAX: i64 = 100;

/// A note with what it said before.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NoteWithVersions {
    /// The note.
    pub(crate) note: Message,
    /// What it said before, oldest first; nothing for a deleted one that its reader may not read.
    pub(crate) versions: Vec<NoteVersion>,
    /// The names of the agents: who changed it, and whom it mentions.
    pub(crate) names: HashMap<AgentId, String>,
    /// Whether its reader may change it.
    pub(crate) may_edit: bool,
    /// Whether they may delete it, or take that back.
    pub(crate) may_delete: bool,
}

impl Desk<'_> {
    /// A note of a ticket, with what it said before.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub(crate) async fn note_versions(
        self,
        actor: Actor,
        ticket: TicketId,
        seq: i64,
    ) -> Result<NoteWithVersions> {
        let read = self.services.read_settled(move |conn, settings| {
            let found = crate::services::reading::readable(conn, &actor, ticket)?;
            let note = note_at(conn, &found, seq)?;
            let is_deleted = note.deleted_by.is_some();
            let versions = match access::may_read_versions(&actor, is_deleted) {
                true => note_versions::of(conn, note.id)?,
                false => Vec::new(),
            };
            let agents = settings.agents().iter();
            let names = agents.map(|agent| (agent.id, agent.name.clone())).collect();
            let is_its_to_restore =
                !is_deleted || note.deleted_by == Some(actor.id) || access::leads(&actor);
            Ok(NoteWithVersions {
                versions,
                names,
                may_edit: !is_deleted && access::may_edit_note(&actor, &found, note.agent),
                may_delete: is_its_to_restore
                    && access::may_delete_note(&actor, &found, note.agent),
                note,
            })
        });
        read.await
    }

    /// Gives a note other words, if it was changed as often as its editor has seen. Whom only the new words mention is
    /// told. The same words once more change nothing (harmless retries).
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Forbidden`], [`ServiceError::NoteChanged`], [`ServiceError::Invalid`]
    /// for a note that was changed too often.
    pub(crate) async fn edit_note(
        self,
        actor: Actor,
        ticket: TicketId,
        seq: i64,
        (text, version): (String, i64),
    ) -> Result<Noted> {
        self.services
            .at_ticket(actor, ticket, Action::Note, move |case, actor| {
                let before = note_of(case, seq)?;
                allow(access::may_edit_note(actor, case.ticket()?, before.agent))?;
                let text = case.agents_words(&text)?.into_owned();
                if before.deleted_by.is_none() && before.text == text {
                    return Ok(unmentioned(before));
                }
                if before.edits != version || before.deleted_by.is_some() {
                    return Err(ServiceError::NoteChanged {
                        version: before.edits,
                    });
                }
                let changed = Message {
                    text,
                    ..before.clone()
                };
                let changed = change(case, actor, &before, changed)?;
                let out_of_reach = mentioning::tell_anew(case, &before, &changed)?;
                Ok(Noted {
                    message: changed,
                    out_of_reach,
                })
            })
            .await
    }

    /// Deletes a note. One that is deleted already stays so.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Forbidden`].
    pub(crate) async fn delete_note(
        self,
        actor: Actor,
        ticket: TicketId,
        seq: i64,
    ) -> Result<Noted> {
        self.services
            .at_ticket(actor, ticket, Action::Note, move |case, actor| {
                let before = note_of(case, seq)?;
                allow(access::may_delete_note(actor, case.ticket()?, before.agent))?;
                if before.deleted_by.is_some() {
                    return Ok(unmentioned(before));
                }
                let changed = Message {
                    text: String::new(),
                    meta: None,
                    deleted_by: Some(actor.id),
                    ..before.clone()
                };
                change(case, actor, &before, changed).map(unmentioned)
            })
            .await
    }

    /// Takes the deletion of a note back. What a manager has deleted its author does not bring back.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Forbidden`].
    pub(crate) async fn restore_note(
        self,
        actor: Actor,
        ticket: TicketId,
        seq: i64,
    ) -> Result<Noted> {
        self.services
            .at_ticket(actor, ticket, Action::Note, move |case, actor| {
                let before = note_of(case, seq)?;
                allow(access::may_delete_note(actor, case.ticket()?, before.agent))?;
                let Some(by) = before.deleted_by else {
                    return Ok(unmentioned(before));
                };
                allow(by == actor.id || access::leads(actor))?;
                let last = note_versions::of(case.conn, before.id)?.pop();
                let last = last.ok_or(ServiceError::NotFound(Noun::Note))?;
                let changed = Message {
                    text: last.text,
                    meta: last.meta,
                    deleted_by: None,
                    ..before.clone()
                };
                change(case, actor, &before, changed).map(unmentioned)
            })
            .await
    }
}

fn unmentioned(message: Message) -> Noted {
    Noted {
        message,
        out_of_reach: Vec::new(),
    }
}

fn allow(is_allowed: bool) -> Result<()> {
    match is_allowed {
        true => Ok(()),
        false => Err(ServiceError::Forbidden),
    }
}

/// A note that was written at this ticket.
fn note_at(conn: &mut AnyConnection, ticket: &Ticket, seq: i64) -> Result<Message> {
    let note = messages::note_at(conn, ticket.conversation, seq)?;
    note.filter(|note| note.ticket == Some(ticket.id))
        .ok_or(ServiceError::NotFound(Noun::Note))
}

fn note_of(case: &mut Case<'_>, seq: i64) -> Result<Message> {
    let ticket = case.ticket()?.clone();
    note_at(case.conn, &ticket, seq)
}

/// Changes a note: what it said is kept, and whatever quotes it or is found by it follows.
fn change(
    case: &mut Case<'_>,
    actor: &Actor,
    before: &Message,
    mut changed: Message,
) -> Result<Message> {
    // Deleting, and taking that back, is always possible.
    if before.edits >= CHANGES_MAX && changed.deleted_by == before.deleted_by {
        let fault = DeskFault::NoteChangedTooOften(CHANGES_MAX);
        return Err(ServiceError::Invalid(vec![FieldError::new("/text", fault)]));
    }
    let told = NoteChanged { note: before.seq };
    let seq = case.record(match changed.deleted_by {
        Some(_) => Happened::NoteDeleted(told),
        None => Happened::NoteEdited(told),
    });
    let by = (actor.id, seq, case.now);
    if !note_versions::change(case.conn, before, &changed, by)? {
        return Err(ServiceError::NoteChanged {
            version: before.edits,
        });
    }
    changed.edits = before.edits + 1;
    let ticket = case.ticket()?.id;
    let versions = note_versions::of(case.conn, before.id)?;
    let seqs = versions.iter().map(|version| version.seq);
    let seqs = std::iter::once(before.seq).chain(seqs).collect();
    let is_there = changed.deleted_by.is_none();
    let beginning = is_there.then(|| mentioning::beginning(&changed.text));
    note_versions::quote_anew(case.conn, ticket, seqs, beginning.as_deref())?;
    // Later tickets of the conversation may show it too.
    let all = tickets::of_conversations(case.conn, vec![before.conversation])?;
    let all: Vec<TicketId> = all.into_iter().map(|ticket| ticket.id).collect();
    search_stale::add(case.conn, &all)?;
    Ok(changed)
}
