//! Teams from the command line, also beside a running server.

use super::Failure;
use super::hours::SetHours;
use super::{facts, hours, output};
use crate::cli::accept_times::AcceptTimes;
use crate::cli::parsed::{assignment, seconds};
use crate::cli::table::team_row;
use crate::domain::team::Assignment;
use crate::services::{AddTeam, ManagedBy, Services, SetTeam};
use clap::Subcommand;
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
    /// Give a team another name. Routing rules that name it follow; bots that ask for it by the old name must be changed.
    Rename {
        /// The team's name.
        name: String,
        /// Its name from now on.
        new: String,
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

/// Runs `baton team …`.
///
/// # Errors
/// [`Failure`].
pub(crate) async fn run(
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
        TeamCommand::Rename { name, new } => {
            let renamed = services
                .teams()
                .rename_team(ManagedBy::CommandLine, name, new);
            output::one(&team_row(&renamed.await.map_err(facts::explained)?), json);
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
