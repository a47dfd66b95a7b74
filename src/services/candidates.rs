//! What a ticket needs of its agent, and who is looked at.

use super::case::Case;
use super::error::Result;
use super::opening::hours;
use crate::domain::ids::{AgentId, TeamId};
use crate::domain::people::Agent;
use crate::domain::routing::{Candidate, Need, Relaxed, spoken};
use crate::domain::team::Team;
use crate::domain::time::Moment;
use crate::storage::{AnyConnection, agents, packets, teams};

/// Teams one after the other that a ticket may fall back to.
const TIERS_MAX: usize = 5;

/// What the case's ticket needs, and everybody who might have it.
pub(super) fn of(case: &mut Case<'_>) -> Result<(Need, Vec<Candidate>)> {
    let team = case.team()?;
    let (now, ticket) = (case.now, case.ticket()?.clone());
    let (packet, _) = packets::find(case.conn, ticket.id, ticket.packet_version)?;
    let hours = case.hours()?;
    let relaxed = Relaxed::after(hours.open_time(ticket.queued_at, now), team.relax_within);
    let people = match relaxed {
        Relaxed::Declines => reachable(case.conn, &team, now)?,
        Relaxed::Nothing | Relaxed::Skills | Relaxed::Language => through(case.conn, team.id, now)?,
    };
    let routing = packet.routing.unwrap_or_default();
    let need = Need {
        skills: routing
            .skills
            .iter()
            .map(|skill| skill.to_lowercase())
            .collect(),
        language: ticket.language.as_deref().map(spoken),
        wanted: routing.agent.and_then(|wanted| named(&people, &wanted)),
        last: ticket.agent,
        declined: ticket.declined,
        relaxed,
    };
    let candidates = people.into_iter().map(|reached| candidate(reached, now));
    Ok((need, candidates.collect()))
}

/// Somebody who is reached through a team.
pub(super) struct Reached {
    /// Who.
    pub agent: Agent,
    /// Until when that team is closed, in words; nothing while it is open.
    pub closed: Option<String>,
}

/// A team's people, then those of the tiers above it. A chain that comes back to itself ends there. Who is in
/// several of the teams is reached through the first that is open.
pub(super) fn reachable(
    conn: &mut AnyConnection,
    team: &Team,
    now: Moment,
) -> Result<Vec<Reached>> {
    let mut people: Vec<Reached> = Vec::new();
    for id in chain(conn, team.id)? {
        for reached in through(conn, id, now)? {
            match people.iter_mut().find(|p| p.agent.id == reached.agent.id) {
                Some(known) if known.closed.is_some() => *known = reached,
                Some(_) => {}
                None => people.push(reached),
            }
        }
    }
    Ok(people)
}

/// A team and those a ticket falls back to, in this order.
pub(super) fn chain(conn: &mut AnyConnection, team: TeamId) -> Result<Vec<TeamId>> {
    let mut seen: Vec<TeamId> = Vec::new();
    let mut next = Some(team);
    while let Some(id) = next.filter(|id| !seen.contains(id) && seen.len() < TIERS_MAX) {
        seen.push(id);
        next = teams::find(conn, id)?.next;
    }
    Ok(seen)
}

fn through(conn: &mut AnyConnection, team: TeamId, now: Moment) -> Result<Vec<Reached>> {
    let closed = hours(conn, team)?.closed_in_words(now);
    let reached = |agent| Reached {
        agent,
        closed: closed.clone(),
    };
    let members = agents::of_team(conn, team)?;
    Ok(members.into_iter().map(reached).collect())
}

fn named(people: &[Reached], wanted: &str) -> Option<AgentId> {
    let wanted = wanted.to_lowercase();
    let mut agents = people.iter().map(|reached| &reached.agent);
    let found = agents.find(|agent| agent.email == wanted || agent.name.to_lowercase() == wanted);
    found.map(|agent| agent.id)
}

fn candidate(Reached { agent, closed }: Reached, now: Moment) -> Candidate {
    Candidate {
        agent: agent.id,
        online: agent.is_online(now),
        away: agent.away,
        load: agent.active_count,
        capacity: agent.capacity,
        skills: agent.skills,
        languages: agent.languages,
        closed,
        idle_since: agent.idle_since,
        name: agent.name,
    }
}
