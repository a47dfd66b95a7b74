//! Agents, bots and teams from the command line, also beside a running server.

use super::Failure;
use super::output;
use crate::domain::people::{Agent, Bot};
use crate::domain::team::Team;
use crate::domain::words::Role;
use crate::services::{AddAgent, AddBot, AddTeam, Services};
use clap::Subcommand;
use secrecy::SecretString;
use serde_json::{Value, json};
use std::io::{BufRead, IsTerminal};

/// `baton team …`
#[derive(Debug, Subcommand)]
pub enum TeamCommand {
    /// Add a team.
    Add {
        /// Unique.
        name: String,
        /// BCP 47 tag of the language it speaks by default.
        #[arg(long)]
        language: Option<String>,
    },
    /// List teams.
    List,
}

/// `baton agent …`
#[derive(Debug, Subcommand)]
pub enum AgentCommand {
    /// Add an agent.
    Add {
        /// The login.
        email: String,
        /// Shown to colleagues and customers; the part before the @ by default.
        #[arg(long)]
        name: Option<String>,
        /// agent, manager or admin.
        #[arg(long, default_value = "agent", value_parser = role)]
        role: Role,
        /// A team's name; may be given several times.
        #[arg(long = "team", value_name = "TEAM")]
        teams: Vec<String>,
        /// How many tickets at once; no limit by default.
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..=10_000))]
        capacity: Option<i64>,
        /// Read the password from the first line of standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// List agents.
    List,
    /// Set a password, read from the first line of standard input; ends every session.
    Passwd {
        /// The login.
        email: String,
    },
    /// Make an API token; it is shown this once.
    Token {
        /// The login.
        email: String,
    },
}

/// `baton bot …`
#[derive(Debug, Subcommand)]
pub enum BotCommand {
    /// Add a bot; its key is shown this once.
    Add {
        /// Unique.
        name: String,
        /// The team its escalations go to.
        #[arg(long)]
        team: String,
        /// How it listens: poll, webhook, …
        #[arg(long, default_value = "poll")]
        kind: String,
    },
    /// List bots.
    List,
    /// Give a bot another key; the old one is dead at once.
    Rotate {
        /// The bot's name.
        name: String,
    },
}

fn role(word: &str) -> Result<Role, String> {
    Role::parse(word).ok_or_else(|| "one of agent, manager, admin".to_owned())
}

/// Runs `baton team …`.
///
/// # Errors
/// [`Failure`].
pub async fn team(services: Services, command: TeamCommand, json: bool) -> Result<(), Failure> {
    match command {
        TeamCommand::Add { name, language } => {
            let team = services.add_team(AddTeam { name, language }).await?;
            output::one(&team_row(&team), json);
        }
        TeamCommand::List => {
            let rows: Vec<Value> = services.teams().await?.iter().map(team_row).collect();
            output::list(&rows, json);
        }
    }
    Ok(())
}

/// Runs `baton agent …`.
///
/// # Errors
/// [`Failure`].
pub async fn agent(services: Services, command: AgentCommand, json: bool) -> Result<(), Failure> {
    match command {
        AgentCommand::Add {
            email,
            name,
            role,
            teams,
            capacity,
            password_stdin,
        } => {
            let password = if password_stdin {
                Some(read_password()?)
            } else {
                None
            };
            let name =
                name.unwrap_or_else(|| email.split('@').next().unwrap_or_default().to_owned());
            let add = AddAgent {
                email,
                name,
                role,
                teams,
                capacity,
                password,
            };
            output::one(&agent_row(&services.add_agent(add).await?), json);
        }
        AgentCommand::List => {
            let rows: Vec<Value> = services.agents().await?.iter().map(agent_row).collect();
            output::list(&rows, json);
        }
        AgentCommand::Passwd { email } => {
            let agent = services.set_password(email, read_password()?).await?;
            output::one(&agent_row(&agent), json);
        }
        AgentCommand::Token { email } => {
            let (agent, token) = services.make_agent_token(email).await?;
            output::one(&with(agent_row(&agent), "token", &token), json);
        }
    }
    Ok(())
}

/// Runs `baton bot …`.
///
/// # Errors
/// [`Failure`].
pub async fn bot(services: Services, command: BotCommand, json: bool) -> Result<(), Failure> {
    match command {
        BotCommand::Add { name, team, kind } => {
            let (bot, key) = services.add_bot(AddBot { name, team, kind }).await?;
            output::one(&with(bot_row(&bot), "key", &key), json);
        }
        BotCommand::List => {
            let rows: Vec<Value> = services.bots().await?.iter().map(bot_row).collect();
            output::list(&rows, json);
        }
        BotCommand::Rotate { name } => {
            let (bot, key) = services.rotate_key(name).await?;
            output::one(&with(bot_row(&bot), "key", &key), json);
        }
    }
    Ok(())
}

fn read_password() -> Result<SecretString, Failure> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        eprint!("Password: ");
    }
    let mut line = String::new();
    stdin.lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned().into())
}

fn team_row(team: &Team) -> Value {
    json!({ "id": team.token, "name": team.name, "language": team.language })
}

fn agent_row(agent: &Agent) -> Value {
    json!({
        "id": agent.token,
        "name": agent.name,
        "email": agent.email,
        "role": agent.role,
        "capacity": agent.capacity,
    })
}

fn bot_row(bot: &Bot) -> Value {
    json!({
        "id": bot.token,
        "name": bot.name,
        "kind": bot.kind,
        "key_hint": bot.key_hint,
        "disabled": bot.disabled_at.is_some(),
    })
}

fn with(mut row: Value, name: &str, value: &str) -> Value {
    if let Value::Object(members) = &mut row {
        members.insert(name.to_owned(), value.into());
    }
    row
}
