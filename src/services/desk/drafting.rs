//! Drafts of agents, and the place up to which each agent has read a ticket.

use crate::domain::base::ids::TicketId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::DraftKind;
use crate::domain::case::actor::Actor;
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::text::redaction::mask_patterns;
use crate::services::desk::Desk;
use crate::services::error::{Result, ServiceError};
use crate::storage::drafts;
use std::borrow::Cow;

/// Drafts that one agent may leave at tickets.
const DRAFTS_MAX: i64 = 1000;

fn too_many_drafts() -> ServiceError {
    let fault = DeskFault::TooManyDrafts(DRAFTS_MAX);
    ServiceError::Invalid(vec![FieldError::new("/text", fault)])
}

impl Desk<'_> {
    /// Saves what an agent is writing; an empty text throws the draft away, or only what was begun of the words that were
    /// sent.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Invalid`] when the agent has too many.
    pub(crate) async fn save_draft(
        self,
        actor: Actor,
        ticket: TicketId,
        kind: DraftKind,
        text: String,
        sent: Option<String>,
    ) -> Result<()> {
        let now = self.services.clock.now();
        let settings = self.services.held.now();
        self.services
            .record(move |conn| {
                let found = crate::services::reading::readable(conn, &actor, ticket)?;
                let team = settings.team_by_id(found.team);
                let masked = |text| match team {
                    Some(team) => mask_patterns(text, &team.masks).0,
                    None => Cow::Borrowed(text),
                };
                let (text, sent) = (masked(text.as_str()), sent.as_deref().map(masked));
                match (text.trim().is_empty(), sent) {
                    (true, Some(sent)) => {
                        drafts::clear_sent(conn, ticket, actor.id, kind, &sent)?;
                    }
                    (true, None) => drafts::clear(conn, ticket, actor.id, kind)?,
                    (false, _) if drafts::is_full(conn, (ticket, actor.id, kind), DRAFTS_MAX)? => {
                        return Err(too_many_drafts());
                    }
                    (false, _) => drafts::save(conn, ticket, actor.id, kind, &text, now)?,
                }
                Ok(())
            })
            .await
    }

    /// Remembers how far an agent has read.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub(crate) async fn mark_read(self, actor: Actor, ticket: TicketId, seq: i64) -> Result<()> {
        let agent = actor.id;
        let read = self
            .services
            .record(move |conn| {
                let found = crate::services::reading::readable(conn, &actor, ticket)?;
                let seq = seq.min(found.last_seq);
                drafts::mark_read(conn, actor.id, ticket, seq)?;
                Ok(seq)
            })
            .await?;
        self.services.accounts().tell_read(agent, ticket, read);
        Ok(())
    }
}
