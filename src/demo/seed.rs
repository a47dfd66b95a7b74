//! The demo's accounts. The bot's key is new at every start, so that it is stored nowhere.

use super::DemoError;
use super::cast::BOT;
use super::demo_passwords::Passwords;
use super::visitors::{LOGINS, Login};
use crate::services::{AddAgent, AddBot, AddTeam, ManagedBy, Noun, ServiceError, Services};
use crate::storage::Database;
use crate::storage::demo_marks::{self, Whose};
use secrecy::SecretString;
use std::time::Duration;

/// The teams; the first is the bot's own.
const TEAMS: [&str; 2] = ["Flights", "Billing"];

/// Makes sure that the database is empty or a demo's, before anything in it is changed: whatever its bots and agents are
/// called, nobody's data is taken for a demo's.
///
/// # Errors
/// [`DemoError::NotADemo`], or storage.
pub(super) fn refuse_foreign(database: &Database) -> Result<(), DemoError> {
    match demo_marks::whose(database)? {
        Whose::Nobody | Whose::Demo => Ok(()),
        Whose::Somebody => Err(DemoError::NotADemo {
            database: match database {
                Database::Sqlite(path) => path.display().to_string(),
                #[cfg(feature = "postgres")]
                Database::Postgres(_) => "this database".to_owned(),
            },
        }),
    }
}

/// Marks the database, makes the accounts that are missing, and returns the bot's new key.
///
/// # Errors
/// Storage.
pub(super) async fn accounts(
    services: &Services,
    passwords: &Passwords,
) -> Result<String, DemoError> {
    services.accounts().mark_demo().await?;
    let bots = services.accounts().all_bots().await?;
    let is_complete = bots.iter().any(|bot| bot.name == BOT);
    if !is_complete {
        for name in TEAMS {
            let add = AddTeam {
                name: name.to_owned(),
                language: None,
            };
            once(services.accounts().add_team(add).await)?;
        }
        for login in &LOGINS {
            let password = passwords.of(login);
            once(services.accounts().add_agent(agent(login, password)).await)?;
        }
    }
    for login in &LOGINS {
        give(services, login, passwords.of(login)).await?;
    }
    if is_complete {
        let (by, none) = (ManagedBy::CommandLine, Duration::ZERO);
        let rotated = services.accounts().rotate_key(by, BOT.to_owned(), none);
        return Ok(rotated.await?.key);
    }
    let [own, ..] = TEAMS;
    let add = AddBot {
        name: BOT.to_owned(),
        team: own.to_owned(),
    };
    // The bot comes last: with it the accounts are complete.
    Ok(services.accounts().add_bot(add).await?.1)
}

/// Gives an agent this password. If it is theirs already, they stay signed in.
async fn give(services: &Services, login: &Login, password: SecretString) -> Result<(), DemoError> {
    let accounts = services.accounts();
    let email = || login.email.to_owned();
    match accounts.has_password(email(), password.clone()).await {
        Ok(true) => Ok(()),
        Ok(false) => {
            accounts.set_password(email(), password).await?;
            Ok(())
        }
        // Somebody tried the page of people and gave them another address.
        Err(ServiceError::NotFound(Noun::Agent)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn agent(login: &Login, password: SecretString) -> AddAgent {
    AddAgent {
        email: login.email.to_owned(),
        name: login.name.to_owned(),
        role: login.role,
        teams: TEAMS.map(str::to_owned).to_vec(),
        capacity: None,
        password: Some(password),
    }
}

/// Leaves what already exists unchanged.
fn once<T>(added: Result<T, ServiceError>) -> Result<(), ServiceError> {
    match added {
        Ok(_) | Err(ServiceError::InUse(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
