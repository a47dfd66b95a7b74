//! That somebody who was asked to take a ticket declined.

use crate::domain::log::{Doer, Event, Happened};
use crate::services::ViewedTicket;
use crate::views::{labels, names};

/// The name of who declined, and why.
#[derive(Debug)]
pub(crate) struct Declined {
    /// The name of the agent; of the team that was asked, where the log does not name the agent.
    pub(crate) by: String,
    /// Why, if they said so.
    pub(crate) why: Option<String>,
}

impl Declined {
    /// What this event tells of it; nothing of any other event.
    pub(crate) fn of(view: &ViewedTicket, event: &Event) -> Option<Self> {
        let Happened::TransferDeclined(told) = &event.what else {
            return None;
        };
        let agent = event.by.and_then(Doer::agent).or(told.agent);
        let by = match (agent, told.team) {
            (Some(agent), _) => names::agent(view, agent),
            (None, Some(team)) => names::team(view, team),
            (None, None) => names::NOBODY.to_owned(),
        };
        let why = told.reason.as_deref().filter(|why| !why.trim().is_empty());
        Some(Self {
            by,
            why: why.map(|why| labels::declined(why).to_owned()),
        })
    }
}
