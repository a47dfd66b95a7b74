//! The demo's accounts, made once; only the bot's key is new at every start, so that it is stored
//! nowhere.

use super::DemoError;
use crate::config::Config;
use crate::domain::base::words::Role;
use crate::services::{AddAgent, AddBot, AddTeam, Clock, ManagedBy, ServiceError, Services};
use crate::startup::open_services;
use std::time::Duration;

/// The password of every demo agent.
pub(super) const PASSWORD: &str = "try-the-baton-demo";

/// The bot's name, as customers read it.
pub(super) const BOT: &str = "Pip";

/// The teams; the first is the bot's own.
const TEAMS: [&str; 2] = ["Flights", "Billing"];

/// Somebody who can sign in.
pub(super) struct Login {
    /// Plainly invented.
    pub(crate) name: &'static str,
    /// At example.com, where no mail arrives.
    pub(crate) email: &'static str,
    /// What they may do.
    pub(crate) role: Role,
}

/// Who can sign in.
pub(super) const LOGINS: [Login; 3] = [
    Login {
        name: "Ada Agent",
        email: "ada@example.com",
        role: Role::Agent,
    },
    Login {
        name: "Max Manager",
        email: "max@example.com",
        role: Role::Manager,
    },
    Login {
        name: "Ina Admin",
        email: "ina@example.com",
        role: Role::Admin,
    },
];

/// Makes sure that the database is empty or a demo's.
///
/// # Errors
/// [`DemoError::NotADemo`], or storage.
pub(super) async fn refuse_foreign(config: &Config, clock: Clock) -> Result<(), DemoError> {
    let services = open_services(config, clock)?;
    let foreign = is_foreign(&services).await;
    services.store.close(config.shutdown).await;
    match foreign? {
        true => Err(DemoError::NotADemo),
        false => Ok(()),
    }
}

/// Makes the accounts that are missing and returns the bot's new key.
///
/// # Errors
/// Storage.
pub(super) async fn accounts(services: &Services) -> Result<String, DemoError> {
    let known = services
        .accounts()
        .all_bots()
        .await?
        .iter()
        .any(|bot| bot.name == BOT);
    if known {
        let rotated =
            services
                .accounts()
                .rotate_key(ManagedBy::CommandLine, BOT.to_owned(), Duration::ZERO);
        return Ok(rotated.await?.key);
    }
    for name in TEAMS {
        let add = AddTeam {
            name: name.to_owned(),
            language: None,
        };
        once(services.accounts().add_team(add).await)?;
    }
    for login in &LOGINS {
        once(services.accounts().add_agent(agent(login)).await)?;
    }
    let [own, ..] = TEAMS;
    let add = AddBot {
        name: BOT.to_owned(),
        team: own.to_owned(),
    };
    // The bot comes last: with it the accounts are complete.
    Ok(services.accounts().add_bot(add).await?.1)
}

/// Whether somebody else has accounts here. Those of a demo that was cut short are ours.
async fn is_foreign(services: &Services) -> Result<bool, ServiceError> {
    let bots = services.accounts().all_bots().await?;
    if bots.iter().any(|bot| bot.name == BOT) {
        return Ok(false); // and whoever was added to the demo since then is welcome
    }
    let (agents, teams) = (
        services.accounts().all_agents().await?,
        services.accounts().all_teams().await?,
    );
    let ours = |email: &str| LOGINS.iter().any(|login| login.email == email);
    Ok(!bots.is_empty()
        || agents.iter().any(|agent| !ours(&agent.email))
        || teams
            .iter()
            .any(|team| !TEAMS.contains(&team.name.as_str())))
}

fn agent(login: &Login) -> AddAgent {
    AddAgent {
        email: login.email.to_owned(),
        name: login.name.to_owned(),
        role: login.role,
        teams: TEAMS.map(str::to_owned).to_vec(),
        capacity: None,
        password: Some(PASSWORD.to_owned().into()),
    }
}

/// Leaves what already exists unchanged.
fn once<T>(added: Result<T, ServiceError>) -> Result<(), ServiceError> {
    match added {
        Ok(_) | Err(ServiceError::InUse(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
