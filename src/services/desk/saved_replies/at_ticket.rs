//! Saved replies at a ticket: with its values in the place of their variables, and counted when they are sent.

use super::carrying_out::COUNTED_MOST;
use crate::domain::base::ids::{SavedReplyId, TicketId};
use crate::domain::case::access::Action;
use crate::domain::case::actor::Actor;
use crate::domain::case::message::Message;
use crate::domain::desk::saved_replies::placeholders::{ReplyValues, fill};
use crate::domain::desk::saved_replies::reply_actions::ReplyActions;
use crate::domain::desk::saved_replies::reply_owner::ReplyOwner;
use crate::services::case::door::require;
use crate::services::desk::Desk;
use crate::services::desk::writing::Reply;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::settings::SettingsSnapshot;
use crate::storage::ticket_rows::TicketRow;
use crate::storage::{AnyConnection, saved_replies, ticket_rows};

/// Replies that a composer gets: of more, those that are sent most.
const OFFERED_MOST: i64 = 2_000;

/// A saved reply with the values of a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FilledReply {
    /// Which it is.
    pub(crate) id: SavedReplyId,
    /// Whom it belongs to.
    pub(crate) owner: ReplyOwner,
    /// Its name.
    pub(crate) name: String,
    /// Its text, ready to be sent.
    pub(crate) text: String,
    /// What else is done when it is sent.
    pub(crate) actions: ReplyActions,
}

impl Desk<'_> {
    /// What an agent may send at a ticket, the most used first: their own replies, those of their teams and of the
    /// ticket's, and those of all.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub(crate) async fn replies_at(
        self,
        actor: Actor,
        ticket: TicketId,
    ) -> Result<Vec<FilledReply>> {
        self.services
            .read_settled(move |conn, settings| {
                let actor = settings.as_set_now(&actor)?;
                let found = ticket_rows::of(conn, actor.id, vec![ticket])?;
                let found = found.into_iter().next();
                let found = found.ok_or(ServiceError::NotFound(Noun::Ticket))?;
                require(&actor, Action::Read, &found.ticket)?;
                filled_at(conn, settings, &actor, &found)
            })
            .await
    }

    /// Sends a reply that was made from these saved ones, with what they do to the ticket, and counts them. That they could
    /// not be counted stops nobody.
    ///
    /// # Errors
    /// Those of [`Desk::reply`].
    pub(crate) async fn reply_from(
        self,
        actor: Actor,
        ticket: TicketId,
        reply: Reply,
        mut from: Vec<SavedReplyId>,
    ) -> Result<Message> {
        from.sort_unstable();
        from.dedup();
        from.truncate(COUNTED_MOST);
        let agent = actor.id;
        let sent = self.reply_once(actor, ticket, reply, from.clone()).await?;
        if sent.is_new && !from.is_empty() {
            let what = "the use of a saved reply";
            let count =
                move |conn: &mut AnyConnection| Ok(saved_replies::count_use(conn, agent, &from)?);
            self.services.write_in_passing(what, count).await;
        }
        if sent.acted {
            // Another ticket may be the next one now, or its agent may have room for one.
            self.services.router.notify_one();
        }
        Ok(sent.message)
    }
}

/// The same once the ticket is read.
pub(in crate::services::desk) fn filled_at(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    actor: &Actor,
    found: &TicketRow,
) -> Result<Vec<FilledReply>> {
    let team = settings.team(found.ticket.team)?;
    let facts = found.packet.as_ref().map(|packet| packet.facts.as_slice());
    let customer = found.customer.as_ref();
    let values = ReplyValues {
        customer: customer.and_then(|customer| customer.name.as_deref()),
        agent: settings.agent_name(actor.id)?,
        ticket: found.ticket.id,
        team: &team.team.name,
        facts: facts.unwrap_or_default(),
    };
    let mut teams = actor.teams.clone();
    teams.push(team.team.id);
    let held = saved_replies::for_sending(conn, actor.id, teams, OFFERED_MOST)?;
    let filled = held.into_iter().map(|reply| FilledReply {
        id: reply.id,
        owner: reply.owner,
        text: fill(&reply.text, &values),
        name: reply.name,
        actions: reply.actions,
    });
    Ok(filled.collect())
}
