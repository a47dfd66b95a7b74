//! Bots from the command line, also beside a running server.

use super::Failure;
use super::output;
use super::rows::{bot_row, with};
use crate::services::{AddBot, Services, SetBot};
use clap::Subcommand;
use serde_json::Value;

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
        /// Its version: what is counted of a bot is counted by version.
        #[arg(long)]
        version: Option<String>,
    },
    /// Change a bot.
    Set {
        /// The bot's name.
        name: String,
        /// The version that runs from now on, or none.
        #[arg(long)]
        version: Option<String>,
    },
    /// List bots.
    List,
    /// Give a bot another key; the old one is dead at once.
    Rotate {
        /// The bot's name.
        name: String,
    },
}

/// Runs `baton bot …`.
///
/// # Errors
/// [`Failure`].
pub async fn run(services: Services, command: BotCommand, json: bool) -> Result<(), Failure> {
    match command {
        BotCommand::Add {
            name,
            team,
            kind,
            version,
        } => {
            let set = SetBot { version };
            set.check()?;
            let (bot, key) = services.add_bot(AddBot { name, team, kind }).await?;
            let bot = services.set_bot(bot.name, set).await?;
            output::one(&with(bot_row(&bot), "key", &key), json);
        }
        BotCommand::Set { name, version } => {
            let bot = services.set_bot(name, SetBot { version }).await?;
            output::one(&bot_row(&bot), json);
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
