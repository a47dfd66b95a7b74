//! What a ticket needs of its agent, and who is looked at.

use super::case::Case;
use super::error::Result;
use crate::domain::ids::{AgentId, TeamId};
use crate::domain::people::Agent;
use crate::domain::routing::{Candidate, Need, Relaxed, spoken};
use crate::domain::team::Team;
use crate::domain::time::Moment;
use crate::storage::{AnyConnection, agents, packets, routes, teams};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Teams one after the other that a ticket may fall back to.
const TIERS_MAX: usize = 5;

/// The people of teams, read once for a transaction that offers several tickets and kept as its offers
/// change them. That nobody gets more than they may have is made sure of where the place is taken.
#[derive(Default)]
pub(super) struct Members(HashMap<(TeamId, bool), Vec<Agent>>);

impl Members {
    /// A team's people; with those of the tiers above it, or without.
    fn of(&mut self, conn: &mut AnyConnection, team: &Team, tiers: bool) -> Result<&[Agent]> {
        match self.0.entry((team.id, tiers)) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(unread) => Ok(unread.insert(match tiers {
                true => reachable(conn, team)?,
                false => agents::of_team(conn, team.id)?,
            })),
        }
    }

    /// Somebody was offered something now.
    pub fn took(&mut self, agent: AgentId, now: Moment) {
        let everybody = self.0.values_mut().flatten();
        for known in everybody.filter(|known| known.id == agent) {
            known.active_count += 1;
            known.idle_since = Some(now);
        }
    }

    /// Somebody else has changed something: all are read again.
    pub fn forget(&mut self) {
        self.0.clear();
    }
}

/// What the case's ticket needs, and everybody who might have it.
pub(super) fn of(case: &mut Case<'_>, members: &mut Members) -> Result<(Need, Vec<Candidate>)> {
    let team = case.team()?;
    let (now, ticket) = (case.now, case.ticket()?.clone());
    let (packet, _) = packets::find(case.conn, ticket.id, ticket.packet_version)?;
    let relaxed = Relaxed::after(now.since(ticket.queued_at), team.relax_within);
    let people = match relaxed {
        Relaxed::Declines => members.of(case.conn, &team, true)?,
        Relaxed::Nothing | Relaxed::Skills | Relaxed::Language => {
            members.of(case.conn, &team, false)?
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
        wanted: routing.agent.and_then(|wanted| named(people, &wanted)),
        last: ticket.agent,
        declined: ticket.declined,
        relaxed,
    };
    let candidates = people.iter().map(|agent| candidate(agent.clone(), now));
    Ok((need, candidates.collect()))
}

/// A team, then the tiers above it. A chain that comes back to itself ends there.
pub(super) fn tiers(team: &Team, teams: &[Team]) -> Vec<TeamId> {
    let mut seen = Vec::new();
    let mut next = Some(team.id);
    while let Some(id) = next.filter(|id| !seen.contains(id) && seen.len() < TIERS_MAX) {
        seen.push(id);
        next = teams
            .iter()
            .find(|team| team.id == id)
            .and_then(|team| team.next);
    }
    seen
}

/// A team's people, then those of the tiers above it.
fn reachable(conn: &mut AnyConnection, team: &Team) -> Result<Vec<Agent>> {
    let mut people: Vec<Agent> = Vec::new();
    for id in tiers(team, &teams::all(conn)?) {
        for agent in agents::of_team(conn, id)? {
            if people.iter().all(|known| known.id != agent.id) {
                people.push(agent);
            }
        }
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
