//! The numbers beside the views: from counters, never by counting what is open.

use crate::domain::base::ids::{TeamId, TicketId};
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::services::error::Result;
use crate::services::reading::Reading;
use crate::storage::listing::{self, ListingQuery, Numbers, NumbersQuery};

/// Open tickets by view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct QueueCounts {
    /// Tickets that take one of the agent's places.
    pub(crate) load: i64,
    /// The agent's own, and those a colleague asks them to take.
    pub(crate) mine: i64,
    /// Those of them, and of what the agent is offered, with something unread.
    pub(crate) mine_unread: i64,
    /// Of the agent's teams.
    pub(crate) team: i64,
    /// All the agent may see.
    pub(crate) all: i64,
    /// Notifications that the agent has not read.
    pub(crate) notifications: i64,
}

/// Whose numbers are looked for, while this ticket is read.
pub(super) fn viewer(actor: &Actor, looks_at: Option<TicketId>) -> NumbersQuery {
    NumbersQuery {
        agent: actor.id,
        teams: actor.teams.clone(),
        looks_at,
        sees_all: access::leads(actor),
    }
}

impl QueueCounts {
    pub(super) fn of(actor: &Actor, numbers: &Numbers) -> Self {
        let open = |sees: &dyn Fn(TeamId) -> bool| {
            let open = numbers.open.iter().filter(|(team, _)| sees(*team));
            open.map(|(_, count)| count).sum::<i64>()
        };
        // Who leads sees every ticket in its own team.
        let also = if access::leads(actor) {
            0
        } else {
            numbers.teams_asked + numbers.elsewhere
        };
        Self {
            load: numbers.has,
            mine: numbers.has + numbers.asked,
            mine_unread: numbers.unread,
            team: open(&|team| actor.teams.contains(&team)) + numbers.teams_asked,
            all: open(&|team| access::may_see_team(actor, team)) + also,
            notifications: numbers.notifications,
        }
    }
}

impl Reading<'_> {
    /// How many tickets wait for, and are with, the teams the actor may see; and how many the
    /// actor has: for the navigation.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn queue_counts(self, actor: Actor) -> Result<QueueCounts> {
        self.services
            .look_up(move |conn| {
                let wanted = ListingQuery {
                    numbers: Some(viewer(&actor, None)),
                    ..ListingQuery::default()
                };
                let found = listing::find(conn, &wanted)?;
                Ok(QueueCounts::of(&actor, &found.numbers))
            })
            .await
    }
}
