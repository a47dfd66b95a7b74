//! What only PostgreSQL has.

use crate::domain::base::time::Moment;
use diesel::PgConnection;
use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamp};

/// The name by which PostgreSQL knows Baton's sessions: among all who write, they are told apart by it.
pub(super) const APPLICATION: &str = "baton";

/// What time it is, in the middle of a transaction too.
pub(super) fn now(conn: &mut PgConnection) -> QueryResult<Moment> {
    diesel::select(sql::<Timestamp>("clock_timestamp() AT TIME ZONE 'UTC'")).get_result(conn)
}

/// The channel on which nodes wake each other.
const CHANNEL: &str = "baton";

/// Transactions below this number have all ended, as this snapshot sees it: a part of a statement.
pub(super) const SETTLED_BELOW: &str = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

/// The same number.
pub(super) fn settled_below(conn: &mut PgConnection) -> QueryResult<i64> {
    diesel::select(sql::<BigInt>(SETTLED_BELOW)).get_result(conn)
}

#[derive(QueryableByName)]
struct OpenWriter {
    /// The number that the next transaction gets at the earliest, as the statement's snapshot knows it.
    #[diesel(sql_type = BigInt)]
    next: i64,
    /// The number of a transaction of Baton's that is open now, in 32 bits.
    #[diesel(sql_type = Nullable<BigInt>)]
    open: Option<i64>,
}

/// Baton's own transactions below this number have all ended. The snapshot is taken before the sessions are looked at: who
/// has a lower number and is not among them had ended by then. Releases before this one gave their sessions no name.
pub(super) fn own_writers_edge(conn: &mut PgConnection) -> QueryResult<i64> {
    let writers: Vec<OpenWriter> = diesel::sql_query(
        "SELECT pg_snapshot_xmax(seen.now)::text::bigint AS next, \
                session.backend_xid::text::bigint AS open \
         FROM (SELECT pg_current_snapshot() AS now) seen \
         LEFT JOIN pg_stat_activity session ON session.datname = current_database() \
             AND session.backend_xid IS NOT NULL AND session.application_name IN ($1, '')",
    )
    .bind::<Text, _>(APPLICATION)
    .load(conn)?;
    let edges = writers.iter().map(|OpenWriter { next, open }| match open {
        Some(open) => whole_number(*open, *next).min(*next),
        None => *next,
    });
    edges.min().ok_or(diesel::result::Error::NotFound)
}

/// A transaction's number in 64 bits, from the lower 32 of it and another that is not far from it.
fn whole_number(lower: i64, near: i64) -> i64 {
    const TURN: i64 = 1 << 32;
    let ahead = (lower - near).rem_euclid(TURN);
    match ahead < TURN / 2 {
        true => near + ahead,
        false => near + ahead - TURN,
    }
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
        sql::<Text>("pg_notify(")
            .bind::<Text, _>(CHANNEL)
            .sql(", ")
            .bind::<Text, _>(payload)
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

#[cfg(test)]
mod tests {
    use super::whole_number;

    #[test]
    fn a_transaction_keeps_its_place_when_the_lower_half_of_its_number_begins_again() {
        let turn = 1_i64 << 32;
        assert_eq!(whole_number(5, 7), 5);
        assert_eq!(whole_number(9, 7), 9);
        assert_eq!(whole_number(3, turn + 5), turn + 3);
        assert_eq!(whole_number(turn - 2, turn + 5), turn - 2);
        assert_eq!(whole_number(1, 3 * turn - 4), 3 * turn + 1);
    }
}
