//! A row of `tickets`, and the ticket it is.

use crate::domain::base::ids::{AgentId, BotId, ConversationId, TeamId, TicketId, Token};
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Outcome, Priority, Reason};
use crate::domain::case::invitation::{Invitation, Invitee};
use crate::domain::case::lifecycle::{Offeree, Status, StatusKind};
use crate::domain::case::ticket::Ticket;
use crate::storage::connection::MultiBackend;
use crate::storage::json_columns;
use crate::storage::schema::tickets;
use diesel::prelude::*;
use diesel::result::Error;

/// A row of `tickets`.
#[derive(Queryable, Selectable)]
#[diesel(table_name = tickets, check_for_backend(MultiBackend))]
pub(in crate::storage) struct Row {
    id: TicketId,
    token: Token,
    conversation_id: ConversationId,
    bot_id: BotId,
    team_id: TeamId,
    status: StatusKind,
    outcome: Option<Outcome>,
    agent_id: Option<AgentId>,
    offered_bot_id: Option<BotId>,
    priority: Priority,
    reason: Reason,
    language: Option<String>,
    packet_version: i64,
    previous_ticket_id: Option<TicketId>,
    reopened: i64,
    created_at: Moment,
    waiting_since: Moment,
    accepted_at: Option<Moment>,
    first_reply_at: Option<Moment>,
    unanswered_since: Option<Moment>,
    due_at: Moment,
    closed_at: Option<Moment>,
    last_seq: i64,
    customer_seq: i64,
    queued_at: Option<Moment>,
    declined: String,
    offered_agent_id: Option<AgentId>,
    snoozed_until: Option<Moment>,
    invited_agent_id: Option<AgentId>,
    invited_team_id: Option<TeamId>,
    invited_at: Option<Moment>,
}

impl Row {
    fn status(&self) -> QueryResult<Status> {
        let to_bot = self.offered_bot_id.map(Offeree::Bot);
        let offeree = to_bot.or(self.offered_agent_id.map(Offeree::Agent));
        let status = match self.status {
            StatusKind::Waiting => Some(Status::Waiting),
            StatusKind::Offered => offeree.map(Status::Offered),
            StatusKind::Active => self.agent_id.map(Status::Active),
            StatusKind::Snoozed => self.agent_id.map(Status::Snoozed),
            StatusKind::Closed => self.outcome.map(Status::Closed),
        };
        let fits = |status: &Status| match status {
            Status::Closed(_) => true,
            Status::Waiting | Status::Offered(_) | Status::Active(_) | Status::Snoozed(_) => {
                self.outcome.is_none()
            }
        };
        status.filter(fits).ok_or_else(|| {
            Error::DeserializationError("a ticket whose columns say different things".into())
        })
    }

    fn invitation(&self) -> Option<Invitation> {
        let agent = self.invited_agent_id.map(Invitee::Agent);
        let to = agent.or(self.invited_team_id.map(Invitee::Team))?;
        let since = self.invited_at?;
        Some(Invitation { to, since })
    }

    pub(in crate::storage) fn read(self) -> QueryResult<Ticket> {
        let (status, invitation) = (self.status()?, self.invitation());
        Ok(Ticket {
            id: self.id,
            token: self.token,
            conversation: self.conversation_id,
            bot: self.bot_id,
            team: self.team_id,
            status,
            agent: self.agent_id,
            priority: self.priority,
            reason: self.reason,
            language: self.language,
            packet_version: self.packet_version,
            previous: self.previous_ticket_id,
            reopened: self.reopened,
            created_at: self.created_at,
            waiting_since: self.waiting_since,
            accepted_at: self.accepted_at,
            first_reply_at: self.first_reply_at,
            unanswered_since: self.unanswered_since,
            due_at: self.due_at,
            closed_at: self.closed_at,
            last_seq: self.last_seq,
            customer_seq: self.customer_seq,
            queued_at: self.queued_at.unwrap_or(self.waiting_since),
            declined: json_columns::read(&self.declined)?,
            snoozed_until: self.snoozed_until,
            invitation,
        })
    }
}
