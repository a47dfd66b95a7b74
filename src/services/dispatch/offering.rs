//! Offering tickets inside a transaction: each to one agent, in their order.

use super::candidates::TeamMembers;
use super::deciding::{decide, tell_if_nobody};
use crate::domain::base::ids::{AgentId, TeamId, TicketId};
use crate::domain::case::lifecycle::{Command, Status};
use crate::domain::dispatch::Unoffered;
use crate::services::Clock;
use crate::services::case::Case;
use crate::services::error::{Result, ServiceError};
use crate::services::settings::SettingsSnapshot;
use crate::storage::{AnyConnection, conversation_locks, decisions, tickets};
use std::collections::HashSet;
use std::sync::Arc;

/// Most agents that one ticket is offered to in a pass, one after the other.
const TRIES: u32 = 8;

/// What is done about a ticket whose conversation somebody else holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeldTickets {
    /// They are waited for, for a moment: another node may be offering them, and the oldest go first. Then nothing is
    /// offered at all.
    Wait,
    /// They are passed over: the next pass finds them.
    PassOver,
}

/// Offers tickets in their order and returns the teams of those that were.
pub(super) fn offer_all(
    conn: &mut AnyConnection,
    settings: &Arc<SettingsSnapshot>,
    (batch, held): (&[Unoffered], HeldTickets),
    clock: &Clock,
    public_url: &str,
) -> Result<Vec<TeamId>> {
    // All conversations before any agent, in one order everywhere: two nodes never wait for each other.
    let free = lock_all(conn, batch, held)?;
    let mut members = TeamMembers::default();
    let mut offered = Vec::new();
    for ticket in batch.iter().filter(|ticket| free.contains(&ticket.id)) {
        let to = offer_in_turn(conn, settings, ticket.id, &mut members, clock, public_url)?;
        if let Some(to) = to {
            members.took(to, clock.now());
            offered.push(ticket.team);
        }
    }
    Ok(offered)
}

/// Locks the conversations of these tickets, and returns which of them are locked.
fn lock_all(
    conn: &mut AnyConnection,
    batch: &[Unoffered],
    held: HeldTickets,
) -> Result<HashSet<TicketId>> {
    let ids = batch.iter().map(|ticket| ticket.id).collect();
    let found = tickets::several(conn, ids)?;
    if held == HeldTickets::Wait {
        let conversations = found.iter().map(|ticket| ticket.conversation).collect();
        conversation_locks::lock_soon(conn, conversations)?;
        return Ok(found.iter().map(|ticket| ticket.id).collect());
    }
    let mut free = HashSet::new();
    for ticket in found {
        if conversation_locks::lock_if_free(conn, ticket.conversation)?.is_some() {
            free.insert(ticket.id);
        }
    }
    Ok(free)
}

/// Offers one ticket, and to the next best when somebody else has just given its agent something: what comes
/// behind it must not go first for that.
fn offer_in_turn(
    conn: &mut AnyConnection,
    settings: &Arc<SettingsSnapshot>,
    ticket: TicketId,
    members: &mut TeamMembers,
    clock: &Clock,
    public_url: &str,
) -> Result<Option<AgentId>> {
    for _ in 0..TRIES {
        match offer(conn, settings, ticket, members, clock, public_url) {
            // Nothing was written.
            Err(ServiceError::AtCapacity { .. } | ServiceError::Refused { .. }) => members.forget(),
            done => return done,
        }
    }
    // The next pass sees it.
    Ok(None)
}

/// Offers one ticket, if somebody can take it, and keeps why. Writes nothing before the place is taken.
fn offer(
    conn: &mut AnyConnection,
    settings: &Arc<SettingsSnapshot>,
    ticket: TicketId,
    members: &mut TeamMembers,
    clock: &Clock,
    public_url: &str,
) -> Result<Option<AgentId>> {
    let mut case = Case::of_ticket(conn, settings, ticket, clock)?;
    if case.ticket()?.status != Status::Waiting {
        return Ok(None);
    }
    let decision = decide(&mut case, members)?;
    let Some(to) = decision.chosen else {
        tell_if_nobody(&mut case, &decision, public_url)?;
        case.flush()?;
        return Ok(None);
    };
    case.apply(Command::Offer { to })?;
    decisions::add(case.conn, ticket, &decision)?;
    case.flush()?;
    Ok(Some(to))
}
