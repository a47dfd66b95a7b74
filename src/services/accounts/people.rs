//! Accounts as admins look at them: who there is, what they hold, and with what they are let in.

use super::managing::{agent_called, bot_called, may};
use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Role;
use crate::domain::case::actor::Actor;
use crate::services::accounts::Accounts;
use crate::services::bots::unreachable::{BotStanding, standings};
use crate::services::error::{Noun, Result, ServiceError};
use crate::storage::agent_tokens::AgentToken;
use crate::storage::retiring_keys::RetiringKey;
use crate::storage::{
    AnyConnection, agent_tokens, agents, holdings, left_behind, retiring_keys, teams, tickets,
};
use std::collections::HashMap;

/// An agent, as admins see them in a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PersonHeld {
    pub(crate) agent: Agent,
    /// The names of their teams.
    pub(crate) teams: Vec<String>,
    /// How many open tickets they have.
    pub(crate) tickets: i64,
}

/// An agent's account.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PersonAccount {
    pub(crate) person: PersonHeld,
    /// The tokens that let them in, the newest first.
    pub(crate) tokens: Vec<AgentToken>,
    /// How many tickets move when they are deactivated: those they have, are offered, or are asked to take.
    pub(crate) concerned: usize,
    /// Whether nobody else manages accounts.
    pub(crate) is_last_admin: bool,
    /// The names of all teams.
    pub(crate) all_teams: Vec<String>,
}

/// A bot, as admins see it in a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BotHeld {
    pub(crate) standing: BotStanding,
    /// The name of its team.
    pub(crate) team: String,
    /// How many conversations it has.
    pub(crate) conversations: i64,
}

/// A bot's account.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BotAccount {
    pub(crate) bot: BotHeld,
    /// Its keys that were replaced and are still accepted.
    pub(crate) keys: Vec<RetiringKey>,
    /// How many tickets it was given and has not answered.
    pub(crate) given: usize,
    /// How many open tickets say so when it is deactivated.
    pub(crate) told: usize,
}

impl Accounts<'_> {
    /// Every agent by name, and the names of all teams.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] for who is no admin.
    pub(crate) async fn people(self, actor: &Actor) -> Result<(Vec<PersonHeld>, Vec<String>)> {
        may(actor)?;
        self.services
            .read(|conn| Ok((all_people(conn)?, team_names(conn)?)))
            .await
    }

    /// The account of an agent, by their public id.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] for who is no admin,
    /// [`ServiceError::NotFound`].
    pub(crate) async fn person(self, actor: &Actor, id: String) -> Result<PersonAccount> {
        may(actor)?;
        let now = self.services.clock.now();
        self.services
            .read(move |conn| {
                let agent = agent_called(conn, &id)?;
                let mut tokens = agent_tokens::of_agent(conn, agent.id)?;
                tokens.retain(|token| token.is_good(now));
                let is_admin = agent.role == Role::Admin && agent.disabled_at.is_none();
                let is_last_admin = is_admin && agents::count_admins(conn)? == 1;
                let concerned = tickets::at_agents(conn, vec![agent.id])?.len();
                let all = all_people(conn)?.into_iter();
                let mut this = all.filter(|person| person.agent.id == agent.id);
                Ok(PersonAccount {
                    person: this.next().ok_or(ServiceError::NotFound(Noun::Agent))?,
                    tokens,
                    concerned,
                    is_last_admin,
                    all_teams: team_names(conn)?,
                })
            })
            .await
    }

    /// Every bot, and the names of all teams.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] for who is no admin.
    pub(crate) async fn bots_held(self, actor: &Actor) -> Result<(Vec<BotHeld>, Vec<String>)> {
        may(actor)?;
        let now = self.services.clock.now();
        self.services
            .read(move |conn| Ok((all_bots(conn, now)?, team_names(conn)?)))
            .await
    }

    /// The account of a bot, by its public id.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] for who is no admin,
    /// [`ServiceError::NotFound`].
    pub(crate) async fn bot_account(self, actor: &Actor, id: String) -> Result<BotAccount> {
        may(actor)?;
        let now = self.services.clock.now();
        self.services
            .read(move |conn| {
                let bot = bot_called(conn, &id)?.id;
                let keys = retiring_keys::of_bot(conn, bot, now)?;
                let (given, told) = (
                    left_behind::offered(conn, bot)?.len(),
                    left_behind::open_tickets(conn, bot)?.len(),
                );
                let all = all_bots(conn, now)?.into_iter();
                let mut this = all.filter(|held| held.standing.bot.id == bot);
                Ok(BotAccount {
                    bot: this.next().ok_or(ServiceError::NotFound(Noun::Bot))?,
                    keys,
                    given,
                    told,
                })
            })
            .await
    }
}

fn team_names(conn: &mut AnyConnection) -> Result<Vec<String>> {
    Ok(teams::all(conn)?
        .into_iter()
        .map(|team| team.name)
        .collect())
}

fn all_people(conn: &mut AnyConnection) -> Result<Vec<PersonHeld>> {
    let names: HashMap<TeamId, String> = teams::all(conn)?
        .into_iter()
        .map(|team| (team.id, team.name))
        .collect();
    let mut of_agents: HashMap<AgentId, Vec<String>> = HashMap::new();
    for (agent, team) in agents::memberships(conn)? {
        let of_agent = of_agents.entry(agent).or_default();
        of_agent.extend(names.get(&team).cloned());
    }
    let held = holdings::tickets_of_agents(conn)?;
    let person = |agent: Agent| {
        let mut teams = of_agents.remove(&agent.id).unwrap_or_default();
        teams.sort();
        PersonHeld {
            teams,
            tickets: held.get(&agent.id).copied().unwrap_or_default(),
            agent,
        }
    };
    Ok(agents::all(conn)?.into_iter().map(person).collect())
}

fn all_bots(conn: &mut AnyConnection, now: Moment) -> Result<Vec<BotHeld>> {
    let held = holdings::conversations_of_bots(conn)?;
    let names: HashMap<TeamId, String> = teams::all(conn)?
        .into_iter()
        .map(|team| (team.id, team.name))
        .collect();
    let mut all = standings(conn, now)?;
    all.sort_by(|a, b| a.bot.name.cmp(&b.bot.name));
    let bot = |standing: BotStanding| BotHeld {
        team: names.get(&standing.bot.team).cloned().unwrap_or_default(),
        conversations: held.get(&standing.bot.id).copied().unwrap_or_default(),
        standing,
    };
    Ok(all.into_iter().map(bot).collect())
}
