//! Offers: what waits in a team that offers its tickets goes to one agent at a time (rule 7).

use super::Services;
use super::candidates;
use super::case::Case;
use super::claiming::{finished, require};
use super::error::{Result, ServiceError};
use super::invitations;
use crate::domain::access::{Action, Actor};
use crate::domain::control::Holder;
use crate::domain::event::EventType;
use crate::domain::handoff::HandoffOutcome;
use crate::domain::ids::{AgentId, TeamId, TicketId};
use crate::domain::lifecycle::Command;
use crate::domain::routing::{self, Decision, Unoffered};
use crate::domain::team::Assignment;
use crate::domain::ticket::Ticket;
use crate::domain::time::Moment;
use crate::storage::{AnyConnection, agents, decisions, drafts, handoffs, queue, teams};
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;

/// Tickets that are looked at in one go: those that wait longest.
const LOOKED_AT: i64 = 5_000;

/// Why an agent who misses an offer is away.
const MISSED: &str = "missed an offer";

impl Services {
    /// Offers what waits to who is free, the most urgent first, until nobody can take more. Returns
    /// how many offers were made. Any node may do so at any time.
    ///
    /// # Errors
    /// Storage; offers that were made stay made.
    pub async fn offer_waiting(&self) -> Result<usize> {
        let mut made = 0;
        loop {
            let now = self.clock.now();
            let (mut waiting, mut free) = self.read(move |conn| look(conn, now)).await?;
            waiting.sort_by_key(|ticket| ticket.turn(now));
            let before = made;
            for ticket in waiting {
                if free.get(&ticket.team).is_none_or(|agents| *agents == 0) {
                    continue;
                }
                match self.change(move |conn| offer(conn, ticket.id, now)).await {
                    Ok(None) => {}
                    Ok(Some(_)) => {
                        made += 1;
                        free.entry(ticket.team).and_modify(|agents| *agents -= 1);
                    }
                    // Somebody else gave that agent something: the next pass sees it.
                    Err(ServiceError::AtCapacity { .. } | ServiceError::Refused { .. }) => {}
                    Err(error) => return Err(error),
                }
            }
            if made == before {
                return Ok(made);
            }
        }
    }

    /// The agent does not want what was offered: it goes to the next at once.
    ///
    /// # Errors
    /// [`ServiceError::Refused`], [`ServiceError::NotFound`].
    pub async fn decline(
        &self,
        actor: Actor,
        ticket: TicketId,
        reason: Option<String>,
    ) -> Result<Ticket> {
        let now = self.clock.now();
        let actor = Arc::new(actor);
        let declined = self
            .change(move |conn| {
                let mut case = Case::of_ticket(conn, ticket, now)?;
                require(&actor, Action::Read, case.ticket()?)?;
                let by = actor.id;
                if case.ticket()?.invites(&actor) {
                    invitations::end(&mut case, HandoffOutcome::Declined, reason.as_deref())?;
                } else if case.apply(Command::Decline { by })? {
                    leave_alone(&mut case, by, HandoffOutcome::Declined)?;
                    let reason = reason.as_deref();
                    case.record(
                        EventType::OfferDeclined,
                        &json!({ "agent": by, "reason": reason }),
                    )?;
                }
                finished(case)
            })
            .await?;
        self.router.notify_one();
        Ok(declined)
    }
}

/// What waits for an offer, and how many agents of each team could take something.
fn look(conn: &mut AnyConnection, now: Moment) -> Result<(Vec<Unoffered>, HashMap<TeamId, usize>)> {
    let mut free = HashMap::new();
    let teams = teams::all(conn)?;
    let offering = teams
        .iter()
        .filter(|team| team.assignment == Assignment::Offer);
    for team in offering {
        let members = candidates::reachable(conn, team)?;
        let able = |agent: &&crate::domain::people::Agent| {
            let room = agent.capacity.is_none_or(|most| agent.active_count < most);
            agent.is_available(now) && room
        };
        // Without a limit an agent may take all there are.
        let places = members
            .iter()
            .filter(able)
            .map(|agent| match agent.capacity {
                Some(most) => usize::try_from(most - agent.active_count).unwrap_or_default(),
                None => usize::MAX / 4096,
            });
        free.insert(team.id, places.fold(0usize, usize::saturating_add));
    }
    free.retain(|_, agents| *agents > 0);
    let teams: Vec<TeamId> = free.keys().copied().collect();
    let waiting = match teams.is_empty() {
        true => Vec::new(),
        false => queue::unoffered(conn, teams, LOOKED_AT)?,
    };
    Ok((waiting, free))
}

/// Offers one ticket, if somebody can take it, and keeps why.
fn offer(conn: &mut AnyConnection, ticket: TicketId, now: Moment) -> Result<Option<AgentId>> {
    let mut case = Case::of_ticket(conn, ticket, now)?;
    if case.ticket()?.status != crate::domain::lifecycle::Status::Waiting {
        return Ok(None);
    }
    let (need, candidates) = candidates::of(&mut case)?;
    let decision = routing::choose(need, candidates, now);
    let Some(to) = decision.chosen else {
        keep_if_new(&mut case, &decision)?;
        return Ok(None);
    };
    decisions::add(case.conn, ticket, &decision)?;
    case.apply(Command::Offer { to })?;
    case.finish()?;
    Ok(Some(to))
}

/// That nobody can is kept once, until the reasons change.
fn keep_if_new(case: &mut Case<'_>, decision: &Decision) -> Result<()> {
    let ticket = case.ticket()?.id;
    let last = decisions::of_ticket(case.conn, ticket, 1)?.pop();
    let known = last.is_some_and(|last| {
        last.excluded == decision.excluded && last.need.relaxed == decision.need.relaxed
    });
    match known {
        true => Ok(()),
        false => Ok(decisions::add(case.conn, ticket, decision)?),
    }
}

/// The offer ran out. Who does not answer is not there, and gets no others until they say so.
pub(super) fn lapse(case: &mut Case<'_>, agent: AgentId) -> Result<()> {
    case.apply(Command::OfferLapses)?;
    leave_alone(case, agent, HandoffOutcome::Lapsed)?;
    agents::set_away(case.conn, agent, true, Some(MISSED))?;
    case.record(EventType::OfferLapsed, &json!({ "agent": agent }))?;
    Ok(())
}

/// Whoever was left out is looked at again: the next step needs less.
pub(super) fn relax(case: &mut Case<'_>) -> Result<()> {
    case.set_timers()
}

fn leave_alone(case: &mut Case<'_>, agent: AgentId, outcome: HandoffOutcome) -> Result<()> {
    let now = case.now;
    let ticket = case.ticket_mut()?;
    if !ticket.declined.contains(&agent) {
        ticket.declined.push(agent);
    }
    let id = ticket.id;
    drafts::clear(case.conn, id, agent, "reply")?;
    Ok(handoffs::settle_to(
        case.conn,
        id,
        Holder::Agent(agent),
        outcome,
        now,
    )?)
}
