//! Agents and teams from the command line, also beside a running server.

use super::Failure;
use super::hours::SetHours;
use super::typed_password::read_password;
use super::{facts, hours, output};
use crate::cli::accept_times::AcceptTimes;
use crate::cli::parsed::{assignment, role, seconds, skill};
use crate::cli::table::{agent_row, team_row, with};
use crate::domain::base::words::Role;
use crate::domain::team::Assignment;
use crate::services::{AddAgent, AddTeam, DisabledAgent, Services, SetAgent, SetTeam};
use clap::Subcommand;
use serde_json::Value;
use std::path::PathBuf;
use std::time::Duration;

/// `baton team …`
#[derive(Debug, Subcommand)]
pub(crate) enum TeamCommand {
    /// Add a team.
    Add {
        /// Unique.
        name: String,
        /// BCP 47 tag of the language it speaks by default.
        #[arg(long)]
        language: Option<String>,
    },
    /// Change how a team's tickets find an agent, and its deadlines.
    Set {
        /// The team's name.
        name: String,
        /// claim: whoever is there takes one; offer: each goes to the best agent, then to the next.
        #[arg(long, value_parser = assignment)]
        assignment: Option<Assignment>,
        /// Seconds an agent has to answer an offer.
        #[arg(long, value_name = "SECONDS", value_parser = seconds)]
        offer_within: Option<Duration>,
        /// Seconds after which, each time, what a ticket needs of its agent relaxes a step.
        #[arg(long, value_name = "SECONDS", value_parser = seconds)]
        relax_within: Option<Duration>,
        /// Seconds a ticket of normal priority may wait before people are told.
        #[arg(long, value_name = "SECONDS", value_parser = seconds)]
        accept_within: Option<Duration>,
        #[command(flatten)]
        by_priority: AcceptTimes,
        /// Seconds a customer's words may stay unanswered.
        #[arg(long, value_name = "SECONDS", value_parser = seconds)]
        reply_within: Option<Duration>,
        /// The team one tier up, or none.
        #[arg(long, value_name = "TEAM")]
        next: Option<String>,
    },
    /// List teams.
    List,
    /// Show or set when a team is there.
    Hours {
        /// The team's name.
        name: String,
        #[command(flatten)]
        set: SetHours,
    },
    /// Limit how many tickets may wait in a team before new ones go to the next team.
    Backlog {
        /// The team's name.
        name: String,
        /// How many; 0 for any number.
        #[arg(value_parser = clap::value_parser!(i64).range(0..=100_000))]
        most: i64,
    },
    /// Show what a team needs to know as TOML, or set it from a file.
    Facts {
        /// The team's name.
        name: String,
        /// Replaces what the team needs; `-` reads standard input.
        #[arg(long)]
        file: Option<PathBuf>,
    },
}

/// `baton agent …`
#[derive(Debug, Subcommand)]
pub(crate) enum AgentCommand {
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
    /// Change what an agent can do.
    Set {
        /// The login.
        email: String,
        /// How many tickets at once; 0 for no limit.
        #[arg(long, value_parser = clap::value_parser!(i64).range(0..=10_000))]
        capacity: Option<i64>,
        /// A skill with its level from 1 to 5, as in refunds:3; may be given several times and
        /// replaces all.
        #[arg(long = "skill", value_name = "SKILL:LEVEL", value_parser = skill)]
        skills: Vec<(String, i64)>,
        /// A language the agent writes; may be given several times and replaces all.
        #[arg(long = "language", value_name = "TAG")]
        languages: Vec<String>,
    },
    /// List agents.
    List,
    /// Set a password, read from the first line of standard input; ends every session.
    Passwd {
        /// The login.
        email: String,
    },
    /// Let an agent try to sign in again at once, after too many wrong passwords.
    Unlock {
        /// The login.
        email: String,
    },
    /// Make an API token; it is shown this once.
    Token {
        /// The login.
        email: String,
    },
    /// Lock an agent out: sessions end, tokens are refused, and the agent's tickets go back into their queues.
    Disable {
        /// The login, or the name.
        #[arg(value_name = "NAME|EMAIL")]
        agent: String,
    },
    /// Let an agent in again, with the password and tokens of before.
    Enable {
        /// The login, or the name.
        #[arg(value_name = "NAME|EMAIL")]
        agent: String,
    },
}

/// Runs `baton team …`.
///
/// # Errors
/// [`Failure`].
pub(crate) async fn team(
    services: Services,
    command: TeamCommand,
    json: bool,
) -> Result<(), Failure> {
    match command {
        TeamCommand::Add { name, language } => {
            let team = services
                .accounts()
                .add_team(AddTeam { name, language })
                .await?;
            output::one(&team_row(&team), json);
        }
        TeamCommand::Set {
            name,
            assignment,
            offer_within,
            relax_within,
            accept_within,
            by_priority,
            reply_within,
            next,
        } => {
            let set = SetTeam {
                assignment,
                offer_within,
                relax_within,
                accept_within,
                accept_urgent_within: by_priority.accept_urgent_within,
                accept_high_within: by_priority.accept_high_within,
                accept_low_within: by_priority.accept_low_within,
                reply_within,
                next,
            };
            output::one(
                &team_row(&services.teams().set_team(name, set).await?),
                json,
            );
        }
        TeamCommand::List => {
            output::list(&hours::list(&services).await?, json);
        }
        TeamCommand::Hours { name, set } => hours::run(&services, name, set, json).await?,
        TeamCommand::Backlog { name, most } => {
            hours::backlog(&services, name, most, json).await?;
        }
        TeamCommand::Facts { name, file } => facts::run(&services, name, file, json).await?,
    }
    Ok(())
}

/// Runs `baton agent …`.
///
/// # Errors
/// [`Failure`].
pub(crate) async fn agent(
    services: Services,
    command: AgentCommand,
    json: bool,
) -> Result<(), Failure> {
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
            capacity,
            skills,
            languages,
        } => {
            let set = SetAgent {
                capacity,
                skills: (!skills.is_empty()).then(|| skills.into_iter().collect()),
                languages: (!languages.is_empty()).then_some(languages),
            };
            output::one(
                &agent_row(&services.teams().set_agent(email, set).await?),
                json,
            );
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
        AgentCommand::Token { email } => {
            let (agent, token) = services.accounts().make_agent_token(email).await?;
            output::one(&with(agent_row(&agent), "token", token), json);
        }
        AgentCommand::Disable { agent } => {
            let disabled = services.accounts().disable_agent(agent).await;
            let DisabledAgent { agent, released } = disabled.map_err(facts::explained)?;
            let numbers: Vec<i64> = released.iter().map(|ticket| ticket.0).collect();
            output::one(&with(agent_row(&agent), "released", numbers), json);
        }
        AgentCommand::Enable { agent } => {
            let enabled = services.accounts().enable_agent(agent).await;
            output::one(&agent_row(&enabled.map_err(facts::explained)?), json);
        }
    }
    Ok(())
}
