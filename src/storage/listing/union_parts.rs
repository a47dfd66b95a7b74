//! The rows of the one statement that lists, and the conditions its parts share.

use crate::domain::base::ids::{AgentId, TeamId, TicketId};
use crate::storage::connection::MultiBackend;
use crate::storage::schema::tickets;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Timestamp};

/// Whose numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumbersQuery {
    /// The agent.
    pub agent: AgentId,
    /// The agent's teams.
    pub teams: Vec<TeamId>,
    /// The ticket that is being looked at: it is read.
    pub looks_at: Option<TicketId>,
    /// Whether they see every ticket.
    pub sees_all: bool,
}

/// What a row of the statement is.
pub(super) mod found {
    pub(crate) const IN_PAGE: i64 = 1;
    pub(crate) const BEFORE: i64 = 2;
    pub(crate) const OPEN: i64 = 3;
    pub(crate) const HAS: i64 = 4;
    pub(crate) const ASKED: i64 = 5;
    pub(crate) const TEAMS_ASKED: i64 = 6;
    pub(crate) const UNREAD: i64 = 7;
    pub(crate) const ELSEWHERE: i64 = 8;
    pub(crate) const TWICE: i64 = 9;
    pub(crate) const TOLD: i64 = 10;
}

/// What it is, of which id, how many, due when.
pub(super) type ListingColumns = (BigInt, BigInt, BigInt, Nullable<Timestamp>);

/// A condition on tickets.
pub(super) type TicketCondition =
    Box<dyn BoxableExpression<tickets::table, MultiBackend, SqlType = Bool>>;

/// Tickets an agent has. A transferred ticket no longer belongs to the agent who transferred it.
pub(super) fn has(agent: AgentId) -> TicketCondition {
    Box::new(
        tickets::agent_id
            .eq(agent)
            .assume_not_null()
            .and(tickets::offered_agent_id.is_null())
            .and(tickets::offered_bot_id.is_null()),
    )
}

/// What is offered to an agent.
pub(super) fn offered(agent: AgentId) -> TicketCondition {
    Box::new(tickets::offered_agent_id.eq(agent).assume_not_null())
}

/// Tickets an agent is invited to take from a colleague.
pub(super) fn asked(agent: AgentId) -> TicketCondition {
    Box::new(tickets::invited_agent_id.eq(agent).assume_not_null())
}

/// Tickets these teams are invited to take from an agent.
pub(super) fn teams_asked(teams: Vec<TeamId>) -> TicketCondition {
    Box::new(tickets::invited_team_id.eq_any(teams).assume_not_null())
}
