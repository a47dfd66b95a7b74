//! Bots and their keys.

use super::columns::can_hold;
use super::connection::{AnyConnection, MultiBackend, on_backend};
use super::retiring_keys;
use super::schema::bots;
use crate::domain::base::ids::{BotId, TeamId, Token};
use crate::domain::base::time::Moment;
use crate::domain::bots::bot::Bot;
use diesel::prelude::*;

/// What stands in the column of how a bot listens. Versions up to 0.1.0 read it; every bot asks for its events.
const POLL: &str = "poll";

#[derive(Queryable, Selectable)]
#[diesel(table_name = bots, check_for_backend(MultiBackend))]
struct Row {
    id: BotId,
    token: Token,
    name: String,
    version: Option<String>,
    team_id: TeamId,
    key_hint: String,
    created_at: Moment,
    disabled_at: Option<Moment>,
}

impl From<Row> for Bot {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            token: row.token,
            name: row.name,
            version: row.version,
            team: row.team_id,
            key_hint: row.key_hint,
            created_at: row.created_at,
            disabled_at: row.disabled_at,
        }
    }
}

/// Stores a bot with the hash of its key; `bot.id` is ignored.
pub(crate) fn add(conn: &mut AnyConnection, bot: &Bot, key_hash: &[u8]) -> QueryResult<BotId> {
    diesel::insert_into(bots::table)
        .values((
            bots::token.eq(&bot.token),
            bots::name.eq(&bot.name),
            bots::kind.eq(POLL),
            bots::version.eq(&bot.version),
            bots::team_id.eq(bot.team),
            bots::key_hash.eq(key_hash),
            bots::key_hint.eq(&bot.key_hint),
            bots::created_at.eq(bot.created_at),
        ))
        .returning(bots::id)
        .get_result(conn)
}

/// The bot of a key, unless its key was withdrawn.
pub(crate) fn by_key(conn: &mut AnyConnection, key_hash: &[u8]) -> QueryResult<Option<Bot>> {
    let known = bots::table
        .filter(bots::key_hash.eq(key_hash))
        .filter(bots::disabled_at.is_null());
    let row: Option<Row> =
        on_backend!(conn, |c| known.select(Row::as_select()).get_result(c)).optional()?;
    Ok(row.map(Bot::from))
}

/// The bot of a key that was replaced and is still accepted.
pub(crate) fn by_retiring_key(
    conn: &mut AnyConnection,
    key_hash: &[u8],
    now: Moment,
) -> QueryResult<Option<Bot>> {
    let bot = retiring_keys::bot_of(conn, key_hash, now)?;
    bot.map(|bot| find(conn, bot)).transpose()
}

/// The bot that must be there.
pub(crate) fn find(conn: &mut AnyConnection, id: BotId) -> QueryResult<Bot> {
    bots::table
        .find(id)
        .select(Row::as_select())
        .get_result(conn)
        .map(Bot::from)
}

/// The bot of a name.
pub(crate) fn by_name(conn: &mut AnyConnection, name: &str) -> QueryResult<Option<Bot>> {
    if !can_hold(name) {
        return Ok(None);
    }
    let found = bots::table
        .filter(bots::name.eq(name))
        .select(Row::as_select())
        .get_result(conn);
    found.optional().map(|row| row.map(Bot::from))
}

/// All bots by name.
pub(crate) fn all(conn: &mut AnyConnection) -> QueryResult<Vec<Bot>> {
    let rows: Vec<Row> = bots::table
        .order(bots::name)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Bot::from).collect())
}

/// Gives a bot another key in place of the one it has.
pub(crate) fn set_key(
    conn: &mut AnyConnection,
    id: BotId,
    hash: &[u8],
    hint: &str,
) -> QueryResult<()> {
    diesel::update(bots::table.find(id))
        .set((bots::key_hash.eq(hash), bots::key_hint.eq(hint)))
        .execute(conn)?;
    Ok(())
}

/// Sets the version of a bot that runs from now on.
pub(crate) fn set_version(
    conn: &mut AnyConnection,
    id: BotId,
    version: Option<&str>,
) -> QueryResult<()> {
    diesel::update(bots::table.find(id))
        .set(bots::version.eq(version))
        .execute(conn)?;
    Ok(())
}

/// Refuses a bot's key since then, or accepts it again.
pub(crate) fn set_disabled(
    conn: &mut AnyConnection,
    id: BotId,
    since: Option<Moment>,
) -> QueryResult<()> {
    diesel::update(bots::table.find(id))
        .set(bots::disabled_at.eq(since))
        .execute(conn)?;
    Ok(())
}
