//! Notices on their way to browsers, worked off by lease like the outbox. A table of its own, because the outbox of a
//! release beside this one would give up what it does not know, and because nobody has to know of a push that failed.

use super::batch::{Batch, batched_rows};
use super::connection::AnyConnection;
use super::schema::push_notices;
use super::written;
use crate::domain::base::ids::{PushNoticeId, PushSubscriptionId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::notifications::push_notice::{NewPushNotice, PushCause};
use diesel::prelude::*;

/// A notice that this node sends now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LeasedPush {
    pub(crate) id: PushNoticeId,
    pub(crate) subscription: PushSubscriptionId,
    pub(crate) ticket: TicketId,
    /// Nothing for a cause that a newer version wrote.
    pub(crate) cause: Option<PushCause>,
    /// The `seq` of its event.
    pub(crate) seq: i64,
    /// How often it was tried, this time included.
    pub(crate) attempts: i64,
}

#[derive(Insertable)]
#[diesel(table_name = push_notices)]
struct NewPushRow {
    subscription_id: PushSubscriptionId,
    ticket_id: TicketId,
    kind: &'static str,
    seq: i64,
    created_at: Moment,
    next_at: Moment,
}

/// Adds notices.
pub(crate) fn add<'w>(batch: &mut Batch<'_, 'w>, new: &[NewPushNotice]) -> QueryResult<()> {
    if new.is_empty() {
        return Ok(());
    }
    let row = |new: &NewPushNotice| NewPushRow {
        subscription_id: new.subscription,
        ticket_id: new.ticket,
        kind: new.cause.as_str(),
        seq: new.seq,
        created_at: new.at,
        next_at: new.at,
    };
    let rows: Vec<NewPushRow> = new.iter().map(row).collect();
    written::to_push();
    batched_rows!(batch, rows, |some| diesel::insert_into(push_notices::table)
        .values(some))
}

/// Notices that are due and not leased, the oldest first.
pub(crate) fn due(
    conn: &mut AnyConnection,
    now: Moment,
    limit: i64,
) -> QueryResult<Vec<PushNoticeId>> {
    push_notices::table
        .filter(push_notices::next_at.le(now))
        .filter(
            push_notices::locked_until
                .is_null()
                .or(push_notices::locked_until.lt(now).assume_not_null()),
        )
        .order((push_notices::next_at, push_notices::id))
        .limit(limit)
        .select(push_notices::id)
        .load(conn)
}

/// Takes a notice for a while; nothing if somebody else did.
pub(crate) fn lease(
    conn: &mut AnyConnection,
    id: PushNoticeId,
    now: Moment,
    until: Moment,
) -> QueryResult<Option<LeasedPush>> {
    type LeasedColumns = (PushSubscriptionId, TicketId, String, i64, i64);
    let row: Option<LeasedColumns> = diesel::update(
        push_notices::table
            .filter(push_notices::id.eq(id))
            .filter(push_notices::next_at.le(now))
            .filter(
                push_notices::locked_until
                    .is_null()
                    .or(push_notices::locked_until.lt(now).assume_not_null()),
            ),
    )
    .set((
        push_notices::locked_until.eq(until),
        push_notices::attempts.eq(push_notices::attempts + 1i64),
    ))
    .returning((
        push_notices::subscription_id,
        push_notices::ticket_id,
        push_notices::kind,
        push_notices::seq,
        push_notices::attempts,
    ))
    .get_result(conn)
    .optional()?;
    let read = |(subscription, ticket, kind, seq, attempts): LeasedColumns| LeasedPush {
        id,
        subscription,
        ticket,
        cause: PushCause::parse(&kind),
        seq,
        attempts,
    };
    Ok(row.map(read))
}

/// It failed and is tried again.
pub(crate) fn again(
    conn: &mut AnyConnection,
    id: PushNoticeId,
    next_at: Moment,
) -> QueryResult<()> {
    diesel::update(push_notices::table.find(id))
        .set((
            push_notices::next_at.eq(next_at),
            push_notices::locked_until.eq(None::<Moment>),
        ))
        .execute(conn)?;
    Ok(())
}

/// It was sent, or is not worth sending.
pub(crate) fn remove(conn: &mut AnyConnection, id: PushNoticeId) -> QueryResult<()> {
    diesel::delete(push_notices::table.find(id)).execute(conn)?;
    Ok(())
}
