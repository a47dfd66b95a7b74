//! What only PostgreSQL has.

use diesel::PgConnection;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

/// The channel on which nodes wake each other.
const CHANNEL: &str = "baton";

/// Transactions below this number have all ended, as this snapshot sees it.
pub(super) fn settled_below(conn: &mut PgConnection) -> QueryResult<i64> {
    diesel::select(diesel::dsl::sql::<BigInt>(
        "pg_snapshot_xmin(pg_current_snapshot())::text::bigint",
    ))
    .get_result(conn)
}

/// Begins to hear wake-ups.
pub fn listen(conn: &mut PgConnection) -> QueryResult<()> {
    conn.batch_execute(&format!("LISTEN {CHANNEL}"))
}

/// Wakes every node that listens. `payload` is an ephemeral signal (typing, presence) or empty.
pub fn notify(conn: &mut PgConnection, payload: &str) -> QueryResult<()> {
    diesel::select(
        diesel::dsl::sql::<diesel::sql_types::Text>("pg_notify(")
            .bind::<diesel::sql_types::Text, _>(CHANNEL)
            .sql(", ")
            .bind::<diesel::sql_types::Text, _>(payload)
            .sql(")::text"),
    )
    .execute(conn)?;
    Ok(())
}

/// The wake-ups that have arrived, with their payloads. Does not wait.
///
/// # Errors
/// The connection is lost: open another and listen again.
pub fn heard(conn: &mut PgConnection) -> QueryResult<Vec<String>> {
    conn.notifications_iter()
        .map(|heard| heard.map(|note| note.payload))
        .collect()
}
