//! Offers: what waits in a team that offers its tickets goes to one agent at a time (rule 7).

use super::Services;
use super::alerts;
use super::candidates::{self, Reached};
use super::case::Case;
use super::claiming::{finished, require};
use super::error::{Result, ServiceError};
use super::invitations;
use super::opening::all_hours;
use crate::domain::access::{Action, Actor};
use crate::domain::control::Holder;
use crate::domain::event::EventType;
use crate::domain::handoff::HandoffOutcome;
use crate::domain::hours::Hours;
use crate::domain::ids::{AgentId, TeamId, TicketId};
use crate::domain::lifecycle::{Command, Status};
use crate::domain::routing::{self, Decision, Relaxed, Unoffered};
use crate::domain::team::{Assignment, Team};
use crate::domain::ticket::Ticket;
use crate::domain::time::Moment;
use crate::storage::{AnyConnection, agents, decisions, drafts, handoffs, queue, teams};
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

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
        let public_url = self.settings.public_url.clone();
        loop {
            let now = self.clock.now();
            self.tell_closed(now).await?;
            let (mut waiting, mut free) = self.read(move |conn| look(conn, now)).await?;
            waiting.sort_by_key(|ticket| ticket.turn(now));
            let before = made;
            for ticket in waiting {
                if free.get(&ticket.team).is_none_or(|agents| *agents == 0) {
                    continue;
                }
                let url = public_url.clone();
                let offered = self.change(move |conn| offer(conn, ticket.id, now, &url));
                match offered.await {
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

    /// What waits in a team that is closed is decided about once, so that its page says why nobody has it.
    async fn tell_closed(&self, now: Moment) -> Result<()> {
        let untold = self.read(move |conn| untold(conn, now)).await?;
        for ticket in untold {
            let url = self.settings.public_url.clone();
            self.change(move |conn| offer(conn, ticket, now, &url))
                .await?;
        }
        Ok(())
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
        let public_url = self.settings.public_url.clone();
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
                    look_for_nobody(&mut case, &public_url)?;
                }
                finished(case)
            })
            .await?;
        self.router.notify_one();
        Ok(declined)
    }
}

/// What waits in closed teams that offer their tickets, and nothing was decided about.
fn untold(conn: &mut AnyConnection, now: Moment) -> Result<Vec<TicketId>> {
    let closed: Vec<TeamId> = all_hours(conn)?
        .into_iter()
        .filter(|(_, hours)| !hours.is_open(now))
        .map(|(team, _)| team)
        .collect();
    if closed.is_empty() {
        return Ok(Vec::new());
    }
    let offers = |team: &Team| team.assignment == Assignment::Offer && closed.contains(&team.id);
    let teams = teams::all(conn)?.into_iter().filter(offers);
    let teams: Vec<TeamId> = teams.map(|team| team.id).collect();
    Ok(queue::undecided(conn, teams, LOOKED_AT)?)
}

/// What waits for an offer, and how many agents of each team could take something.
fn look(conn: &mut AnyConnection, now: Moment) -> Result<(Vec<Unoffered>, HashMap<TeamId, usize>)> {
    let mut free = HashMap::new();
    let teams = teams::all(conn)?;
    let mut hours = all_hours(conn)?;
    hours.retain(|_, hours| !hours.is_open(now));
    let relax_within = |team: TeamId| teams.iter().find(|t| t.id == team).map(|t| t.relax_within);
    let closed: HashMap<TeamId, (Hours, Duration)> = hours
        .into_iter()
        .filter_map(|(team, hours)| Some((team, (hours, relax_within(team)?))))
        .collect();
    let offering = teams
        .iter()
        .filter(|team| team.assignment == Assignment::Offer);
    for team in offering {
        let members = candidates::reachable(conn, team, now)?;
        let able = |reached: &&Reached| {
            let agent = &reached.agent;
            let room = agent.capacity.is_none_or(|most| agent.active_count < most);
            reached.closed.is_none() && agent.is_available(now) && room
        };
        // Without a limit an agent may take all there are.
        let places = members
            .iter()
            .filter(able)
            .map(|reached| match reached.agent.capacity {
                Some(most) => {
                    usize::try_from(most - reached.agent.active_count).unwrap_or_default()
                }
                None => usize::MAX / 4096,
            });
        free.insert(team.id, places.fold(0usize, usize::saturating_add));
    }
    free.retain(|_, agents| *agents > 0);
    let teams: Vec<TeamId> = free.keys().copied().collect();
    let mut waiting = match teams.is_empty() {
        true => Vec::new(),
        false => queue::unoffered(conn, teams, LOOKED_AT)?,
    };
    waiting.retain(|ticket| !only_later(&closed, ticket, now));
    Ok((waiting, free))
}

/// Whether the ticket's team is closed and nobody of another one may be asked before it opens.
fn only_later(
    closed: &HashMap<TeamId, (Hours, Duration)>,
    ticket: &Unoffered,
    now: Moment,
) -> bool {
    closed
        .get(&ticket.team)
        .is_some_and(|(hours, relax_within)| {
            let waited = hours.open_time(ticket.queued_at, now);
            Relaxed::after(waited, *relax_within) < Relaxed::Declines
        })
}

/// Offers one ticket, if somebody can take it, and keeps why.
fn offer(
    conn: &mut AnyConnection,
    ticket: TicketId,
    now: Moment,
    public_url: &str,
) -> Result<Option<AgentId>> {
    let mut case = Case::of_ticket(conn, ticket, now)?;
    if case.ticket()?.status != Status::Waiting {
        return Ok(None);
    }
    let (need, candidates) = candidates::of(&mut case)?;
    let decision = routing::choose(need, candidates, now);
    let Some(to) = decision.chosen else {
        keep_if_new(&mut case, &decision)?;
        alerts::if_stuck(&mut case, &decision, public_url)?;
        case.finish()?;
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
pub(super) fn lapse(case: &mut Case<'_>, agent: AgentId, public_url: &str) -> Result<()> {
    case.apply(Command::OfferLapses)?;
    leave_alone(case, agent, HandoffOutcome::Lapsed)?;
    agents::set_away(case.conn, agent, true, Some(MISSED))?;
    case.record(EventType::OfferLapsed, &json!({ "agent": agent }))?;
    look_for_nobody(case, public_url)
}

/// Whoever was left out is looked at again: the next step needs less.
pub(super) fn relax(case: &mut Case<'_>, public_url: &str) -> Result<()> {
    case.set_timers()?;
    look_for_nobody(case, public_url)
}

/// After a change that may have left nobody: who leads is told at once, and need not wait for a look.
fn look_for_nobody(case: &mut Case<'_>, public_url: &str) -> Result<()> {
    let offers = case.team()?.assignment == Assignment::Offer;
    if !offers || case.ticket()?.status != Status::Waiting {
        return Ok(());
    }
    let (need, candidates) = candidates::of(case)?;
    let decision = routing::choose(need, candidates, case.now);
    if decision.chosen.is_some() || decision.need.relaxed != Relaxed::Declines {
        return Ok(());
    }
    keep_if_new(case, &decision)?;
    alerts::if_stuck(case, &decision, public_url)
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
