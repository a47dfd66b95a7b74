//! Where escalations were routed, and why.

use super::connection::AnyConnection;
use super::schema::routes;
use crate::domain::base::ids::TicketId;
use crate::domain::rules::routing::Route;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// What a rule wants of the agent, in small letters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Skills {
    /// What they must have.
    pub(crate) require: Vec<String>,
    /// What speaks for them.
    pub(crate) prefer: Vec<String>,
}

/// Keeps a route.
pub(crate) fn add(conn: &mut AnyConnection, ticket: TicketId, route: &Route) -> QueryResult<()> {
    let skills = Skills {
        require: route.require.clone(),
        prefer: route.prefer.clone(),
    };
    let skills = match skills == Skills::default() {
        true => None,
        false => Some(crate::storage::json_columns::write(&skills)?),
    };
    diesel::insert_into(routes::table)
        .values((
            routes::ticket_id.eq(ticket),
            routes::created_at.eq(route.inputs.at),
            routes::revision.eq(route.revision),
            routes::skills.eq(skills),
            routes::body.eq(crate::storage::json_columns::write(route)?),
        ))
        .execute(conn)?;
    Ok(())
}

/// How a ticket was routed last.
pub fn newest(conn: &mut AnyConnection, ticket: TicketId) -> QueryResult<Option<Route>> {
    let body: Option<String> = routes::table
        .filter(routes::ticket_id.eq(ticket))
        .order(routes::id.desc())
        .select(routes::body)
        .first(conn)
        .optional()?;
    body.map(|body| crate::storage::json_columns::read(&body))
        .transpose()
}

/// What the rule that routed a ticket last wants of its agent.
pub(crate) fn skills(conn: &mut AnyConnection, ticket: TicketId) -> QueryResult<Skills> {
    let skills: Option<Option<String>> = routes::table
        .filter(routes::ticket_id.eq(ticket))
        .order(routes::id.desc())
        .select(routes::skills)
        .first(conn)
        .optional()?;
    let skills = skills.flatten();
    skills.map_or_else(
        || Ok(Skills::default()),
        |text| crate::storage::json_columns::read(&text),
    )
}

/// The newest routes of all tickets, the newest first. A ticket that was reopened has several.
pub(crate) fn newest_of_all(
    conn: &mut AnyConnection,
    limit: i64,
) -> QueryResult<Vec<(TicketId, Route)>> {
    let rows: Vec<(TicketId, String)> = routes::table
        .order(routes::id.desc())
        .limit(limit)
        .select((routes::ticket_id, routes::body))
        .load(conn)?;
    let read = |(ticket, body): (TicketId, String)| {
        Ok((ticket, crate::storage::json_columns::read(&body)?))
    };
    rows.into_iter().map(read).collect()
}
