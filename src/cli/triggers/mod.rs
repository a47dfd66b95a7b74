//! `baton triggers …`: trigger rules as files, and how well they do.

mod measure;

use super::Failure;
use super::output;
use crate::domain::trigger::defaults;
use clap::Subcommand;
use measure::Part;
use std::path::PathBuf;

/// `baton triggers …`
#[derive(Debug, Subcommand)]
pub enum TriggersCommand {
    /// Measure the built-in rules on labelled sentences: a CSV file with the columns `text` and
    /// `wants_human`.
    Measure {
        /// The file.
        file: PathBuf,
        /// Which sentences.
        #[arg(long, value_enum, default_value = "all")]
        part: Part,
        /// Also print every sentence that was judged wrongly.
        #[arg(long)]
        show: bool,
    },
}

/// Runs what needs no database.
///
/// # Errors
/// [`Failure`].
pub fn run(command: TriggersCommand, json: bool) -> Result<(), Failure> {
    match command {
        TriggersCommand::Measure { file, part, show } => {
            let rows = measure::run(&defaults(), &file, part, show)?;
            if json {
                output::list(&rows, json);
            } else {
                println!("rule\tright\tfalse\tmissed\tprecision\trecall\tF1\tfalse alarms");
                output::list(&rows, json);
            }
        }
    }
    Ok(())
}
