//! Figures of an agent's last days, which only that agent sees.

use super::Reading;
use crate::domain::base::ids::AgentId;
use crate::services::error::Result;
use crate::storage::tickets;
use serde::Serialize;
use std::time::Duration;

/// Days that are looked back.
pub(crate) const FIGURES_DAYS: u64 = 7;

/// Closed tickets that are looked at: nobody closes more in these days.
const CLOSED_MOST: i64 = 5_000;

/// An agent's own figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct OwnFigures {
    /// The days they are of.
    pub(crate) days: u64,
    /// Tickets they have now.
    pub(crate) open: usize,
    /// Tickets that were accepted, by them or by who had them before.
    pub(crate) accepted: usize,
    /// Tickets that were closed when they had them.
    pub(crate) closed: usize,
    /// Seconds from accepting to the first reply, in the middle of all; nothing without one.
    pub(crate) first_reply_s: Option<u64>,
}

impl Reading<'_> {
    /// The figures of an agent.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn own_figures(self, agent: AgentId) -> Result<OwnFigures> {
        let since = self
            .services
            .clock
            .now()
            .minus(Duration::from_secs(FIGURES_DAYS * 24 * 3600));
        let times = self
            .services
            .read(move |conn| Ok(tickets::times_of(conn, agent, CLOSED_MOST)?))
            .await?;
        let lately = |at: &Option<_>| at.is_some_and(|at| at >= since);
        let accepted = times.iter().filter(|(accepted, _, _)| lately(accepted));
        let mut replies: Vec<u64> = accepted
            .clone()
            .filter_map(|(accepted, first, _)| Some((*first)?.since((*accepted)?).as_secs()))
            .collect();
        replies.sort_unstable();
        Ok(OwnFigures {
            days: FIGURES_DAYS,
            open: times
                .iter()
                .filter(|(_, _, closed)| closed.is_none())
                .count(),
            accepted: accepted.count(),
            closed: times.iter().filter(|(_, _, closed)| lately(closed)).count(),
            first_reply_s: replies.get(replies.len() / 2).copied(),
        })
    }
}
