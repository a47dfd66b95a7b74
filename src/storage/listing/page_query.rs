//! Which page of which queue is looked for.

use crate::domain::base::ids::{AgentId, TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::dispatch::QueueSort;
use crate::storage::listing::ticket_filter::TicketFilter;

/// Which tickets of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueueScope {
    /// Those an agent has.
    Of(AgentId),
    /// Those of these teams.
    Teams(Vec<TeamId>),
    /// Those of these teams, and those an agent has in whatever team.
    TeamsAndOf(Vec<TeamId>, AgentId),
    /// All there are.
    All,
}

/// A page of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageQuery {
    /// Whose.
    pub which: QueueScope,
    /// Only this status; every open one when absent.
    pub status: Option<StatusKind>,
    /// Only what is all of this.
    pub filters: Vec<TicketFilter>,
    /// The order of open tickets.
    pub sort: QueueSort,
    /// After this place in the order: moment and number of the last row seen.
    pub after: Option<(Moment, TicketId)>,
    /// How many at most.
    pub limit: i64,
}

impl PageQuery {
    /// Whether the last moments come first.
    pub(super) fn is_newest_first(&self) -> bool {
        let is_closed = self.status.is_some_and(|status| !status.is_open());
        is_closed || self.sort == QueueSort::Newest
    }
}
