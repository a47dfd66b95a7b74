//! Which sessions, tokens and keys are still good, asked for all that are in use on a node at once.

use super::connection::AnyConnection;
use super::schema::{agent_tokens, agents, bots, retiring_keys, sessions};
use crate::domain::base::time::Moment;
use diesel::prelude::*;

/// Those of these sessions, by the hashes of their cookies, that have not ended: by time, or because they were not
/// used since `idle_since`.
pub(crate) fn good_sessions(
    conn: &mut AnyConnection,
    hashes: Vec<Vec<u8>>,
    (now, idle_since): (Moment, Moment),
) -> QueryResult<Vec<Vec<u8>>> {
    let used = sessions::seen_at
        .gt(idle_since)
        .assume_not_null()
        .or(sessions::seen_at
            .is_null()
            .and(sessions::created_at.gt(idle_since)));
    sessions::table
        .inner_join(agents::table)
        .filter(sessions::token_hash.eq_any(hashes))
        .filter(sessions::expires_at.gt(now))
        .filter(used)
        .filter(agents::disabled_at.is_null())
        .select(sessions::token_hash)
        .load(conn)
}

/// Those of these tokens, by their hashes, that were not revoked and have not expired.
pub(crate) fn good_tokens(
    conn: &mut AnyConnection,
    hashes: Vec<Vec<u8>>,
    now: Moment,
) -> QueryResult<Vec<Vec<u8>>> {
    let lasts = agent_tokens::expires_at.is_null();
    let lasts = lasts.or(agent_tokens::expires_at.gt(now).assume_not_null());
    agent_tokens::table
        .inner_join(agents::table)
        .filter(agent_tokens::token_hash.eq_any(hashes))
        .filter(agent_tokens::revoked_at.is_null())
        .filter(lasts)
        .filter(agents::disabled_at.is_null())
        .select(agent_tokens::token_hash)
        .load(conn)
}

/// Those of these keys, by their hashes, that a bot has or had until a while ago.
pub(crate) fn good_keys(
    conn: &mut AnyConnection,
    hashes: Vec<Vec<u8>>,
    now: Moment,
) -> QueryResult<Vec<Vec<u8>>> {
    let mut good: Vec<Vec<u8>> = bots::table
        .filter(bots::key_hash.eq_any(hashes.clone()))
        .filter(bots::disabled_at.is_null())
        .select(bots::key_hash)
        .load(conn)?;
    if good.len() < hashes.len() {
        let retiring: Vec<Vec<u8>> = retiring_keys::table
            .inner_join(bots::table)
            .filter(retiring_keys::key_hash.eq_any(hashes))
            .filter(retiring_keys::expires_at.gt(now))
            .filter(bots::disabled_at.is_null())
            .select(retiring_keys::key_hash)
            .load(conn)?;
        good.extend(retiring);
    }
    Ok(good)
}
