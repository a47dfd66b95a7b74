//! A bot's account, for programs.

use crate::services::accounts::people::BotHeld;
use serde_json::{Value, json};

/// A bot, for programs.
pub(super) fn bot_json(held: &BotHeld) -> Value {
    let (standing, bot) = (&held.standing, &held.standing.bot);
    json!({
        "id": bot.token,
        "name": bot.name,
        "version": bot.version,
        "team": held.team,
        "state": match bot.disabled_at {
            Some(_) => "deactivated",
            None => "active",
        },
        "deactivated_at": bot.disabled_at,
        "conversations": held.conversations,
        "heard_at": standing.heard_at,
        "unreachable": standing.unreachable.to_string(),
        "lapses": standing.lapses,
    })
}
