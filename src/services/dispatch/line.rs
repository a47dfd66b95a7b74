//! The line of tickets that wait for an offer, and how many can be made.

use super::super::error::Result;
use super::super::settings::{SettingsSnapshot, TeamSettings};
use crate::domain::base::ids::{TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::dispatch::{Relaxed, Unoffered};
use crate::domain::team::Assignment;
use crate::storage::free_agents::Free;
use crate::storage::{AnyConnection, free_agents, queue};
use std::collections::{HashMap, HashSet, VecDeque};

/// Tickets that are looked at in one go: those that come first.
const LOOKED_AT: i64 = 5_000;

/// Tickets that are offered in one transaction: more would keep others waiting.
const BATCH: usize = 16;

/// Tickets that wait for an offer, the most urgent first, and the number of free places in each team.
#[derive(Default)]
pub(crate) struct Line {
    waiting: VecDeque<Unoffered>,
    free: HashMap<TeamId, usize>,
}

impl Line {
    /// As it is now. A team's places are those of its people and of the tiers above it, where they are open.
    pub(crate) fn at(
        conn: &mut AnyConnection,
        settings: &SettingsSnapshot,
        now: Moment,
    ) -> Result<Self> {
        if !settings.teams().iter().any(|team| offers(team)) {
            return Ok(Self::default());
        }
        let mut of_team: HashMap<TeamId, Vec<Free>> = HashMap::new();
        for free in free_agents::all(conn, now)? {
            of_team.entry(free.team).or_default().push(free);
        }
        let closed: Shut<'_> = closed(settings, now).collect();
        of_team.retain(|team, _| !closed.contains_key(team));
        let mut free = HashMap::new();
        for team in settings.teams().iter().filter(|team| offers(team)) {
            let mut seen = HashSet::new();
            let tiers = team.tiers.iter();
            let people = tiers.filter_map(|tier| of_team.get(tier)).flatten();
            let people = people.filter(|free| seen.insert(free.agent));
            let places = people.map(|free| usize::try_from(free.places).unwrap_or_default());
            free.insert(team.team.id, places.fold(0usize, usize::saturating_add));
        }
        free.retain(|_, places| *places > 0);
        let teams: Vec<TeamId> = free.keys().copied().collect();
        let mut waiting = match teams.is_empty() {
            true => Vec::new(),
            false => queue::unoffered(conn, teams, LOOKED_AT)?,
        };
        waiting.retain(|ticket| !only_later(&closed, ticket, now));
        Ok(Self {
            waiting: waiting.into(),
            free,
        })
    }

    /// The next that are offered in one transaction: no more of a team than it has places, so that whoever
    /// comes behind them is looked at when it is known what is left. Nothing: the line has come to its end.
    pub(crate) fn next(&mut self) -> Vec<Unoffered> {
        let mut left = self.free.clone();
        let mut batch = Vec::new();
        while batch.len() < BATCH
            && let Some(next) = self.waiting.front()
        {
            let places = left.get_mut(&next.team).filter(|places| **places > 0);
            let full = self.free.get(&next.team).is_none_or(|places| *places == 0);
            match (places, full) {
                (Some(places), _) => {
                    *places -= 1;
                    batch.extend(self.waiting.pop_front());
                }
                (None, true) => drop(self.waiting.pop_front()),
                (None, false) => break,
            }
        }
        batch
    }

    /// A ticket of this team was offered.
    pub(crate) fn took(&mut self, team: TeamId) {
        let places = self.free.entry(team);
        places.and_modify(|places| *places = places.saturating_sub(1));
    }
}

/// Tickets that wait in closed teams with offers and have no decision yet.
pub(crate) fn untold(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    now: Moment,
) -> Result<Vec<TicketId>> {
    let teams = closed(settings, now).filter(|(_, team)| offers(team));
    let teams: Vec<TeamId> = teams.map(|(id, _)| id).collect();
    match teams.is_empty() {
        true => Ok(Vec::new()),
        false => Ok(queue::undecided(conn, teams, LOOKED_AT)?),
    }
}

/// The closed teams.
type Shut<'s> = HashMap<TeamId, &'s TeamSettings>;

fn closed(
    settings: &SettingsSnapshot,
    now: Moment,
) -> impl Iterator<Item = (TeamId, &TeamSettings)> {
    let teams = settings.teams().iter();
    let shut = teams.filter(move |team| !team.hours.is_open(now));
    shut.map(|team| (team.team.id, team.as_ref()))
}

fn offers(team: &TeamSettings) -> bool {
    team.team.assignment == Assignment::Offer
}

/// Whether the ticket's team is closed and nobody of another one may be asked before it opens.
fn only_later(closed: &Shut<'_>, ticket: &Unoffered, now: Moment) -> bool {
    let shut = closed.get(&ticket.team);
    shut.is_some_and(|team| {
        let waited = team.hours.open_time(ticket.queued_at, now);
        Relaxed::after(waited, team.team.relax_within) < Relaxed::Declines
    })
}
