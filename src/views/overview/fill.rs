//! The managers' overview.

use crate::domain::accounts::agent::Agent;
use crate::domain::base::time::Moment;
use crate::services::{BotStanding, Overview, OverviewTeam, QueueTicket, Unreachable};
use crate::views::catalogue::t;
use crate::views::overview::view::{
    AgentLine, AgentState, BotLine, FailedLine, OverviewView, StuckLine, TeamLine,
};
use crate::views::packet::customer;
use crate::views::queue;

/// Bots that are shown: those that did not answer lately come first.
const BOTS_SHOWN: usize = 50;

/// Teams by risk, people by state and load.
pub(crate) fn overview(overview: &Overview) -> OverviewView {
    let now = overview.now;
    let mut teams: Vec<TeamLine> = overview.teams.iter().map(|team| line(team, now)).collect();
    teams.sort_by(|a, b| risk(a).cmp(&risk(b)));
    let enabled = overview
        .agents
        .iter()
        .filter(|agent| agent.disabled_at.is_none());
    let mut agents: Vec<AgentLine> = enabled.map(|agent| person(overview, agent)).collect();
    agents.sort_by(|a, b| standing(a).cmp(&standing(b)));
    OverviewView {
        at: now.to_string(),
        teams,
        agents,
        stuck: overview.stuck.iter().map(stuck).collect(),
        failed: overview.failed.iter().map(failed).collect(),
        bots: overview.bots.iter().take(BOTS_SHOWN).map(bot).collect(),
    }
}

fn line(team: &OverviewTeam, now: Moment) -> TeamLine {
    let there: Vec<&Agent> = team
        .agents
        .iter()
        .filter(|agent| agent.is_available(now))
        .collect();
    TeamLine {
        id: team.team.id.to_string(),
        name: team.team.name.clone(),
        closed: queue::fill::closed(team.closed.as_ref()),
        waiting: team.waiting,
        oldest_since: text(team.oldest_wait),
        due: text(team.due),
        overdue: team.overdue,
        offered: team.offered,
        active: team.active,
        closed_today: team.closed_today(),
        closed_per_day: team.closed_per_day,
        online: i64::try_from(there.len()).unwrap_or(i64::MAX),
        load: there.iter().map(|agent| agent.active_count).sum(),
        // Without a limit for one there is none for all.
        capacity: there
            .iter()
            .map(|agent| agent.capacity)
            .sum::<Option<i64>>()
            .filter(|_| !there.is_empty()),
    }
}

/// Open and nobody there for those who wait, then the oldest wait, then the name.
fn risk(team: &TeamLine) -> (bool, bool, &str, &str) {
    let waits = team.waiting > 0;
    let alone = waits && team.online == 0 && team.closed.is_none();
    (!alone, !waits, &team.due, &team.name)
}

fn person(overview: &Overview, agent: &Agent) -> AgentLine {
    let teams = overview
        .teams
        .iter()
        .filter(|team| team.agents.iter().any(|a| a.id == agent.id));
    let teams: Vec<&str> = teams.map(|team| team.team.name.as_str()).collect();
    let state = match (agent.is_online(overview.now), agent.away) {
        (true, false) => AgentState::Online,
        (true, true) => AgentState::Away,
        (false, _) => AgentState::Offline,
    };
    AgentLine {
        id: agent.id.to_string(),
        name: agent.name.clone(),
        teams: teams.join(", "),
        state,
        away_for: agent.away_for().unwrap_or_default().to_owned(),
        since: String::new(),
        load: agent.active_count,
        capacity: agent.capacity,
    }
}

/// Online before away before offline, the most loaded first, then the name.
fn standing(agent: &AgentLine) -> (AgentState, std::cmp::Reverse<i64>, &str) {
    (agent.state, std::cmp::Reverse(agent.load), &agent.name)
}

fn stuck(row: &QueueTicket) -> StuckLine {
    StuckLine {
        number: row.ticket.id.0,
        customer: customer::name(row),
        summary: queue::fill::summary(row),
        team: row.team.clone(),
        waiting_since: row.ticket.waiting_since.to_string(),
    }
}

fn failed((kind, error, at): &(String, String, Moment)) -> FailedLine {
    FailedLine {
        kind: kind.clone(),
        error: error.clone(),
        at: at.to_string(),
    }
}

fn bot(standing: &BotStanding) -> BotLine {
    let version = standing.bot.version.as_deref().unwrap_or_default();
    let unreachable = match &standing.unreachable {
        Unreachable::Team(team) => t::reports_fallback_team(team),
        Unreachable::Giver => t::reports_fallback_giver().to_owned(),
        Unreachable::Queue => t::reports_fallback_queue().to_owned(),
    };
    BotLine {
        name: format!("{} {version}", standing.bot.name)
            .trim_end()
            .to_owned(),
        heard_at: text(standing.heard_at),
        unreachable,
        lapses: standing.lapses,
        tickets: standing.last.iter().map(|(ticket, _)| *ticket).collect(),
    }
}

fn text(at: Option<Moment>) -> String {
    at.map(|at| at.to_string()).unwrap_or_default()
}
