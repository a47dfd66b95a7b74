//! Heartbeats: what a node writes to find out whether it can write.

use super::connection::{AnyConnection, on_backend};
use super::schema::heartbeats;
use crate::domain::base::time::Moment;
use diesel::prelude::*;

/// Writes a heartbeat.
pub(crate) fn beat(conn: &mut AnyConnection, slot: i64, now: Moment) -> QueryResult<()> {
    let row = (heartbeats::slot.eq(slot), heartbeats::at.eq(now));
    on_backend!(conn, |c| diesel::insert_into(heartbeats::table)
        .values(row)
        .on_conflict(heartbeats::slot)
        .do_update()
        .set(heartbeats::at.eq(now))
        .execute(c))?;
    Ok(())
}
