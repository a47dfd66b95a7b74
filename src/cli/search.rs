//! `baton search`: the index by which tickets are found.

use super::Failure;
use crate::services::Services;
use clap::Subcommand;

/// `baton search …`
#[derive(Debug, Subcommand)]
pub(crate) enum SearchCommand {
    /// Index all tickets again, newest first. The server may keep running; search stays available.
    Rebuild,
}

/// Runs `baton search …`.
///
/// # Errors
/// [`Failure`].
pub(crate) async fn run(services: Services, command: SearchCommand) -> Result<(), Failure> {
    let SearchCommand::Rebuild = command;
    let timekeeper = services.timekeeper();
    timekeeper.index_all_anew().await?;
    let mut done = 0;
    loop {
        match timekeeper.index_older_tickets().await? {
            0 => break,
            more => done += more,
        }
        eprint!("\r{done} tickets indexed");
    }
    eprintln!("\r{done} tickets indexed");
    Ok(())
}
