//! What a ticket needs of its agent, and who is looked at.

use super::case::Case;
use super::error::Result;
use crate::domain::ids::{AgentId, TeamId};
use crate::domain::people::Agent;
use crate::domain::routing::{Candidate, Need, Relaxed, spoken};
use crate::domain::team::Team;
use crate::domain::time::Moment;
use crate::storage::{AnyConnection, agents, packets, routes, teams};

/// Teams one after the other that a ticket may fall back to.
const TIERS_MAX: usize = 5;

/// What the case's ticket needs, and everybody who might have it.
pub(super) fn of(case: &mut Case<'_>) -> Result<(Need, Vec<Candidate>)> {
    let team = case.team()?;
    let (now, ticket) = (case.now, case.ticket()?.clone());
    let (packet, _) = packets::find(case.conn, ticket.id, ticket.packet_version)?;
    let relaxed = Relaxed::after(now.since(ticket.queued_at), team.relax_within);
    let people = match relaxed {
        Relaxed::Declines => reachable(case.conn, &team)?,
        Relaxed::Nothing | Relaxed::Skills | Relaxed::Language => {
            agents::of_team(case.conn, team.id)?
        }
    };
    let routing = packet.routing.unwrap_or_default();
    let by_rule = routes::skills(case.conn, ticket.id)?;
    let mut skills: Vec<String> = routing.skills.iter().map(|s| s.to_lowercase()).collect();
    // Skills add up, each once.
    for skill in by_rule.require {
        if !skills.contains(&skill) {
            skills.push(skill);
        }
    }
    let need = Need {
        skills,
        preferred: by_rule.prefer,
        language: ticket.language.as_deref().map(spoken),
        wanted: routing.agent.and_then(|wanted| named(&people, &wanted)),
        last: ticket.agent,
        declined: ticket.declined,
        relaxed,
    };
    let candidates = people.into_iter().map(|agent| candidate(agent, now));
    Ok((need, candidates.collect()))
}

/// A team's people, then those of the tiers above it. A chain that comes back to itself ends there.
pub(super) fn reachable(conn: &mut AnyConnection, team: &Team) -> Result<Vec<Agent>> {
    let mut seen: Vec<TeamId> = Vec::new();
    let mut people: Vec<Agent> = Vec::new();
    let mut next = Some(team.id);
    while let Some(id) = next.filter(|id| !seen.contains(id) && seen.len() < TIERS_MAX) {
        seen.push(id);
        for agent in agents::of_team(conn, id)? {
            if people.iter().all(|known| known.id != agent.id) {
                people.push(agent);
            }
        }
        next = teams::find(conn, id)?.next;
    }
    Ok(people)
}

fn named(people: &[Agent], wanted: &str) -> Option<AgentId> {
    let wanted = wanted.to_lowercase();
    let found = people
        .iter()
        .find(|agent| agent.email == wanted || agent.name.to_lowercase() == wanted);
    found.map(|agent| agent.id)
}

fn candidate(agent: Agent, now: Moment) -> Candidate {
    Candidate {
        agent: agent.id,
        online: agent.is_online(now),
        away: agent.away,
        load: agent.active_count,
        capacity: agent.capacity,
        skills: agent.skills,
        languages: agent.languages,
        idle_since: agent.idle_since,
        name: agent.name,
    }
}
