//! The managers' overview: from counters, never by counting.

use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::time::Moment;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::case::ticket::Ticket;
use crate::domain::team::{Assignment, Team};
use crate::services::bots::unreachable::{self, BotStanding};
use crate::services::error::{Result, ServiceError};
use crate::services::reading::Reading;
use crate::services::reading::{QueueTicket, rows};
use crate::services::settings::SettingsSnapshot;
use crate::services::team::open_now::Closed;
use crate::storage::free_agents::Free;
use crate::storage::{agents, counters, free_agents, outbox, queue, stuck};

/// How many failed deliveries are shown.
const FAILED_SHOWN: i64 = 10;

/// How many tickets that nobody can take are shown.
const STUCK_SHOWN: i64 = 20;

/// A team as managers see it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OverviewTeam {
    pub(crate) team: Team,
    /// Tickets that wait.
    pub(crate) waiting: i64,
    /// Tickets handed back and not yet taken by a bot.
    pub(crate) offered: i64,
    /// Tickets an agent has.
    pub(crate) active: i64,
    /// Tickets closed on each of the last seven days where the team is, today last.
    pub(crate) closed_per_day: [i64; 7],
    /// Since when the longest-waiting ticket waits.
    pub(crate) oldest_wait: Option<Moment>,
    /// When the next ticket must be accepted.
    pub(crate) due: Option<Moment>,
    /// Until when it is closed; nothing while it is open.
    pub(crate) closed: Option<Closed>,
    /// Its people.
    pub(crate) agents: Vec<Agent>,
}

/// Everything managers see at a glance.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Overview {
    /// Every team by name.
    pub(crate) teams: Vec<OverviewTeam>,
    /// Everybody by name.
    pub(crate) agents: Vec<Agent>,
    /// Tickets for which no agent is available, the longest wait first.
    pub(crate) stuck: Vec<QueueTicket>,
    /// Deliveries that Baton gave up: kind, error, moment.
    pub(crate) failed: Vec<(String, String, Moment)>,
    /// Bots, those that did not answer lately first.
    pub(crate) bots: Vec<BotStanding>,
    /// When it was read.
    pub(crate) now: Moment,
}

impl OverviewTeam {
    /// Tickets closed since midnight where the team is.
    pub(crate) fn closed_today(&self) -> i64 {
        let [.., today] = self.closed_per_day;
        today
    }
}

impl Reading<'_> {
    /// The overview.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] for who does not lead.
    pub(crate) async fn overview(self, actor: Actor) -> Result<Overview> {
        if !access::leads(&actor) {
            return Err(ServiceError::Forbidden);
        }
        self.overview_for_managers().await
    }

    /// The overview, for what is pushed to managers.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn overview_for_managers(self) -> Result<Overview> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let counts = counters::open(conn)?;
                let everybody = agents::all(conn)?;
                let memberships = agents::memberships(conn)?;
                let mut overview = Vec::new();
                for set in settings.teams() {
                    let team = set.team.as_ref().clone();
                    let count = |name: &str| sum(&counts, team.id, name);
                    let members = everybody
                        .iter()
                        .filter(|agent| memberships.contains(&(agent.id, team.id)))
                        .cloned()
                        .collect();
                    let waits = queue::first_waiting(conn, team.id)?;
                    overview.push(OverviewTeam {
                        waiting: count("waiting:"),
                        offered: count("offered"),
                        active: count("active"),
                        closed_per_day: counters::closed(conn, team.id, &set.hours.week(now))?,
                        oldest_wait: waits.map(|(since, _)| since),
                        due: waits.map(|(_, due)| due),
                        closed: Closed::at(&set.hours, now),
                        agents: members,
                        team,
                    });
                }
                let free = free_agents::all(conn, now)?;
                let stuck = stuck::waiting(conn, STUCK_SHOWN)?.into_iter();
                let stuck = stuck.filter(|ticket| is_stuck(settings, ticket, &free, now));
                let stuck = stuck.map(|ticket| ticket.id).collect();
                Ok(Overview {
                    teams: overview,
                    agents: everybody,
                    stuck: rows(conn, settings, AgentId(0), stuck, now)?,
                    failed: outbox::failed(conn, FAILED_SHOWN)?,
                    bots: unreachable::standings(conn, now)?,
                    now,
                })
            })
            .await
    }
}

/// Whether a ticket of which who leads was told still has nobody: anybody may take one from a team that does not offer
/// its tickets, and is offered one as soon as they are free.
fn is_stuck(settings: &SettingsSnapshot, ticket: &Ticket, free: &[Free], now: Moment) -> bool {
    let team = settings.team_by_id(ticket.team);
    if !team.is_some_and(|team| team.team.assignment == Assignment::Offer) {
        return false;
    }
    let open = settings.tiers(ticket.team);
    let open = open.filter(|tier| tier.hours.is_open(now));
    let mut tiers = open.map(|tier| tier.team.id);
    !tiers.any(|tier| free.iter().any(|free| free.team == tier))
}

fn sum(counts: &[(TeamId, String, i64)], team: TeamId, prefix: &str) -> i64 {
    counts
        .iter()
        .filter(|(of, name, _)| *of == team && name.starts_with(prefix))
        .map(|(_, _, value)| *value)
        .sum()
}
