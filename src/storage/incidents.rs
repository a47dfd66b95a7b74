//! Each time a bot did not answer what it was given.

use super::connection::{AnyConnection, on_backend};
use super::schema::bot_incidents;
use crate::domain::base::ids::{BotId, TicketId};
use crate::domain::base::time::Moment;
use diesel::dsl::count_star;
use diesel::prelude::*;
use std::collections::HashMap;

/// Notes that a bot has not answered since a moment.
pub(crate) fn add(
    conn: &mut AnyConnection,
    bot: BotId,
    ticket: Option<TicketId>,
    since: Moment,
    now: Moment,
) -> QueryResult<()> {
    let new = diesel::insert_into(bot_incidents::table).values((
        bot_incidents::bot_id.eq(bot),
        bot_incidents::ticket_id.eq(ticket),
        bot_incidents::since.eq(since),
        bot_incidents::at.eq(now),
    ));
    on_backend!(conn, |c| new.execute(c))?;
    Ok(())
}

/// How often these bots did not answer since a moment.
pub(crate) fn counts(
    conn: &mut AnyConnection,
    bots: &[BotId],
    since: Moment,
) -> QueryResult<HashMap<BotId, i64>> {
    let rows: Vec<(BotId, i64)> = bot_incidents::table
        .filter(bot_incidents::bot_id.eq_any(bots.to_vec()))
        .filter(bot_incidents::at.ge(since))
        .group_by(bot_incidents::bot_id)
        .select((bot_incidents::bot_id, count_star()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The tickets a bot did not answer since a moment, the newest first.
pub(crate) fn tickets(
    conn: &mut AnyConnection,
    bot: BotId,
    since: Moment,
    limit: i64,
) -> QueryResult<Vec<(TicketId, Moment)>> {
    bot_incidents::table
        .filter(bot_incidents::bot_id.eq(bot))
        .filter(bot_incidents::at.ge(since))
        .order((bot_incidents::at.desc(), bot_incidents::id.desc()))
        .limit(limit)
        .filter(bot_incidents::ticket_id.is_not_null())
        .select((
            bot_incidents::ticket_id.assume_not_null(),
            bot_incidents::at,
        ))
        .load(conn)
}
