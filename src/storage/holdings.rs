//! How much agents and bots hold.

use super::connection::AnyConnection;
use super::schema::{conversations, tickets};
use crate::domain::base::ids::{AgentId, BotId};
use crate::domain::case::lifecycle::StatusKind;
use diesel::dsl::count_star;
use diesel::prelude::*;
use std::collections::HashMap;

/// How many open tickets each agent has.
pub(crate) fn tickets_of_agents(conn: &mut AnyConnection) -> QueryResult<HashMap<AgentId, i64>> {
    let rows: Vec<(Option<AgentId>, i64)> = tickets::table
        .filter(tickets::status.eq_any(StatusKind::held()))
        .group_by(tickets::agent_id)
        .select((tickets::agent_id, count_star()))
        .load(conn)?;
    let held = rows.into_iter();
    Ok(held
        .filter_map(|(agent, count)| Some((agent?, count)))
        .collect())
}

/// How many conversations each bot has.
pub(crate) fn conversations_of_bots(conn: &mut AnyConnection) -> QueryResult<HashMap<BotId, i64>> {
    let rows: Vec<(Option<BotId>, i64)> = conversations::table
        .filter(conversations::holder_bot_id.is_not_null())
        .group_by(conversations::holder_bot_id)
        .select((conversations::holder_bot_id, count_star()))
        .load(conn)?;
    let held = rows.into_iter();
    Ok(held
        .filter_map(|(bot, count)| Some((bot?, count)))
        .collect())
}
