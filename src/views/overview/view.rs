//! The managers' overview: teams by risk, agents by state and load.

use askama::Template;

use crate::domain::base::words::words;
use crate::views::catalogue::t;
use crate::views::chips::ClosedView;
use crate::views::labels;
use crate::views::shell::Shell;
use crate::views::team::address;

/// A team and how it is doing.
#[derive(Clone, Debug, Default)]
pub struct TeamLine {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// That it is closed; nothing while it is open.
    pub closed: Option<ClosedView>,
    /// Tickets waiting.
    pub waiting: i64,
    /// Since when the oldest of them waits; empty if none.
    pub oldest_since: String,
    /// The next deadline of the team; empty if none.
    pub due: String,
    /// Tickets that are overdue.
    pub overdue: usize,
    /// Tickets offered.
    pub offered: i64,
    /// Tickets active.
    pub active: i64,
    /// Tickets closed since midnight.
    pub closed_today: i64,
    /// Tickets closed on each of the last seven days, today last.
    pub closed_per_day: [i64; 7],
    /// Agents online and not away.
    pub online: i64,
    /// Tickets that those agents have.
    pub load: i64,
    /// Tickets they can have; `None` if unlimited.
    pub capacity: Option<i64>,
}

words! {
    /// Whether an agent takes tickets now, those who do first.
    #[derive(PartialOrd, Ord)]
    AgentState {
        /// A console of theirs is open.
        Online = "online",
        /// It is open, and they said that they are away.
        Away = "away",
        /// No console of theirs is open.
        Offline = "offline",
    }
}

impl AgentState {
    /// The same in a word of the reader's language.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Online => t::reports_state_online(),
            Self::Away => t::reports_state_away(),
            Self::Offline => t::reports_state_offline(),
        }
    }
}

/// An agent and what they are doing.
#[derive(Clone, Debug)]
pub struct AgentLine {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Names of the teams.
    pub teams: String,
    /// Whether they take tickets now.
    pub state: AgentState,
    /// Why they are away, as it was said; empty if it was not.
    pub away_for: String,
    /// Since when.
    pub since: String,
    /// Tickets they have.
    pub load: i64,
    /// Tickets they can have; `None` if unlimited.
    pub capacity: Option<i64>,
}

/// A ticket that nobody can take.
#[derive(Clone, Debug, Default)]
pub struct StuckLine {
    /// Its number.
    pub number: i64,
    /// The customer.
    pub customer: String,
    /// What it is about.
    pub summary: String,
    /// Name of the team it waits for.
    pub team: String,
    /// Since when they wait.
    pub waiting_since: String,
}

/// Something that could not be delivered, for good.
#[derive(Clone, Debug, Default)]
pub struct FailedLine {
    /// What, such as `mail.overdue`.
    pub kind: String,
    /// Why.
    pub error: String,
    /// When it was given up.
    pub at: String,
}

/// A bot, and whether it answers.
#[derive(Clone, Debug, Default)]
pub struct BotLine {
    /// Name and version.
    pub name: String,
    /// When it was last heard, to the minute; empty if never.
    pub heard_at: String,
    /// What happens when it does not answer, in words.
    pub unreachable: String,
    /// How often it did not answer in the last seven days.
    pub lapses: i64,
    /// The newest tickets of those.
    pub tickets: Vec<i64>,
}

/// The whole overview.
#[derive(Clone, Debug, Default)]
pub struct OverviewView {
    /// When it was true.
    pub at: String,
    /// Teams, the one at most risk first.
    pub teams: Vec<TeamLine>,
    /// Agents, online first, most loaded first.
    pub agents: Vec<AgentLine>,
    /// Tickets that nobody can take, the longest wait first.
    pub stuck: Vec<StuckLine>,
    /// Deliveries that failed for good, newest first.
    pub failed: Vec<FailedLine>,
    /// Bots, those that did not answer lately first.
    pub bots: Vec<BotLine>,
}

impl OverviewView {
    /// Tickets waiting in all teams.
    pub(crate) fn waiting(&self) -> i64 {
        self.teams.iter().map(|team| team.waiting).sum()
    }

    /// Tickets that are overdue in all teams.
    pub(crate) fn overdue(&self) -> usize {
        self.teams.iter().map(|team| team.overdue).sum()
    }

    /// Tickets offered in all teams.
    pub(crate) fn offered(&self) -> i64 {
        self.teams.iter().map(|team| team.offered).sum()
    }

    /// Tickets active in all teams.
    pub(crate) fn active(&self) -> i64 {
        self.teams.iter().map(|team| team.active).sum()
    }

    /// Tickets closed today in all teams.
    pub(crate) fn closed_today(&self) -> i64 {
        self.teams.iter().map(|team| team.closed_today).sum()
    }

    /// Agents online; an agent of two teams counts once.
    pub(crate) fn online(&self) -> usize {
        self.agents
            .iter()
            .filter(|agent| agent.state == AgentState::Online)
            .count()
    }

    /// Open tickets of the team that has the most, at least one: all bars are drawn to its scale.
    pub(crate) fn most_open(&self) -> i64 {
        let open = self.teams.iter();
        let open = open.map(|team| team.waiting + team.offered + team.active);
        open.max().unwrap_or_default().max(1)
    }

    /// How much that is of the most tickets an agent has, 0 to 100.
    pub(crate) fn percent_of_most(&self, load: &i64) -> i64 {
        let most = self.agents.iter().map(|agent| agent.load).max();
        percent(*load, most)
    }

    /// Since when the oldest waits; empty if nobody does. RFC 3339 in UTC sorts as text.
    pub(crate) fn oldest_since(&self) -> &str {
        let waiting = self.teams.iter().map(|team| team.oldest_since.as_str());
        waiting
            .filter(|since| !since.is_empty())
            .min()
            .unwrap_or_default()
    }
}

/// A day on which something was closed is seen, however good another day was.
fn bar(closed: i64, most: i64) -> i64 {
    match closed {
        0 => 1,
        some => (some.saturating_mul(DAY_MAX) / most.max(1)).clamp(2, DAY_MAX),
    }
}

/// How full that is, 0 to 100; unlimited is never full.
fn percent(load: i64, capacity: Option<i64>) -> i64 {
    match capacity {
        Some(capacity) if capacity > 0 => (load.saturating_mul(100) / capacity).clamp(0, 100),
        Some(_) | None => 0,
    }
}

/// How high the bar of a day is drawn at most.
const DAY_MAX: i64 = 20;

impl TeamLine {
    /// The last seven days as bars: where each begins, how high it is, and how much was closed. The best day is full.
    pub(crate) fn days(&self) -> Vec<(usize, i64, i64)> {
        let most = self
            .closed_per_day
            .iter()
            .max()
            .copied()
            .unwrap_or_default();
        let bar = |(day, closed): (usize, &i64)| (day * 10, bar(*closed, most), *closed);
        self.closed_per_day.iter().enumerate().map(bar).collect()
    }

    /// The same in words.
    pub(crate) fn days_in_words(&self) -> String {
        let days = self.closed_per_day.map(|day| day.to_string());
        t::reports_closed_days(days.join(", "))
    }
    /// Where the team's settings are.
    pub(crate) fn address(&self) -> String {
        address(&self.name)
    }

    /// How full its agents are, 0 to 100.
    pub(crate) fn percent(&self) -> i64 {
        percent(self.load, self.capacity)
    }
}

impl AgentLine {
    /// Their state in words, with the reason if they are away for one.
    pub(crate) fn standing(&self) -> String {
        match (self.state, self.away_for.as_str()) {
            (AgentState::Online | AgentState::Offline, _) | (AgentState::Away, "") => {
                self.state.label().to_owned()
            }
            (AgentState::Away, why) => t::people_state_away_for(labels::away(why)),
        }
    }

    /// How full they are, 0 to 100.
    pub(crate) fn percent(&self) -> i64 {
        percent(self.load, self.capacity)
    }
}

/// `GET /overview`.
#[derive(Clone, Debug, Template)]
#[template(path = "board/page.html")]
pub struct OverviewPage {
    /// Frame of the page.
    pub shell: Shell,
    /// The numbers.
    pub overview: OverviewView,
}

/// `#overview`, pushed or asked for (`GET /overview/fragment`).
#[derive(Clone, Debug, Template)]
#[template(path = "board/_overview.html")]
pub struct OverviewFragment<'a> {
    /// The numbers.
    pub overview: &'a OverviewView,
}
