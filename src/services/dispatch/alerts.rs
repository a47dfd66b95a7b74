//! The last resort: nothing is insisted on any more and still nobody can take a ticket. Who leads is told.

use crate::domain::accounts::agent::Agent;
use crate::domain::base::words::Role;
use crate::domain::dispatch::{Decision, Exclusion, Relaxed};
use crate::domain::log::{EventKind, Happened, TicketStuck};
use crate::services::case::Case;
use crate::services::clock::overdue::{MailCause, queue_mail};
use crate::services::error::Result;
use crate::storage::agents;

/// Tells who leads, once while the ticket stays in this queue, and only while the team is open: at night it
/// waits for the morning like everything else.
pub(crate) fn if_stuck(case: &mut Case<'_>, decision: &Decision, public_url: &str) -> Result<()> {
    let last_step = decision.need.relaxed == Relaxed::Declines;
    if !last_step || decision.chosen.is_some() || !case.hours()?.is_open(case.now) {
        return Ok(());
    }
    // Whoever has another offer to answer can be asked in a moment.
    if decision
        .excluded
        .iter()
        .any(|out| out.why == Exclusion::Asked)
    {
        return Ok(());
    }
    if told(case)? {
        return Ok(());
    }
    let leads = who_leads(case)?;
    let told = leads.iter().map(|agent| agent.name.clone()).collect();
    case.record(Happened::TicketStuck(TicketStuck { told }));
    for manager in &leads {
        queue_mail(case, manager, MailCause::Stuck, public_url)?;
    }
    Ok(())
}

/// Whether it was told since the ticket came into this queue.
fn told(case: &mut Case<'_>) -> Result<bool> {
    let last = case.newest_event(EventKind::TicketStuck)?;
    let queued_at = case.ticket()?.queued_at;
    Ok(last.is_some_and(|last| last.at >= queued_at))
}

/// The team's own managers; everybody who leads when it has none.
fn who_leads(case: &mut Case<'_>) -> Result<Vec<Agent>> {
    let team = case.ticket()?.team;
    let members = agents::of_team(case.conn, team)?;
    let own: Vec<Agent> = members
        .into_iter()
        .filter(|agent| matches!(agent.role, Role::Manager | Role::Admin))
        .collect();
    match own.is_empty() {
        true => Ok(agents::managers(case.conn)?),
        false => Ok(own),
    }
}
