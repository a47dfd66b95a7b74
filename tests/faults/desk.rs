//! The people and bots of a served Baton.

use crate::others::Others;
use crate::support::agent::AgentClient;
use crate::support::bot::BotClient;
use crate::support::process::BatonProcess;
use crate::support::{PASSWORD, TEAM};
use baton::config::Config;
use baton::domain::base::words::Role;
use baton::services::{AddAgent, AddBot, AddTeam, Clock, ManagedBy, Services};
use baton::startup::open_services;
use baton::storage::Database;
use std::time::Duration;

/// Use cases over the database of a process, to set it up and to look at it; and the address of that process.
pub struct Desk {
    pub services: Services,
    base: String,
    http: reqwest::Client,
}

/// A client that does not wait for ever for a server that does not answer. Each request comes on a connection of its own,
/// as from somebody who is new: a server that takes no more of them is found out.
pub fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .timeout(Duration::from_secs(90))
        .pool_max_idle_per_host(0)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap()
}

/// Use cases over any database, beside whoever serves it.
pub fn services_of(url: &str) -> Services {
    let config = Config {
        database: Database::parse(url).unwrap(),
        migrate: false,
        db_connections: 1,
        ..Config::default()
    };
    open_services(&config, Clock::system()).unwrap()
}

impl Desk {
    /// A desk with one team.
    pub async fn of(process: &BatonProcess) -> Self {
        let desk = Self {
            services: services_of(process.url()),
            base: process.base(),
            http: client(),
        };
        desk.team(TEAM).await;
        desk
    }

    pub async fn team(&self, name: &str) {
        let add = AddTeam {
            name: name.into(),
            language: None,
        };
        self.services.accounts().add_team(add).await.unwrap();
    }

    /// A bot of the first team.
    pub async fn bot(&self, name: &str) -> BotClient {
        self.bot_of(name, TEAM).await
    }

    pub async fn bot_of(&self, name: &str, team: &str) -> BotClient {
        let add = AddBot {
            name: name.into(),
            team: team.into(),
        };
        let (_, key) = self.services.accounts().add_bot(add).await.unwrap();
        BotClient {
            base: self.base.clone(),
            http: self.http.clone(),
            key,
        }
    }

    /// An agent of the first team, with an API token.
    pub async fn agent(&self, name: &str) -> AgentClient {
        self.person(name, Role::Agent).await
    }

    /// Somebody of the first team, with an API token.
    pub async fn person(&self, name: &str, role: Role) -> AgentClient {
        let email = format!("{}@example.com", name.to_lowercase());
        let add = AddAgent {
            email: email.clone(),
            name: name.into(),
            role,
            teams: vec![TEAM.into()],
            capacity: None,
            password: None,
        };
        let accounts = self.services.accounts();
        let agent = accounts.add_agent(add).await.unwrap();
        let made = accounts.make_agent_token(ManagedBy::CommandLine, email.clone(), None);
        let (_, token) = made.await.unwrap();
        AgentClient {
            base: self.base.clone(),
            http: self.http.clone(),
            token,
            email,
            id: agent.id,
        }
    }

    /// An agent who can sign in with [`PASSWORD`].
    pub async fn with_password(&self, name: &str) -> AgentClient {
        let agent = self.agent(name).await;
        let password = PASSWORD.to_owned().into();
        let set = self
            .services
            .accounts()
            .set_password(agent.email.clone(), password);
        set.await.unwrap();
        agent
    }

    /// People and bots whom no fault of this test concerns.
    pub async fn others(&self) -> Others {
        let (bot, agent) = (self.bot("Other").await, self.agent("Olga").await);
        Others::with(bot, agent).await
    }
}
