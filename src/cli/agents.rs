//! Agents from the command line, also beside a running server.

use super::Failure;
use super::typed_password::read_password;
use super::{facts, output};
use crate::cli::parsed::{role, skill, token_life};
use crate::cli::table::{agent_row, token_row, with};
use crate::domain::accounts::lifetimes::TokenLife;
use crate::domain::base::words::Role;
use crate::services::{AddAgent, ChangeAgent, DisabledAgent, ManagedBy, Services, SetAgent};
use clap::Subcommand;
use serde_json::{Value, json};

/// `baton agent …`
#[derive(Debug, Subcommand)]
pub(crate) enum AgentCommand {
    /// Add an agent.
    Add {
        /// The agent's e-mail address, used to sign in.
        email: String,
        /// Shown to colleagues and customers; the part before the @ by default.
        #[arg(long)]
        name: Option<String>,
        /// agent, manager or admin.
        #[arg(long, default_value = "agent", value_parser = role)]
        role: Role,
        /// The name of a team; repeat for several.
        #[arg(long = "team", value_name = "TEAM")]
        teams: Vec<String>,
        /// How many tickets at once; no limit by default.
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..=10_000))]
        capacity: Option<i64>,
        /// Read the password from the first line of standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Change an agent. Options you leave out stay unchanged.
    Set {
        /// The agent's e-mail address, used to sign in.
        email: String,
        /// Shown to colleagues and customers from now on.
        #[arg(long)]
        name: Option<String>,
        /// The new e-mail address, used to sign in.
        #[arg(long = "email", value_name = "NEW_EMAIL")]
        address: Option<String>,
        /// agent, manager or admin.
        #[arg(long, value_parser = role)]
        role: Option<Role>,
        /// The name of a team; repeat for several. They replace the agent's teams.
        #[arg(long = "team", value_name = "TEAM")]
        teams: Vec<String>,
        /// Remove the agent from all teams.
        #[arg(long, conflicts_with = "teams")]
        no_team: bool,
        /// How many tickets at once; 0 for no limit.
        #[arg(long, value_parser = clap::value_parser!(i64).range(0..=10_000))]
        capacity: Option<i64>,
        /// A skill with a level from 1 to 5, such as refunds:3; repeat for several. They replace the agent's skills.
        #[arg(long = "skill", value_name = "SKILL:LEVEL", value_parser = skill)]
        skills: Vec<(String, i64)>,
        /// A language the agent writes; repeat for several. They replace the agent's languages.
        #[arg(long = "language", value_name = "TAG")]
        languages: Vec<String>,
    },
    /// List agents.
    List,
    /// Set a password, read from the first line of standard input. Ends all of the agent's sessions.
    Passwd {
        /// The agent's e-mail address, used to sign in.
        email: String,
    },
    /// Let an agent sign in again at once after too many wrong passwords.
    Unlock {
        /// The agent's e-mail address, used to sign in.
        email: String,
    },
    /// List an agent's API tokens: their ids, last characters and dates.
    Tokens {
        /// The agent's e-mail address, used to sign in.
        email: String,
    },
    /// Make an API token and print it, or revoke one. The token is shown only this once.
    Token {
        /// The agent's e-mail address, used to sign in.
        #[arg(required_unless_present = "revoke")]
        email: Option<String>,
        /// How long the token lasts, such as 90d, 12h or 30m, or never; by default, `BATON_TOKEN_DAYS` days.
        #[arg(long, value_name = "TIME", value_parser = token_life)]
        expires: Option<TokenLife>,
        /// Revoke the token with this id instead (see `agent tokens`).
        #[arg(long, value_name = "ID", conflicts_with = "expires")]
        revoke: Option<i64>,
    },
    /// Deactivate an agent: sessions end, tokens are refused, and the agent's tickets go back into their queues.
    Disable {
        /// The agent's e-mail address or name.
        #[arg(value_name = "NAME|EMAIL")]
        agent: String,
    },
    /// Reactivate an agent, with the same password and tokens.
    Enable {
        /// The agent's e-mail address or name.
        #[arg(value_name = "NAME|EMAIL")]
        agent: String,
    },
}

/// Runs `baton agent …`.
///
/// # Errors
/// [`Failure`].
pub(crate) async fn run(
    services: Services,
    command: AgentCommand,
    json: bool,
) -> Result<(), Failure> {
    let operator = ManagedBy::CommandLine;
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
            let added = services.accounts().add_agent(add).await;
            output::one(&agent_row(&added.map_err(facts::explained)?), json);
        }
        AgentCommand::Set {
            email,
            name,
            address,
            role,
            teams,
            no_team,
            capacity,
            skills,
            languages,
        } => {
            let change = ChangeAgent {
                name,
                email: address,
                role,
                teams: (no_team || !teams.is_empty()).then_some(teams),
                abilities: SetAgent {
                    capacity,
                    skills: (!skills.is_empty()).then(|| skills.into_iter().collect()),
                    languages: (!languages.is_empty()).then_some(languages),
                },
            };
            let changed = services.accounts().change_agent(operator, email, change);
            output::one(&agent_row(&changed.await.map_err(facts::explained)?), json);
        }
        AgentCommand::List => {
            let rows: Vec<Value> = services
                .accounts()
                .all_agents()
                .await?
                .iter()
                .map(agent_row)
                .collect();
            output::list(&rows, json);
        }
        AgentCommand::Passwd { email } => {
            let agent = services
                .accounts()
                .set_password(email, read_password()?)
                .await;
            output::one(&agent_row(&agent.map_err(facts::explained)?), json);
        }
        AgentCommand::Unlock { email } => {
            let agent = services.accounts().unlock(email).await?;
            output::one(&agent_row(&agent), json);
        }
        AgentCommand::Tokens { email } => {
            let (_, tokens) = services.accounts().agent_tokens(email).await?;
            let rows: Vec<Value> = tokens.iter().map(token_row).collect();
            output::list(&rows, json);
        }
        AgentCommand::Token {
            email,
            expires,
            revoke,
        } => match (revoke, email) {
            (Some(token), email) => {
                let accounts = services.accounts();
                let agent = accounts.revoke_agent_token(operator, email, token).await?;
                output::one(&with(agent_row(&agent), "revoked", token), json);
            }
            (None, email) => {
                let (email, accounts) = (email.unwrap_or_default(), services.accounts());
                let lasts = accounts.token_lasts(expires.unwrap_or_default());
                let (agent, token) = accounts.make_agent_token(operator, email, lasts).await?;
                let ends = lasts.map(|lasts| services.clock.now().plus(lasts));
                let row = with(agent_row(&agent), "token", token);
                output::one(&with(row, "expires_at", json!(ends)), json);
            }
        },
        AgentCommand::Disable { agent } => {
            let disabled = services.accounts().disable_agent(operator, agent).await;
            let DisabledAgent { agent, released } = disabled.map_err(facts::explained)?;
            let numbers: Vec<i64> = released.iter().map(|ticket| ticket.0).collect();
            output::one(&with(agent_row(&agent), "released", numbers), json);
        }
        AgentCommand::Enable { agent } => {
            let enabled = services.accounts().enable_agent(operator, agent).await;
            output::one(&agent_row(&enabled.map_err(facts::explained)?), json);
        }
    }
    Ok(())
}
