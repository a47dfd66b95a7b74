//! What the command line answers with: one JSON object a row.

use crate::domain::accounts::agent::Agent;
use crate::domain::bots::bot::Bot;
use crate::domain::team::Team;
use crate::services::{AgentToken, BotStanding, RetiringKey};
use serde_json::{Value, json};

pub(super) fn team_row(team: &Team) -> Value {
    json!({
        "id": team.token,
        "name": team.name,
        "language": team.language,
        "assignment": team.assignment,
    })
}

pub(super) fn agent_row(agent: &Agent) -> Value {
    json!({
        "id": agent.token,
        "name": agent.name,
        "email": agent.email,
        "role": agent.role,
        "capacity": agent.capacity,
        "skills": agent.skills,
        "languages": agent.languages,
        "disabled": agent.disabled_at.is_some(),
    })
}

/// A token without the token itself.
pub(super) fn token_row(token: &AgentToken) -> Value {
    json!({
        "id": token.id,
        "hint": token.hint,
        "created_at": token.created_at,
        "used_at": token.used_at,
        "expires_at": token.expires_at,
    })
}

/// A key that was replaced, without the key itself.
pub(super) fn key_row(key: &RetiringKey) -> Value {
    json!({
        "id": key.id,
        "hint": key.key_hint,
        "state": "retiring",
        "retired_at": key.retired_at,
        "used_at": key.used_at,
        "expires_at": key.expires_at,
    })
}

pub(super) fn bot_row(bot: &Bot) -> Value {
    json!({
        "id": bot.token,
        "name": bot.name,
        "version": bot.version,
        "key_hint": bot.key_hint,
        "disabled": bot.disabled_at.is_some(),
    })
}

/// A bot with when it was last heard, and what happens when it does not answer.
pub(super) fn standing_row(standing: &BotStanding) -> Value {
    let mut row = bot_row(&standing.bot);
    if let Value::Object(members) = &mut row {
        members.insert(
            "unreachable".to_owned(),
            json!(standing.unreachable.to_string()),
        );
        members.insert("heard_at".to_owned(), json!(standing.heard_at));
    }
    row
}

pub(super) fn with(mut row: Value, name: &str, value: impl Into<Value>) -> Value {
    if let Value::Object(members) = &mut row {
        members.insert(name.to_owned(), value.into());
    }
    row
}
