//! What only PostgreSQL has.

use diesel::PgConnection;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

/// The channel on which nodes wake each other.
const CHANNEL: &str = "baton";

/// Transactions below this number have all ended, as this snapshot sees it: a part of a statement.
pub(super) const SETTLED_BELOW: &str = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

/// The same number.
pub(super) fn settled_below(conn: &mut PgConnection) -> QueryResult<i64> {
    diesel::select(diesel::dsl::sql::<BigInt>(SETTLED_BELOW)).get_result(conn)
}

/// Settles events that came from another cluster, whose transactions were counted further than this
/// one's: here they would be waited for. What this cluster wrote and this snapshot sees is always below.
pub(super) fn settle_restored(conn: &mut PgConnection) -> QueryResult<usize> {
    diesel::sql_query(
        "UPDATE events SET txid = 0 \
         WHERE txid >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint",
    )
    .execute(conn)
}

/// Begins to hear wake-ups.
pub(crate) fn listen(conn: &mut PgConnection) -> QueryResult<()> {
    conn.batch_execute(&format!("LISTEN {CHANNEL}"))
}

/// Wakes every node that listens. `payload` is an ephemeral signal (typing, presence) or empty.
pub(crate) fn notify(conn: &mut PgConnection, payload: &str) -> QueryResult<()> {
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
pub(crate) fn heard(conn: &mut PgConnection) -> QueryResult<Vec<String>> {
    conn.notifications_iter()
        .map(|heard| heard.map(|note| note.payload))
        .collect()
}
