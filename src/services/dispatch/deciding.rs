//! Deciding who gets a ticket, and what is kept and told when nobody can.

use super::alerts;
use super::candidates::{self, TeamMembers};
use crate::domain::dispatch::{self, Decision};
use crate::services::case::Case;
use crate::services::error::Result;
use crate::storage::decisions;

/// The agent the ticket would go to now, and why.
pub(super) fn decide(case: &mut Case<'_>, members: &mut TeamMembers) -> Result<Decision> {
    let (need, candidates) = candidates::of(case, members)?;
    Ok(dispatch::choose(need, candidates, case.now))
}

/// If nobody can have the ticket, its page says why, and who leads is told when it is stuck.
pub(super) fn tell_if_nobody(
    case: &mut Case<'_>,
    decision: &Decision,
    public_url: &str,
) -> Result<()> {
    match decision.chosen {
        Some(_) => Ok(()),
        None => {
            keep_if_new(case, decision)?;
            alerts::if_stuck(case, decision, public_url)
        }
    }
}

/// Stores once that nobody can have the ticket, while it stays in this queue and the reasons stay the same.
fn keep_if_new(case: &mut Case<'_>, decision: &Decision) -> Result<()> {
    let (ticket, queued_at) = (case.ticket()?.id, case.ticket()?.queued_at);
    let last = decisions::of_ticket(case.conn, ticket, 1)?.pop();
    let known = last.is_some_and(|last| {
        last.at >= queued_at
            && last.excluded == decision.excluded
            && last.need.relaxed == decision.need.relaxed
    });
    match known {
        true => Ok(()),
        false => Ok(decisions::add(case.conn, ticket, decision)?),
    }
}
