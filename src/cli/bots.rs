//! Bots from the command line, also beside a running server.

use super::Failure;
use super::output;
use crate::cli::parsed::unreachable;
use crate::cli::table::{bot_row, standing_row, with};
use crate::services::{AddBot, Services, SetBot, Unreachable};
use clap::Subcommand;
use serde_json::Value;

/// `baton bot …`
#[derive(Debug, Subcommand)]
pub(crate) enum BotCommand {
    /// Add a bot; its key is shown this once.
    Add {
        /// Unique.
        name: String,
        /// The team its escalations go to.
        #[arg(long)]
        team: String,
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
        /// Where a conversation goes that the bot was given and does not answer. queue: back into its team's queue.
        /// giver: to the agent who gave it, if they are there and have room, else into the queue. team:NAME: into
        /// that team's queue.
        #[arg(long, value_name = "queue|giver|team:NAME", value_parser = unreachable)]
        unreachable: Option<Unreachable>,
    },
    /// List bots.
    List,
    /// Give a bot another key; the old one is dead at once.
    Rotate {
        /// The bot's name.
        name: String,
    },
    /// Lock a bot out: its key is refused.
    Disable {
        /// The bot's name.
        name: String,
    },
    /// Let a bot in again with its key.
    Enable {
        /// The bot's name.
        name: String,
    },
}

/// Runs `baton bot …`.
///
/// # Errors
/// [`Failure`].
pub(crate) async fn run(
    services: Services,
    command: BotCommand,
    json: bool,
) -> Result<(), Failure> {
    match command {
        BotCommand::Add {
            name,
            team,
            version,
        } => {
            let set = SetBot {
                version,
                unreachable: None,
            };
            set.check()?;
            let (bot, key) = services.accounts().add_bot(AddBot { name, team }).await?;
            let bot = services.bots().set_bot(bot.name, set).await?;
            output::one(&with(bot_row(&bot), "key", key), json);
        }
        BotCommand::Set {
            name,
            version,
            unreachable,
        } => {
            let set = SetBot {
                version,
                unreachable,
            };
            let bot = services.bots().set_bot(name, set).await?;
            let all = services.bots().bot_standings().await?;
            let rows = all.iter().filter(|standing| standing.bot.id == bot.id);
            rows.for_each(|standing| output::one(&standing_row(standing), json));
        }
        BotCommand::List => {
            let mut all = services.bots().bot_standings().await?;
            all.sort_by(|a, b| a.bot.name.cmp(&b.bot.name));
            let rows: Vec<Value> = all.iter().map(standing_row).collect();
            output::list(&rows, json);
        }
        BotCommand::Rotate { name } => {
            let (bot, key) = services.accounts().rotate_key(name).await?;
            output::one(&with(bot_row(&bot), "key", key), json);
        }
        BotCommand::Disable { name } => {
            output::one(
                &bot_row(&services.accounts().disable_bot(name).await?),
                json,
            );
        }
        BotCommand::Enable { name } => {
            output::one(&bot_row(&services.accounts().enable_bot(name).await?), json);
        }
    }
    Ok(())
}
