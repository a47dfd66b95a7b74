//! The settings snapshot: everything that people set, read once, with what is compiled of it. Changing settings is the
//! business of the rooms that own them, such as `team` and `rules`.
//!
//! Teams with their needs, hours, sentences and limits, routing and trigger rules, bots, and what agents
//! are set to change seldom and are needed by every use case. A node reads them into one immutable
//! [`SettingsSnapshot`] and keeps it ([`HeldSettings`]). Triggers in the database move a revision with each
//! change, whoever makes it; a transaction reads that revision first, and when it has moved the snapshot is
//! renewed outside the transaction and the use case begins again. Nothing that moves by itself is in here:
//! presence, load and the timer of a team's next opening stay rows.
//!
//! A new settings table needs its triggers in both migrations, a place in `load.rs`, and a line in
//! `tests/suite/settings_snapshot.rs`.

mod held;
mod kept;
mod load;
mod looked_ahead;
mod named;
mod off_thread;

pub use held::HeldSettings;
pub(crate) use load::built_in_rules;
pub(crate) use named::{bot_named, team_named};
pub(crate) use off_thread::off_thread;

use crate::domain::accounts::agent::is_called;
use crate::domain::base::ids::{AgentId, BotId, TeamId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Role;
use crate::domain::bots::bot::Bot;
use crate::domain::bots::unreachable::Policy;
use crate::domain::case::actor::Actor;
use crate::domain::packet::needs::{Needs, TeamPatterns};
use crate::domain::rules::routing::RouteSet;
use crate::domain::rules::triggers::{Rule, RuleSet, TeamNames};
use crate::domain::team::Team;
use crate::domain::team::hours::{Hours, TeamHours};
use crate::domain::team::phrases::OwnTexts;
use crate::domain::text::redaction::Masks;
use crate::services::error::{Noun, Result, ServiceError};
use diesel::result::Error::NotFound;
use kept::Compiled;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock};

/// The settings snapshot: all settings as of one revision. Empty before the first read.
#[derive(Debug, Default)]
pub struct SettingsSnapshot {
    revision: i64,
    compiled: u64,
    /// By name.
    teams: Vec<Arc<TeamSettings>>,
    team_ids: HashMap<TeamId, Arc<TeamSettings>>,
    team_names: HashMap<String, Arc<TeamSettings>>,
    /// By name.
    bots: Vec<Arc<BotSettings>>,
    bot_ids: HashMap<BotId, Arc<BotSettings>>,
    bot_names: HashMap<String, Arc<BotSettings>>,
    /// By name.
    agents: Vec<Arc<AgentSettings>>,
    agent_ids: HashMap<AgentId, Arc<AgentSettings>>,
    routes: HeldRoutes,
    /// What the teams are called, for who asks for one of them.
    pub(crate) called: Arc<TeamNames>,
}

/// A team and all that is set about it.
#[derive(Debug)]
pub struct TeamSettings {
    /// The team.
    pub team: Arc<Team>,
    /// What it needs to know.
    pub needs: Arc<Needs>,
    /// What it never wants to see, ready to search with.
    pub masks: Masks,
    /// All its patterns.
    pub patterns: Arc<TeamPatterns>,
    /// Its hours as they were set; nothing: always.
    pub set_hours: Option<TeamHours>,
    /// When it is there.
    pub hours: Arc<Hours>,
    /// Its own sentences, by language.
    pub sentences: HashMap<String, OwnTexts>,
    /// How many tickets may wait in it; any number when absent.
    pub backlog: Option<i64>,
    /// The team itself, then those its tickets may fall back to.
    pub tiers: Vec<TeamId>,
    /// The trigger rules of its bots that have none of their own.
    rules: Option<Compiled<Vec<Rule>, RuleSet>>,
}

/// A bot and all that is set about it.
#[derive(Debug)]
pub struct BotSettings {
    /// The bot.
    pub bot: Arc<Bot>,
    /// Where a conversation goes that it does not answer.
    pub policy: Policy,
    /// Its own trigger rules.
    rules: Option<Compiled<Vec<Rule>, RuleSet>>,
}

/// An agent's settings. Their presence and their tickets stay in rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AgentSettings {
    /// Inside.
    pub(crate) id: AgentId,
    /// Unique; lower case.
    pub(crate) email: String,
    /// Shown to colleagues and customers.
    pub(crate) name: String,
    /// What they may do.
    pub(crate) role: Role,
    /// How many tickets at once; no limit when absent.
    pub(crate) capacity: Option<i64>,
    /// In lower case, each with a level from 1 to 5.
    pub(crate) skills: BTreeMap<String, i64>,
    /// In lower case; all when empty.
    pub(crate) languages: Vec<String>,
    /// When their login was withdrawn.
    pub(crate) disabled_at: Option<Moment>,
    /// Their teams, in the order of ids.
    pub(crate) teams: Vec<TeamId>,
}

/// The routing rules of a revision.
#[derive(Debug, Clone, Default)]
pub(crate) struct HeldRoutes {
    /// Which state of them; 0 when none were ever saved.
    pub(crate) revision: i64,
    /// The rules.
    pub(crate) set: Arc<RouteSet>,
}

static NO_TEXTS: LazyLock<OwnTexts> = LazyLock::new(OwnTexts::new);

impl TeamSettings {
    /// The team's own sentences in a language.
    pub(crate) fn own_texts(&self, language: &str) -> &OwnTexts {
        self.sentences.get(language).unwrap_or(&NO_TEXTS)
    }
}

impl SettingsSnapshot {
    /// The revision it was read at; 0 before anything was read.
    pub fn revision(&self) -> i64 {
        self.revision
    }

    /// The team that must be there.
    ///
    /// # Errors
    /// Storage, when it is not: a row that refers to a team is never without it.
    pub(crate) fn team(&self, id: TeamId) -> Result<&Arc<TeamSettings>> {
        Ok(self.team_by_id(id).ok_or(NotFound)?)
    }

    /// The team of an id, if there is one.
    pub(crate) fn team_by_id(&self, id: TeamId) -> Option<&Arc<TeamSettings>> {
        self.team_ids.get(&id)
    }

    /// The team of a name, if there is one.
    pub(crate) fn team_by_name(&self, name: &str) -> Option<&Arc<TeamSettings>> {
        self.team_names.get(name)
    }

    /// The team somebody asked for by its name.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub fn team_named(&self, name: &str) -> Result<&Arc<TeamSettings>> {
        let found = self.team_by_name(name);
        found.ok_or(ServiceError::NotFound(Noun::Team))
    }

    /// Every team by name.
    pub(crate) fn teams(&self) -> &[Arc<TeamSettings>] {
        &self.teams
    }

    /// A team, then those its tickets may fall back to. A chain that comes back to itself ends there.
    pub fn tiers(&self, team: TeamId) -> impl Iterator<Item = &Arc<TeamSettings>> {
        let tiers = self.team_ids.get(&team).map(|team| team.tiers.as_slice());
        let tiers = tiers.unwrap_or_default().iter();
        tiers.filter_map(|tier| self.team_ids.get(tier))
    }

    /// Whether the team of a name is closed then.
    pub(crate) fn is_closed(&self, team: &str, at: Moment) -> bool {
        let team = self.team_by_name(team);
        team.is_some_and(|team| !team.hours.is_open(at))
    }

    /// The bot that must be there.
    ///
    /// # Errors
    /// Storage, when it is not: a row that refers to a bot is never without it.
    pub(crate) fn bot(&self, id: BotId) -> Result<&Arc<BotSettings>> {
        Ok(self.bot_by_id(id).ok_or(NotFound)?)
    }

    /// The bot of an id, if there is one.
    pub(crate) fn bot_by_id(&self, id: BotId) -> Option<&Arc<BotSettings>> {
        self.bot_ids.get(&id)
    }

    /// The bot of a name, if there is one.
    pub fn bot_by_name(&self, name: &str) -> Option<&Arc<BotSettings>> {
        self.bot_names.get(name)
    }

    /// The bot of a name, unless its key was withdrawn.
    pub(crate) fn working_bot(&self, name: &str) -> Option<&Arc<Bot>> {
        let bot = self.bot_by_name(name).map(|found| &found.bot);
        bot.filter(|bot| bot.disabled_at.is_none())
    }

    /// Makes sure that a bot that has shown its key has not been disabled since.
    ///
    /// # Errors
    /// [`ServiceError::WrongLogin`].
    pub(crate) fn let_in(&self, bot: BotId) -> Result<()> {
        let found = self.bot_by_id(bot);
        match found.is_some_and(|found| found.bot.disabled_at.is_none()) {
            true => Ok(()),
            false => Err(ServiceError::WrongLogin),
        }
    }

    /// Every bot by name.
    pub(crate) fn bots(&self) -> &[Arc<BotSettings>] {
        &self.bots
    }

    /// The settings of the agent with this id, if there is one.
    pub(crate) fn agent(&self, id: AgentId) -> Option<&Arc<AgentSettings>> {
        self.agent_ids.get(&id)
    }

    /// The name of an agent.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub(crate) fn agent_name(&self, id: AgentId) -> Result<&str> {
        let missing = ServiceError::NotFound(Noun::Agent);
        Ok(&self.agent(id).ok_or(missing)?.name)
    }

    /// Every agent by name.
    pub(crate) fn agents(&self) -> &[Arc<AgentSettings>] {
        &self.agents
    }

    /// Whether anybody who may sign in is a member of a team, or of one its tickets may fall back to.
    pub(crate) fn is_staffed(&self, team: TeamId) -> bool {
        let tiers: Vec<TeamId> = self.tiers(team).map(|tier| tier.team.id).collect();
        let works = |agent: &Arc<AgentSettings>| {
            agent.disabled_at.is_none() && agent.teams.iter().any(|team| tiers.contains(team))
        };
        self.agents.iter().any(works)
    }

    /// The agents of an e-mail address or a name, whatever the case.
    pub(crate) fn agents_called(&self, called: &str) -> impl Iterator<Item = &Arc<AgentSettings>> {
        let agents = self.agents.iter();
        agents.filter(move |agent| is_called(called, &agent.email, &agent.name))
    }

    /// An agent with the role and the teams that are set for them in this snapshot.
    ///
    /// # Errors
    /// [`ServiceError::WrongLogin`] if their account was disabled.
    pub(crate) fn as_set_now(&self, actor: &Actor) -> Result<Actor> {
        let found = self.agent(actor.id);
        let found = found.filter(|agent| agent.disabled_at.is_none());
        let agent = found.ok_or(ServiceError::WrongLogin)?;
        Ok(Actor {
            id: agent.id,
            role: agent.role,
            teams: agent.teams.clone(),
        })
    }

    /// The routing rules that hold.
    pub(crate) fn routes(&self) -> &HeldRoutes {
        &self.routes
    }

    /// The trigger rules that hold for a bot: its own, else its team's, else the built-in ones.
    pub(crate) fn triggers_for(&self, bot: &Bot) -> Arc<RuleSet> {
        let own = self.bot_ids.get(&bot.id).and_then(|b| b.rules.as_ref());
        let teams = || self.team_ids.get(&bot.team)?.rules.as_ref();
        match own.or_else(teams) {
            Some(rules) => rules.made.clone(),
            None => built_in_rules().clone(),
        }
    }
}
