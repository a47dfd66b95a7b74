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
        /// The team's name; must be unique.
        name: String,
        /// BCP 47 tag of the team's default language.
        #[arg(long)]
        language: Option<String>,
    },
    /// Change how a team's tickets are assigned, and its deadlines.
    Set {
        /// The team's name.
        name: String,
        /// claim: agents take tickets themselves; offer: each ticket is offered to the best agent, then to the next.
        #[arg(long, value_parser = assignment)]
        assignment: Option<Assignment>,
        /// Seconds an agent has to answer an offer.
        #[arg(long, value_name = "SECONDS", value_parser = seconds)]
        offer_within: Option<Duration>,
        /// Seconds after which one more requirement of a waiting ticket is dropped.
        #[arg(long, value_name = "SECONDS", value_parser = seconds)]
        relax_within: Option<Duration>,
        /// Seconds a ticket of normal priority may wait before Baton alerts the team.
        #[arg(long, value_name = "SECONDS", value_parser = seconds)]
        accept_within: Option<Duration>,
        #[command(flatten)]
        by_priority: AcceptTimes,
        /// Seconds a customer's message may stay unanswered.
        #[arg(long, value_name = "SECONDS", value_parser = seconds)]
        reply_within: Option<Duration>,
        /// The team one tier up, or none.
        #[arg(long, value_name = "TEAM")]
        next: Option<String>,
    },
    /// Rename a team. Routing rules that name it are updated; you must change bots that ask for the old name.
    Rename {
        /// The team's name.
        name: String,
        /// The new name.
        new: String,
    },
    /// List teams.
    List,
    /// Show or set a team's opening hours.
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
        /// How many; 0 for no limit.
        #[arg(value_parser = clap::value_parser!(i64).range(0..=100_000))]
        most: i64,
    },
    /// Show as TOML which facts a team needs to know, or set them from a file.
    Facts {
        /// The team's name.
        name: String,
        /// A file that replaces the team's needs; `-` reads standard input.
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
