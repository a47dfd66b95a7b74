//! Teams, agents and bots: what the command line adds and lists.

use super::managing::ManagedBy;
use super::passwords::hash_password;
use super::secrets;
use crate::domain::accounts::account_fault::AccountFault;
use crate::domain::accounts::agent::Agent;
use crate::domain::accounts::preferences::Preferences;
use crate::domain::base::ids::{AgentId, BotId, TeamId};
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::Role;
use crate::domain::bots::bot::Bot;
use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::domain::team::{AcceptByPriority, Assignment, Team};
use crate::domain::text::visible::breaks_a_name;
use crate::services::accounts::Accounts;
use crate::services::error::{Result, ServiceError, Taken};
use crate::services::security::Audit;
use crate::services::settings::team_named;
use crate::storage::{agents, bots, teams};
use secrecy::SecretString;
use std::collections::BTreeMap;

/// Names of teams, agents and bots are at most this long.
pub(crate) const NAME_MAX_CHARS: usize = 100;

/// A team to add.
#[derive(Debug, Clone)]
pub struct AddTeam {
    /// Unique.
    pub name: String,
    /// BCP 47.
    pub language: Option<String>,
}

/// An agent to add.
#[derive(Debug, Clone)]
pub struct AddAgent {
    /// Unique; case does not matter.
    pub email: String,
    /// Shown to colleagues and customers.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Names of their teams.
    pub teams: Vec<String>,
    /// How many tickets at once.
    pub capacity: Option<i64>,
    /// Without one there is no console login, only tokens.
    pub password: Option<SecretString>,
}

/// A bot to add.
#[derive(Debug, Clone)]
pub struct AddBot {
    /// Unique.
    pub name: String,
    /// Where its escalations go, by name.
    pub team: String,
}

/// A name of a team, an agent or a bot, without the space around it.
///
/// # Errors
/// [`ServiceError::Invalid`].
pub(crate) fn check_name(field: &str, name: &str) -> Result<String> {
    let name = name.trim();
    let length = name.chars().count();
    if length == 0 || length > NAME_MAX_CHARS || name.contains(breaks_a_name) {
        let fault = AccountFault::Name(NAME_MAX_CHARS);
        return Err(ServiceError::Invalid(vec![FieldError::new(field, fault)]));
    }
    Ok(name.to_owned())
}

/// An e-mail address in lower case.
///
/// # Errors
/// [`ServiceError::Invalid`].
pub(super) fn check_email(email: &str) -> Result<String> {
    let email = email.trim().to_lowercase();
    match email.parse::<lettre::Address>() {
        Ok(_) => Ok(email),
        Err(_) => Err(ServiceError::Invalid(vec![FieldError::new(
            "/email",
            AccountFault::Email,
        )])),
    }
}

impl Accounts<'_> {
    /// Adds a team with the usual deadlines, whose agents pick their tickets.
    ///
    /// # Errors
    /// [`ServiceError::InUse`], [`ServiceError::Invalid`].
    pub async fn add_team(self, add: AddTeam) -> Result<Team> {
        self.add_team_by(ManagedBy::CommandLine, add, Assignment::Claim)
            .await
    }

    /// Adds a team with the usual deadlines, if whoever does it may.
    ///
    /// # Errors
    /// Those of [`Self::add_team`] and of [`ManagedBy::begin`].
    pub(crate) async fn add_team_by(
        self,
        by: ManagedBy,
        add: AddTeam,
        assignment: Assignment,
    ) -> Result<Team> {
        let team = Team {
            id: TeamId(0),
            token: secrets::token("team"),
            name: check_name("/name", &add.name)?,
            language: add.language,
            accept_within: Team::ACCEPT_WITHIN,
            accept_by_priority: AcceptByPriority::default(),
            reply_within: Team::REPLY_WITHIN,
            return_within: Team::RETURN_WITHIN,
            reopen_within: Team::REOPEN_WITHIN,
            created_at: self.services.clock.now(),
            assignment,
            offer_within: Team::OFFER_WITHIN,
            relax_within: Team::RELAX_WITHIN,
            next: None,
        };
        self.services
            .record(move |conn| {
                by.begin(conn)?;
                if teams::by_name(conn, &team.name)?.is_some() {
                    return Err(ServiceError::InUse(Taken::TeamName));
                }
                let id = teams::add(conn, &team)?;
                let audit = Audit::of(SecurityAct::TeamAdded).on(Affected::team(&team));
                audit.write(conn, team.created_at)?;
                Ok(Team { id, ..team.clone() })
            })
            .await
    }

    /// All teams.
    ///
    /// # Errors
    /// Storage.
    pub async fn all_teams(self) -> Result<Vec<Team>> {
        self.services.read(|conn| Ok(teams::all(conn)?)).await
    }

    /// Adds an agent.
    ///
    /// # Errors
    /// [`ServiceError::InUse`], [`ServiceError::NotFound`] for a team, [`ServiceError::Invalid`].
    pub async fn add_agent(self, add: AddAgent) -> Result<Agent> {
        self.add_agent_by(ManagedBy::CommandLine, add).await
    }

    /// Adds an agent, if whoever does it may.
    ///
    /// # Errors
    /// Those of [`Self::add_agent`] and of [`ManagedBy::begin`].
    pub(crate) async fn add_agent_by(self, by: ManagedBy, add: AddAgent) -> Result<Agent> {
        let now = self.services.clock.now();
        let password_given = add.password.is_some() && by.agent().is_some();
        let password_hash = match add.password {
            Some(password) => Some(hash_password(password, &[&add.name, &add.email]).await?),
            None => None,
        };
        let agent = Agent {
            id: AgentId(0),
            token: secrets::token("agt"),
            email: check_email(&add.email)?,
            name: check_name("/name", &add.name)?,
            role: add.role,
            capacity: add.capacity,
            active_count: 0,
            away: false,
            away_reason: None,
            missed_ticket: None,
            skills: BTreeMap::new(),
            languages: Vec::new(),
            interface_language: None,
            preferences: Preferences::default(),
            password_given,
            idle_since: None,
            online_until: None,
            disabled_at: None,
        };
        let mut names = add.teams;
        names.sort();
        names.dedup();
        self.services
            .record(move |conn| {
                by.begin(conn)?;
                if agents::by_email(conn, &agent.email)?.is_some() {
                    return Err(ServiceError::InUse(Taken::Email));
                }
                let id = agents::add(conn, &agent, password_hash.as_deref(), now)?;
                for name in &names {
                    let team = team_named(conn, name)?;
                    teams::add_member(conn, team.id, id)?;
                }
                let audit = Audit::of(SecurityAct::AgentAdded).on(Affected::agent(&agent));
                audit
                    .detail(format!("role: {}", agent.role))
                    .write(conn, now)?;
                Ok(Agent {
                    id,
                    ..agent.clone()
                })
            })
            .await
    }

    /// All agents.
    ///
    /// # Errors
    /// Storage.
    pub async fn all_agents(self) -> Result<Vec<Agent>> {
        self.services.read(|conn| Ok(agents::all(conn)?)).await
    }

    /// Whether there is any agent at all. On a new server there is none.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn has_agents(self) -> Result<bool> {
        self.services.look_up(|conn| Ok(agents::any(conn)?)).await
    }

    /// Adds a bot; its key is shown this once.
    ///
    /// # Errors
    /// [`ServiceError::InUse`], [`ServiceError::NotFound`] for the team, [`ServiceError::Invalid`].
    pub async fn add_bot(self, add: AddBot) -> Result<(Bot, String)> {
        self.add_bot_by(ManagedBy::CommandLine, add).await
    }

    /// Adds a bot, if whoever does it may; its key is shown this once.
    ///
    /// # Errors
    /// Those of [`Self::add_bot`] and of [`ManagedBy::begin`].
    pub(crate) async fn add_bot_by(self, by: ManagedBy, add: AddBot) -> Result<(Bot, String)> {
        let now = self.services.clock.now();
        let key = secrets::key("bk");
        let hash = secrets::hash(&key);
        let hint = secrets::hint(&key);
        let name = check_name("/name", &add.name)?;
        let team = add.team;
        let bot = self
            .services
            .record(move |conn| {
                by.begin(conn)?;
                let team = team_named(conn, &team)?;
                if bots::by_name(conn, &name)?.is_some() {
                    return Err(ServiceError::InUse(Taken::BotName));
                }
                let mut bot = Bot {
                    id: BotId(0),
                    token: secrets::token("bot"),
                    name: name.clone(),
                    version: None,
                    team: team.id,
                    key_hint: hint.clone(),
                    created_at: now,
                    disabled_at: None,
                };
                bot.id = bots::add(conn, &bot, &hash)?;
                let audit = Audit::of(SecurityAct::BotAdded).on(Affected::bot(&bot));
                audit.detail(format!("key …{hint}")).write(conn, now)?;
                Ok(bot)
            })
            .await?;
        Ok((bot, key))
    }

    /// All bots.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn all_bots(self) -> Result<Vec<Bot>> {
        self.services.read(|conn| Ok(bots::all(conn)?)).await
    }
}
