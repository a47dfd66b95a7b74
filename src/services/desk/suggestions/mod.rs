//! Suggestions for a reply: saved replies that fit the customer's request, and what the team answered to requests like
//! it. They are made when an agent asks for them, and are never sent by themselves. How requests are compared is in
//! `domain/desk/past_replies`; `clock/past_replies.rs` reads the words of replies after they are sent.

mod answered_before;
mod said_before;

pub(crate) use answered_before::PastReply;
pub(crate) use said_before::SaidLines;

use crate::domain::base::ids::TicketId;
use crate::domain::case::access::Action;
use crate::domain::case::actor::Actor;
use crate::domain::desk::past_replies::ranked_by_text;
use crate::services::case::door::require;
use crate::services::desk::Desk;
use crate::services::desk::saved_replies::{FilledReply, filled_at};
use crate::services::error::{Noun, Result, ServiceError};
use crate::storage::{search_backlog, ticket_rows};
use answered_before::SUGGESTED;

/// What may be sent at a ticket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Suggestions {
    /// Saved replies with the ticket's values, the likeliest first.
    pub(crate) saved: Vec<FilledReply>,
    /// What answered requests like this one, the likeliest first.
    pub(crate) past: Vec<PastReply>,
    /// The name of the ticket's team.
    pub(crate) team: String,
    /// Whether replies of earlier releases are yet to be read.
    pub(crate) is_incomplete: bool,
}

impl Desk<'_> {
    /// What an agent may send at a ticket, chosen by what the customer said last.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub(crate) async fn suggestions(self, actor: Actor, ticket: TicketId) -> Result<Suggestions> {
        self.services
            .read_settled(move |conn, settings| {
                let actor = settings.as_set_now(&actor)?;
                let found = ticket_rows::of(conn, actor.id, vec![ticket])?;
                let found = found.into_iter().next();
                let found = found.ok_or(ServiceError::NotFound(Noun::Ticket))?;
                require(&actor, Action::Read, &found.ticket)?;
                let team = settings.team(found.ticket.team)?;
                let now = (found.conversation.id, i64::MAX);
                let said = SaidLines::read(conn, ticket, now, &team.masks)?;
                let summary = found.packet.as_ref().and_then(|it| it.summary.as_ref());
                let around = said.exchange(summary.map(|summary| summary.text.as_str()));
                let saved = filled_at(conn, settings, &actor, &found)?;
                let texts: Vec<String> = saved.iter().map(words_of_saved).collect();
                let ranked = ranked_by_text(&around, texts.iter().map(String::as_str));
                let ranked = ranked.into_iter().filter_map(|at| saved.get(at));
                Ok(Suggestions {
                    saved: ranked.take(SUGGESTED).cloned().collect(),
                    past: answered_before::replies(conn, settings, &actor, &found, &around)?,
                    team: team.team.name.clone(),
                    is_incomplete: search_backlog::next(conn, 1)?.is_some(),
                })
            })
            .await
    }
}

fn words_of_saved(reply: &FilledReply) -> String {
    format!("{} {}", reply.name, reply.text)
}
