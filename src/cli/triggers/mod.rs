//! `baton triggers …`: trigger rules as files, and how well they do.

mod export_import;
mod measure;

use super::Failure;
use super::facts::explained;
use super::output;
use crate::domain::rules::triggers::defaults;
use crate::services::Services;
use clap::Subcommand;
use export_import::OwnerArgs;
use measure::DataSplit;
use serde_json::json;
use std::path::PathBuf;

/// `baton triggers …`
#[derive(Debug, Subcommand)]
pub(crate) enum TriggersCommand {
    /// Print the rules that apply to a bot or team, as TOML (as JSON with --json).
    Export {
        #[command(flatten)]
        whose: OwnerArgs,
    },
    /// Replace the rules of a bot or team with those of a file (TOML, or JSON if its name ends in .json).
    Import {
        /// The file to read.
        file: PathBuf,
        #[command(flatten)]
        whose: OwnerArgs,
    },
    /// Show or set a team's other names. A customer who asks for one of them asks for a person.
    Names {
        /// The team's name.
        #[arg(long)]
        team: String,
        /// Another name for the team; repeat for several. They replace its present other names.
        #[arg(long = "name")]
        names: Vec<String>,
        /// Remove all other names of the team.
        #[arg(long, conflicts_with = "names")]
        none: bool,
    },
    /// Measure the built-in rules on labelled sentences: a CSV file with the columns `text` and
    /// `wants_human`.
    Measure {
        /// The file to read.
        file: PathBuf,
        /// Which part of the sentences to use.
        #[arg(long, value_enum, default_value = "all")]
        part: DataSplit,
        /// Also print every sentence that the rules judged wrongly.
        #[arg(long)]
        show: bool,
    },
}

/// Runs `baton triggers …`; the database is opened only for what needs it.
///
/// # Errors
/// [`Failure`].
pub(crate) async fn run(
    open: impl FnOnce() -> Result<Services, Failure>,
    command: TriggersCommand,
    json: bool,
) -> Result<(), Failure> {
    match command {
        TriggersCommand::Export { whose } => export_import::export(open()?, whose, json).await,
        TriggersCommand::Import { file, whose } => {
            export_import::import(open()?, &file, whose).await
        }
        TriggersCommand::Names { team, names, none } => {
            let services = open()?;
            if none || !names.is_empty() {
                let set = services.rules().set_team_aliases(None, team.clone(), names);
                set.await.map_err(explained)?;
            }
            let names = services.rules().team_aliases(None, team).await?;
            let rows: Vec<_> = names.iter().map(|name| json!({ "name": name })).collect();
            output::list(&rows, json);
            Ok(())
        }
        TriggersCommand::Measure { file, part, show } => {
            let rows = measure::run(&defaults(), &file, part, show)?;
            if !json {
                println!("rule\tright\tfalse\tmissed\tprecision\trecall\tF1\tfalse alarms");
            }
            output::list(&rows, json);
            Ok(())
        }
    }
}
