//! `baton triggers …`: trigger rules as files, and how well they do.

mod export_import;
mod measure;

use super::Failure;
use super::output;
use crate::domain::rules::triggers::defaults;
use crate::services::Services;
use clap::Subcommand;
use export_import::OwnerArgs;
use measure::DataSplit;
use std::path::PathBuf;

/// `baton triggers …`
#[derive(Debug, Subcommand)]
pub(crate) enum TriggersCommand {
    /// Print the rules that hold for a bot or team, as TOML (as JSON with --json).
    Export {
        #[command(flatten)]
        whose: OwnerArgs,
    },
    /// Give a bot or team the rules of a file (TOML, or JSON by its name) instead of those it had.
    Import {
        /// The file.
        file: PathBuf,
        #[command(flatten)]
        whose: OwnerArgs,
    },
    /// Measure the built-in rules on labelled sentences: a CSV file with the columns `text` and
    /// `wants_human`.
    Measure {
        /// The file.
        file: PathBuf,
        /// Which sentences.
        #[arg(long, value_enum, default_value = "all")]
        part: DataSplit,
        /// Also print every sentence that was judged wrongly.
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
