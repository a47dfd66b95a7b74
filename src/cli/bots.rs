//! Bots from the command line, also beside a running server.

use super::Failure;
use super::output;
use crate::cli::parsed::{lasts, unreachable};
use crate::cli::table::{bot_row, key_row, standing_row, with};
use crate::services::{AddBot, ManagedBy, Services, SetBot, Unreachable};
use clap::Subcommand;
use serde_json::{Value, json};
use std::time::Duration;

/// `baton bot …`
#[derive(Debug, Subcommand)]
pub(crate) enum BotCommand {
    /// Add a bot, and print its key. The key is shown only this once.
    Add {
        /// The bot's name; must be unique.
        name: String,
        /// The team its escalations go to.
        #[arg(long)]
        team: String,
        /// Its version; reports group a bot's numbers by version.
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
        /// Where a conversation goes if the bot is given it and does not answer. queue: back to its team's queue.
        /// giver: to the agent who gave it, if they are online and below their capacity, else to the queue.
        /// team:NAME: to that team's queue.
        #[arg(long, value_name = "queue|giver|team:NAME", value_parser = unreachable)]
        unreachable: Option<Unreachable>,
    },
    /// List bots.
    List,
    /// List a bot's keys: their last characters and dates.
    Keys {
        /// The bot's name.
        name: String,
    },
    /// Give a bot a new key, and print it. The key is shown only this once. The old key stays valid for a while, so
    /// that you can switch the bot over.
    Rotate {
        /// The bot's name.
        name: String,
        /// How long the old key stays valid, such as 24h, 7d or 30m.
        #[arg(long, value_name = "TIME", default_value = "24h", value_parser = lasts)]
        keep: Duration,
        /// Revoke every other key at once.
        #[arg(long, conflicts_with = "keep")]
        now: bool,
    },
    /// Revoke a replaced key before it expires.
    Key {
        /// The bot's name.
        name: String,
        /// The key's id (see `bot keys`).
        #[arg(long, value_name = "ID")]
        revoke: i64,
    },
    /// Deactivate a bot: its keys are refused, its conversations go where --unreachable says, and agents are notified.
    Disable {
        /// The bot's name.
        name: String,
    },
    /// Reactivate a bot, with the same keys.
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
    let operator = ManagedBy::CommandLine;
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
        BotCommand::Keys { name } => {
            let (bot, retiring) = services.accounts().bot_keys(name).await?;
            let present = json!({ "id": null, "hint": bot.key_hint, "state": "current" });
            let rows: Vec<Value> = std::iter::once(present)
                .chain(retiring.iter().map(key_row))
                .collect();
            output::list(&rows, json);
        }
        BotCommand::Rotate { name, keep, now } => {
            let keep = if now { Duration::ZERO } else { keep };
            let rotated = services.accounts().rotate_key(operator, name, keep).await?;
            let row = with(bot_row(&rotated.bot), "key", rotated.key);
            let until = rotated.old_until.map(|until| until.to_string());
            output::one(&with(row, "old_key_until", until), json);
        }
        BotCommand::Key { name, revoke } => {
            let accounts = services.accounts();
            let bot = accounts.revoke_bot_key(operator, name, revoke).await?;
            output::one(&with(bot_row(&bot), "revoked", revoke), json);
        }
        BotCommand::Disable { name } => {
            let disabled = services.accounts().disable_bot(operator, name).await?;
            let numbers: Vec<i64> = disabled.released.iter().map(|ticket| ticket.0).collect();
            output::one(&with(bot_row(&disabled.bot), "released", numbers), json);
        }
        BotCommand::Enable { name } => {
            let enabled = services.accounts().enable_bot(operator, name).await?;
            output::one(&bot_row(&enabled), json);
        }
    }
    Ok(())
}
