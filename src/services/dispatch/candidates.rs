//! A ticket's requirements for its agent, and the candidates.

use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::time::Moment;
use crate::domain::dispatch::{Candidate, Relaxed, Requirements, spoken};
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::settings::{SettingsSnapshot, TeamSettings};
use crate::storage::{AnyConnection, agents, route_decisions, tickets};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// The people of teams, read once for a transaction that offers several tickets and kept as its offers
/// change them. That nobody gets more than they may have is made sure of where the place is taken.
#[derive(Default)]
pub(crate) struct TeamMembers(HashMap<(TeamId, bool), Vec<Reached>>);

impl TeamMembers {
    /// A team's people; with those of the tiers above it, or without.
    fn of(&mut self, case: &mut Case<'_>, team: TeamId, tiers: bool) -> Result<&[Reached]> {
        let (settings, now) = (case.settings.clone(), case.now);
        match self.0.entry((team, tiers)) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(unread) => Ok(unread.insert(match tiers {
                true => reachable(case.conn, &settings, team, now)?,
                false => through(case.conn, settings.team(team)?, now)?,
            })),
        }
    }

    /// Somebody was offered something now.
    pub(crate) fn took(&mut self, agent: AgentId, now: Moment) {
        let everybody = self.0.values_mut().flatten();
        for known in everybody.filter(|known| known.agent.id == agent) {
            known.asked = true;
            known.agent.active_count += 1;
            known.agent.idle_since = Some(now);
        }
    }

    /// Somebody else has changed something: all are read again.
    pub(crate) fn forget(&mut self) {
        self.0.clear();
    }
}

/// The requirements of the case's ticket, and every candidate for it.
pub(crate) fn of(
    case: &mut Case<'_>,
    members: &mut TeamMembers,
) -> Result<(Requirements, Vec<Candidate>)> {
    let team = case.team()?;
    let (now, ticket) = (case.now, case.ticket()?.clone());
    let known = case.packet()?;
    let hours = case.hours()?;
    let relaxed = Relaxed::after(hours.open_time(ticket.queued_at, now), team.relax_within);
    let people = match relaxed {
        Relaxed::Declines => members.of(case, team.id, true)?,
        Relaxed::Nothing | Relaxed::Skills | Relaxed::Language => {
            members.of(case, team.id, false)?
        }
    };
    let routing = known.packet.routing.clone().unwrap_or_default();
    let by_rule = route_decisions::skills(case.conn, ticket.id)?;
    let mut skills: Vec<String> = routing.skills.iter().map(|s| s.to_lowercase()).collect();
    // Skills add up, each once.
    for skill in by_rule.require {
        if !skills.contains(&skill) {
            skills.push(skill);
        }
    }
    let need = Requirements {
        skills,
        preferred: by_rule.prefer,
        language: ticket.language.as_deref().map(spoken),
        wanted: routing.agent.and_then(|wanted| named(people, &wanted)),
        last: ticket.agent,
        declined: ticket.declined,
        relaxed,
    };
    let candidates = people.iter().map(|reached| candidate(reached.clone(), now));
    Ok((need, candidates.collect()))
}

/// Somebody who is reached through a team.
#[derive(Clone)]
pub(crate) struct Reached {
    /// Who.
    agent: Agent,
    /// Until when that team is closed, in words; nothing while it is open.
    closed: Option<String>,
    /// Whether they have an offer to answer; looked up only where no capacity says how many they may have.
    asked: bool,
}

/// A team's people, then those of the tiers above it. Who is in several of the teams is reached through the
/// first that is open.
fn reachable(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    team: TeamId,
    now: Moment,
) -> Result<Vec<Reached>> {
    let mut people: Vec<Reached> = Vec::new();
    for tier in settings.tiers(team) {
        for reached in through(conn, tier, now)? {
            match people.iter_mut().find(|p| p.agent.id == reached.agent.id) {
                Some(known) if known.closed.is_some() => *known = reached,
                Some(_) => {}
                None => people.push(reached),
            }
        }
    }
    Ok(people)
}

fn through(conn: &mut AnyConnection, team: &TeamSettings, now: Moment) -> Result<Vec<Reached>> {
    let closed = team.hours.closed_in_words(now);
    let members = agents::of_team(conn, team.team.id)?;
    // A capacity already says how many offers one may have.
    let asked = match members.iter().any(|agent| agent.capacity.is_none()) {
        true => tickets::offerees(conn)?,
        false => HashSet::new(),
    };
    let reached = |agent: Agent| Reached {
        asked: agent.capacity.is_none() && asked.contains(&agent.id),
        agent,
        closed: closed.clone(),
    };
    Ok(members.into_iter().map(reached).collect())
}

fn named(people: &[Reached], wanted: &str) -> Option<AgentId> {
    let mut agents = people.iter().map(|reached| &reached.agent);
    agents
        .find(|agent| agent.is_called(wanted))
        .map(|agent| agent.id)
}

fn candidate(reached: Reached, now: Moment) -> Candidate {
    let Reached {
        agent,
        closed,
        asked,
    } = reached;
    Candidate {
        agent: agent.id,
        online: agent.is_online(now),
        away: agent.away,
        load: agent.active_count,
        capacity: agent.capacity,
        asked,
        skills: agent.skills,
        languages: agent.languages,
        closed,
        idle_since: agent.idle_since,
        name: agent.name,
    }
}
