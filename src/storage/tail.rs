//! The log over all conversations, in an order that never changes: by writing transaction, then row.

use super::cached::Cached;
use super::connection::{AnyConnection, MultiBackend};
use super::events::{Row, load};
use super::schema::events;
use crate::domain::base::ids::BotId;
use crate::domain::log::{Event, Position};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};

/// Below which transaction everything is settled: on PostgreSQL a transaction with a lower number may still commit
/// above it, so nothing at or over this is read yet by who reads the log over all conversations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SettledEdge(i64);

/// The edge as the statement's own snapshot shows it. It costs nothing, but it counts every transaction of the cluster that
/// has a number, also those of strangers and of other databases.
pub fn edge_of_cluster(conn: &mut AnyConnection) -> QueryResult<SettledEdge> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => super::postgres::settled_below(c).map(SettledEdge),
        AnyConnection::Sqlite(_) => Ok(SettledEdge(i64::MAX)),
    }
}

/// The edge that counts Baton's own writers alone. To be asked in a transaction of its own before the one that reads: who
/// had a lower number and is no writer any more has ended by then, and the later snapshot sees what they wrote.
pub fn edge_of_writers(conn: &mut AnyConnection) -> QueryResult<SettledEdge> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => super::postgres::own_writers_edge(c).map(SettledEdge),
        AnyConnection::Sqlite(_) => Ok(SettledEdge(i64::MAX)),
    }
}

type InLog = Box<dyn BoxableExpression<events::table, MultiBackend, SqlType = Bool>>;

/// Whether an event comes after this position, said so that the database finds that place in an
/// index of (txid, id): a mere OR would have it read the log from its beginning.
fn is_after(conn: &AnyConnection, Position { txid, id }: Position) -> InLog {
    let later = events::id.gt(id);
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => {
            Box::new(events::txid.ge(txid).and(events::txid.gt(txid).or(later)))
        }
        // There is one number only.
        AnyConnection::Sqlite(_) => Box::new(events::txid.eq(txid).and(later)),
    }
}

/// Below which transaction everything is settled, as a part of a statement.
fn settled_edge(conn: &AnyConnection) -> &'static str {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => super::postgres::SETTLED_BELOW,
        AnyConnection::Sqlite(_) => "9223372036854775807",
    }
}

/// The log over all conversations after this position, in an order that never changes: what is settled, and what is
/// there but not settled yet. One statement, because a node asks after every commit. The edge of the cluster is
/// part of it; one of Baton's own writers is given, where that was asked before.
pub fn read(
    conn: &mut AnyConnection,
    after: Position,
    limit: i64,
    edge: Option<SettledEdge>,
) -> QueryResult<(Vec<Event>, Vec<Event>)> {
    let settled = diesel::dsl::sql::<BigInt>(settled_edge(conn));
    let Position { txid, id } = after;
    let later = events::id.gt(id);
    let in_order = events::table.order((events::txid, events::id)).limit(limit);
    let mut rows: Vec<(Row, i64)> = match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => {
            let is_after = events::txid.ge(txid).and(events::txid.gt(txid).or(later));
            let read = in_order.filter(is_after);
            // Planned anew each time: a plan that is kept was made when the log was short.
            read.select((Row::as_select(), settled)).load(c)?
        }
        // There is one number only.
        AnyConnection::Sqlite(c) => {
            let read = in_order.filter(events::txid.eq(txid).and(later));
            Cached(read.select((Row::as_select(), settled))).load(c)?
        }
    };
    let known = edge.map_or(i64::MIN, |SettledEdge(edge)| edge);
    let is_settled = |(row, edge): &(Row, i64)| row.txid < known.max(*edge);
    // In this order what is not settled comes last.
    let later = rows.iter().position(|row| !is_settled(row));
    let unsettled = rows.split_off(later.unwrap_or(rows.len()));
    let events = |rows: Vec<(Row, i64)>| load(Ok(rows.into_iter().map(|(row, _)| row).collect()));
    Ok((events(rows)?, events(unsettled)?))
}

/// The public events of all the bot's conversations after this position.
pub fn read_of_bot(
    conn: &mut AnyConnection,
    bot: BotId,
    after: Position,
    limit: i64,
    SettledEdge(settled): SettledEdge,
) -> QueryResult<Vec<Event>> {
    // Two walks along an index; an OR over both columns would be a walk through the table.
    let own: InLog = Box::new(events::bot_id.eq(bot));
    let handed: InLog = Box::new(events::guest_bot_id.eq(bot).assume_not_null());
    let mut found = Vec::new();
    for whose in [own, handed] {
        let part = events::table
            .filter(whose)
            .filter(is_after(conn, after))
            .filter(events::txid.lt(settled))
            .filter(events::public.eq(true))
            .order((events::txid, events::id))
            .limit(limit)
            .select(Row::as_select());
        found.extend(load(part.load(conn))?);
    }
    found.sort_by_key(|event| event.position);
    found.truncate(usize::try_from(limit).unwrap_or_default());
    Ok(found)
}

/// Makes the log of a restored backup readable; to be called before anybody reads it.
pub(crate) fn settle_restored(conn: &mut AnyConnection) -> QueryResult<usize> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => super::postgres::settle_restored(c),
        AnyConnection::Sqlite(_) => Ok(0),
    }
}

/// The end of what is settled of the log.
pub(crate) fn settled_end(
    conn: &mut AnyConnection,
    SettledEdge(settled): SettledEdge,
) -> QueryResult<Position> {
    let end = events::table
        .filter(events::txid.lt(settled))
        .order((events::txid.desc(), events::id.desc()))
        .select((events::txid, events::id));
    Ok(position(end.first(conn).optional()?))
}

/// The end of the log, settled or not: no cursor is beyond it.
pub(crate) fn end(conn: &mut AnyConnection) -> QueryResult<Position> {
    let end = events::table
        .order((events::txid.desc(), events::id.desc()))
        .select((events::txid, events::id));
    Ok(position(end.first(conn).optional()?))
}

fn position(last: Option<(i64, i64)>) -> Position {
    let (txid, id) = last.unwrap_or_default();
    Position { txid, id }
}

/// Whether something for this bot to read was written that is not settled yet.
#[cfg_attr(
    not(feature = "postgres"),
    expect(unused_variables, reason = "SQLite always is")
)]
pub(crate) fn is_unsettled(
    conn: &mut AnyConnection,
    bot: BotId,
    SettledEdge(settled): SettledEdge,
) -> QueryResult<bool> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => {
            let whose = events::bot_id
                .eq(bot)
                .or(events::guest_bot_id.eq(bot).assume_not_null());
            let unsettled = events::table
                .filter(events::txid.ge(settled))
                .filter(whose)
                .filter(events::public.eq(true));
            diesel::select(diesel::dsl::exists(unsettled)).get_result(c)
        }
        // One writer: what is committed is settled.
        AnyConnection::Sqlite(_) => Ok(false),
    }
}
