//! Offers: what waits in a team that offers its tickets goes to one agent at a time (rule 7).

use super::Services;
use super::candidates::{self, Members};
use super::case::Case;
use super::claiming::{finished, require};
use super::error::{Result, ServiceError};
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
use crate::storage::agents::Free;
use crate::storage::{
    AnyConnection, agents, conversations, decisions, drafts, handoffs, queue, teams, tickets,
};
use serde_json::json;
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

/// Tickets that are looked at in one go: those that wait longest.
const LOOKED_AT: i64 = 5_000;

/// Tickets that are offered in one transaction: more would keep others waiting.
const BATCH: usize = 16;

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
            let mut waiting = VecDeque::from(waiting);
            loop {
                let batch = next_batch(&mut waiting, &free);
                if batch.is_empty() {
                    break;
                }
                let offered = self
                    .change(move |conn| offer_all(conn, &batch, now))
                    .await?;
                made += offered.len();
                for team in offered {
                    free.entry(team)
                        .and_modify(|places| *places = places.saturating_sub(1));
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
                if case.apply(Command::Decline { by })? {
                    leave_alone(&mut case, by, HandoffOutcome::Declined)?;
                    let reason = reason.as_deref();
                    case.record(EventType::OfferDeclined, &json!({ "reason": reason }))?;
                }
                finished(case)
            })
            .await?;
        self.router.notify_one();
        Ok(declined)
    }
}

/// What waits for an offer, and how many places there are for each team: those of its people and of the
/// tiers above it.
fn look(conn: &mut AnyConnection, now: Moment) -> Result<(Vec<Unoffered>, HashMap<TeamId, usize>)> {
    let people = agents::free(conn, now)?;
    let mut of_team: HashMap<TeamId, Vec<Free>> = HashMap::new();
    for free in people {
        of_team.entry(free.team).or_default().push(free);
    }
    let teams = teams::all(conn)?;
    let offering = teams
        .iter()
        .filter(|team| team.assignment == Assignment::Offer);
    let mut free = HashMap::new();
    for team in offering {
        let mut seen = HashSet::new();
        let tiers = candidates::tiers(team, &teams);
        let people = tiers.iter().filter_map(|tier| of_team.get(tier)).flatten();
        let people = people.filter(|free| seen.insert(free.agent));
        // Without a limit an agent may take all there are.
        let places = people.map(|free| match free.places {
            Some(places) => usize::try_from(places).unwrap_or_default(),
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

/// The next tickets of the line that are offered in one transaction: no more of a team than it has places,
/// so that whoever comes behind them is looked at when it is known what is left.
fn next_batch(waiting: &mut VecDeque<Unoffered>, free: &HashMap<TeamId, usize>) -> Vec<Unoffered> {
    let mut left = free.clone();
    let mut batch = Vec::new();
    while batch.len() < BATCH
        && let Some(next) = waiting.front()
    {
        let places = left.get_mut(&next.team).filter(|places| **places > 0);
        let full = free.get(&next.team).is_none_or(|places| *places == 0);
        match (places, full) {
            (Some(places), _) => {
                *places -= 1;
                batch.extend(waiting.pop_front());
            }
            (None, true) => drop(waiting.pop_front()),
            (None, false) => break,
        }
    }
    batch
}

/// Offers tickets in their order and returns the teams of those that were.
fn offer_all(conn: &mut AnyConnection, batch: &[Unoffered], now: Moment) -> Result<Vec<TeamId>> {
    // All conversations before any agent, in one order everywhere: two nodes never wait for each other.
    let ids = batch.iter().map(|ticket| ticket.id).collect();
    let mut found = tickets::several(conn, ids)?;
    found.sort_by_key(|ticket| ticket.conversation);
    for ticket in found {
        conversations::lock(conn, ticket.conversation)?;
    }
    let mut members = Members::default();
    let mut offered = Vec::new();
    for ticket in batch {
        match offer(conn, ticket.id, &mut members, now) {
            Ok(Some(to)) => {
                members.took(to, now);
                offered.push(ticket.team);
            }
            Ok(None) => {}
            // Somebody else gave that agent something. Nothing was written: the next pass sees it.
            Err(ServiceError::AtCapacity { .. } | ServiceError::Refused { .. }) => members.forget(),
            Err(error) => return Err(error),
        }
    }
    Ok(offered)
}

/// Offers one ticket, if somebody can take it, and keeps why. Writes nothing before the place is taken.
fn offer(
    conn: &mut AnyConnection,
    ticket: TicketId,
    members: &mut Members,
    now: Moment,
) -> Result<Option<AgentId>> {
    let mut case = Case::of_ticket(conn, ticket, now)?;
    if case.ticket()?.status != crate::domain::lifecycle::Status::Waiting {
        return Ok(None);
    }
    let (need, candidates) = candidates::of(&mut case, members)?;
    let decision = routing::choose(need, candidates, now);
    let Some(to) = decision.chosen else {
        keep_if_new(&mut case, &decision)?;
        return Ok(None);
    };
    case.apply(Command::Offer { to })?;
    decisions::add(case.conn, ticket, &decision)?;
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
    case.record(EventType::OfferLapsed, &json!({}))?;
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
