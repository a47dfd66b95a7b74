//! The outbox: what must be sent, stored with its cause and worked off by lease.

use super::connection::{AnyConnection, on_backend};
use super::schema::outbox;
use super::written;
use crate::domain::base::ids::{DeliveryId, TicketId};
use crate::domain::base::time::Moment;
use diesel::prelude::*;

/// Something to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The row.
    pub id: DeliveryId,
    /// `mail`.
    pub kind: String,
    /// The same cause has the same key: it is sent once. Also the mail's Message-ID.
    pub dedupe_key: String,
    /// JSON text; what it holds depends on the kind.
    pub payload: String,
    /// How often it was tried.
    pub attempts: i64,
}

/// Queues a delivery unless one of the same key is there; false when it was.
pub(crate) fn add_once(
    conn: &mut AnyConnection,
    kind: &str,
    dedupe_key: &str,
    payload: &str,
    about: TicketId,
    now: Moment,
) -> QueryResult<bool> {
    let row = (
        outbox::ticket_id.eq(about),
        outbox::kind.eq(kind),
        outbox::dedupe_key.eq(dedupe_key),
        outbox::payload.eq(payload),
        outbox::created_at.eq(now),
        outbox::next_at.eq(now),
    );
    let stored = on_backend!(conn, |c| diesel::insert_into(outbox::table)
        .values(row)
        .on_conflict(outbox::dedupe_key)
        .do_nothing()
        .execute(c))?;
    if stored == 1 {
        written::to_send();
    }
    Ok(stored == 1)
}

/// Deliveries that are due and not leased, oldest first.
pub(crate) fn due(
    conn: &mut AnyConnection,
    now: Moment,
    limit: i64,
) -> QueryResult<Vec<DeliveryId>> {
    outbox::table
        .filter(outbox::done_at.is_null())
        .filter(outbox::dead_at.is_null())
        .filter(outbox::next_at.le(now))
        .filter(
            outbox::locked_until
                .is_null()
                .or(outbox::locked_until.lt(now).assume_not_null()),
        )
        .order((outbox::next_at, outbox::id))
        .limit(limit)
        .select(outbox::id)
        .load(conn)
}

/// Takes a delivery for a while; nothing when somebody else did.
pub(crate) fn lease(
    conn: &mut AnyConnection,
    id: DeliveryId,
    now: Moment,
    until: Moment,
) -> QueryResult<Option<Delivery>> {
    let row: Option<(DeliveryId, String, String, String, i64)> = diesel::update(
        outbox::table
            .filter(outbox::id.eq(id))
            .filter(outbox::done_at.is_null())
            .filter(outbox::dead_at.is_null())
            .filter(outbox::next_at.le(now))
            .filter(
                outbox::locked_until
                    .is_null()
                    .or(outbox::locked_until.lt(now).assume_not_null()),
            ),
    )
    .set((
        outbox::locked_until.eq(until),
        outbox::attempts.eq(outbox::attempts + 1i64),
    ))
    .returning((
        outbox::id,
        outbox::kind,
        outbox::dedupe_key,
        outbox::payload,
        outbox::attempts,
    ))
    .get_result(conn)
    .optional()?;
    let read = |(id, kind, dedupe_key, payload, attempts)| Delivery {
        id,
        kind,
        dedupe_key,
        payload,
        attempts,
    };
    Ok(row.map(read))
}

/// Gives up leases of deliveries that were neither sent nor refused.
pub(crate) fn give_back(conn: &mut AnyConnection, ids: &[DeliveryId]) -> QueryResult<()> {
    let held = outbox::table
        .filter(outbox::id.eq_any(ids.to_vec()))
        .filter(outbox::done_at.is_null())
        .filter(outbox::locked_until.is_not_null());
    diesel::update(held)
        .set((
            outbox::locked_until.eq(None::<Moment>),
            outbox::attempts.eq(outbox::attempts - 1i64),
        ))
        .execute(conn)?;
    Ok(())
}

/// It was sent.
pub(crate) fn done(conn: &mut AnyConnection, id: DeliveryId, now: Moment) -> QueryResult<()> {
    diesel::update(outbox::table.find(id))
        .set((
            outbox::done_at.eq(now),
            outbox::locked_until.eq(None::<Moment>),
        ))
        .execute(conn)?;
    Ok(())
}

/// It failed and is tried again.
pub(crate) fn again(
    conn: &mut AnyConnection,
    id: DeliveryId,
    error: &str,
    next_at: Moment,
) -> QueryResult<()> {
    diesel::update(outbox::table.find(id))
        .set((
            outbox::next_at.eq(next_at),
            outbox::last_error.eq(error),
            outbox::locked_until.eq(None::<Moment>),
        ))
        .execute(conn)?;
    Ok(())
}

/// It failed for good.
pub(crate) fn dead(
    conn: &mut AnyConnection,
    id: DeliveryId,
    error: &str,
    now: Moment,
) -> QueryResult<()> {
    diesel::update(outbox::table.find(id))
        .set((
            outbox::dead_at.eq(now),
            outbox::last_error.eq(error),
            outbox::locked_until.eq(None::<Moment>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Deliveries that failed for good, newest first: managers see them.
pub(crate) fn failed(
    conn: &mut AnyConnection,
    limit: i64,
) -> QueryResult<Vec<(String, String, Moment)>> {
    outbox::table
        .filter(outbox::dead_at.is_not_null())
        .order(outbox::id.desc())
        .limit(limit)
        .select((
            outbox::kind,
            outbox::last_error.assume_not_null(),
            outbox::dead_at.assume_not_null(),
        ))
        .load(conn)
}

/// Removes what was sent before `before`.
pub(crate) fn sweep(conn: &mut AnyConnection, before: Moment) -> QueryResult<()> {
    diesel::delete(outbox::table.filter(outbox::done_at.lt(before))).execute(conn)?;
    Ok(())
}
