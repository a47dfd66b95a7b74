//! Keys of bots that were replaced and are still accepted for a while.

use super::connection::{AnyConnection, MultiBackend};
use super::schema::{bots, retiring_keys};
use crate::domain::base::ids::BotId;
use crate::domain::base::time::Moment;
use diesel::prelude::*;

/// A key that was replaced.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = retiring_keys, check_for_backend(MultiBackend))]
pub struct RetiringKey {
    /// What it is revoked by.
    pub id: i64,
    /// Its last characters, to tell keys apart.
    pub key_hint: String,
    /// When another key took its place.
    pub retired_at: Moment,
    /// Until when it is accepted.
    pub expires_at: Moment,
    /// When it was last shown, to the minute, since it was replaced.
    pub used_at: Option<Moment>,
}

/// Keeps a bot's present key until then, for it to be replaced.
pub(crate) fn keep(
    conn: &mut AnyConnection,
    bot: BotId,
    (now, until): (Moment, Moment),
) -> QueryResult<()> {
    let (hash, hint): (Vec<u8>, String) = bots::table
        .find(bot)
        .select((bots::key_hash, bots::key_hint))
        .get_result(conn)?;
    diesel::insert_into(retiring_keys::table)
        .values((
            retiring_keys::bot_id.eq(bot),
            retiring_keys::key_hash.eq(hash),
            retiring_keys::key_hint.eq(hint),
            retiring_keys::retired_at.eq(now),
            retiring_keys::expires_at.eq(until),
        ))
        .execute(conn)?;
    Ok(())
}

/// The bot of such a key, unless it has expired or the bot was disabled.
pub(crate) fn bot_of(
    conn: &mut AnyConnection,
    hash: &[u8],
    now: Moment,
) -> QueryResult<Option<BotId>> {
    retiring_keys::table
        .inner_join(bots::table)
        .filter(retiring_keys::key_hash.eq(hash))
        .filter(retiring_keys::expires_at.gt(now))
        .filter(bots::disabled_at.is_null())
        .select(bots::id)
        .get_result(conn)
        .optional()
}

/// A bot's keys that were replaced and are still accepted, the newest first.
pub(crate) fn of_bot(
    conn: &mut AnyConnection,
    bot: BotId,
    now: Moment,
) -> QueryResult<Vec<RetiringKey>> {
    retiring_keys::table
        .filter(retiring_keys::bot_id.eq(bot))
        .filter(retiring_keys::expires_at.gt(now))
        .order(retiring_keys::id.desc())
        .select(RetiringKey::as_select())
        .load(conn)
}

/// Ends one of a bot's keys and returns its last characters; nothing if it has ended already, or is not this bot's.
pub(crate) fn end(
    conn: &mut AnyConnection,
    bot: BotId,
    id: i64,
    now: Moment,
) -> QueryResult<Option<String>> {
    let hint: Option<String> = retiring_keys::table
        .filter(retiring_keys::id.eq(id))
        .filter(retiring_keys::bot_id.eq(bot))
        .filter(retiring_keys::expires_at.gt(now))
        .select(retiring_keys::key_hint)
        .get_result(conn)
        .optional()?;
    if hint.is_some() {
        diesel::delete(retiring_keys::table.find(id)).execute(conn)?;
    }
    Ok(hint)
}

/// Ends all of a bot's keys that were replaced.
pub(crate) fn end_all(conn: &mut AnyConnection, bot: BotId) -> QueryResult<()> {
    let keys = retiring_keys::table.filter(retiring_keys::bot_id.eq(bot));
    diesel::delete(keys).execute(conn)?;
    Ok(())
}

/// Notes that such a key was shown.
pub(crate) fn used(conn: &mut AnyConnection, hash: &[u8], now: Moment) -> QueryResult<()> {
    diesel::update(retiring_keys::table.filter(retiring_keys::key_hash.eq(hash)))
        .set(retiring_keys::used_at.eq(now))
        .execute(conn)?;
    Ok(())
}
