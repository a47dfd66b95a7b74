//! Routing rules: one set, and every state it ever had.

use super::connection::{AnyConnection, on_backend};
use super::schema::routing_rules;
use crate::domain::base::ids::AgentId;
use crate::domain::base::time::Moment;
use crate::domain::rules::routing::RouteRule;
use crate::storage::json_columns;
use diesel::dsl::max;
use diesel::prelude::*;

/// The revision that holds; 0 when none was ever saved.
pub(crate) fn revision(conn: &mut AnyConnection) -> QueryResult<i64> {
    let newest = routing_rules::table.select(max(routing_rules::revision));
    let newest: Option<i64> = on_backend!(conn, |c| newest.get_result(c))?;
    Ok(newest.unwrap_or_default())
}

/// The rules of a revision; none for 0.
pub fn rules(conn: &mut AnyConnection, revision: i64) -> QueryResult<Vec<RouteRule>> {
    let text: Option<String> = routing_rules::table
        .find(revision)
        .select(routing_rules::rules)
        .get_result(conn)
        .optional()?;
    text.map_or_else(|| Ok(Vec::new()), |text| json_columns::read(&text))
}

/// Stores rules as this revision. False if somebody else was first.
pub(crate) fn add(
    conn: &mut AnyConnection,
    revision: i64,
    rules: &[RouteRule],
    by: Option<AgentId>,
    now: Moment,
) -> QueryResult<bool> {
    let text = json_columns::write(&rules)?;
    let values = (
        routing_rules::revision.eq(revision),
        routing_rules::rules.eq(&text),
        routing_rules::updated_by.eq(by),
        routing_rules::updated_at.eq(now),
    );
    let stored = on_backend!(conn, |c| diesel::insert_into(routing_rules::table)
        .values(values)
        .on_conflict(routing_rules::revision)
        .do_nothing()
        .execute(c))?;
    Ok(stored == 1)
}
