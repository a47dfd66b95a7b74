//! Devices on which an agent has signed in before: browsers, by the hash of a cookie, and places, by the hash of their
//! address.

use super::connection::{AnyConnection, on_backend};
use super::schema::{agents, known_devices};
use crate::domain::base::ids::AgentId;
use crate::domain::base::time::Moment;
use diesel::dsl::exists;
use diesel::prelude::*;

/// Whether the agent of this address has signed in on the device since then.
pub(crate) fn is_known(
    conn: &mut AnyConnection,
    hash: &[u8],
    email: &str,
    since: Moment,
) -> QueryResult<bool> {
    let known = known_devices::table
        .inner_join(agents::table)
        .filter(known_devices::token_hash.eq(hash))
        .filter(known_devices::seen_at.gt(since))
        .filter(agents::email.eq(email));
    diesel::select(exists(known)).get_result(conn)
}

/// Whether anybody has signed in on the device: then its cookie is one of ours.
pub(crate) fn is_there(conn: &mut AnyConnection, hash: &[u8]) -> QueryResult<bool> {
    let there = known_devices::table.filter(known_devices::token_hash.eq(hash));
    diesel::select(exists(there)).get_result(conn)
}

/// So many devices and places of an agent are known: a program that signs in anew each minute has a new one each time.
const OF_AGENT_MAX: i64 = 100;

/// The agent has signed in on the device now. Of too many, those used least recently are forgotten.
pub(crate) fn sign_in(
    conn: &mut AnyConnection,
    hash: &[u8],
    agent: AgentId,
    now: Moment,
) -> QueryResult<()> {
    let values = (
        known_devices::token_hash.eq(hash),
        known_devices::agent_id.eq(agent),
        known_devices::seen_at.eq(now),
    );
    let target = (known_devices::token_hash, known_devices::agent_id);
    on_backend!(conn, |c| diesel::insert_into(known_devices::table)
        .values(values)
        .on_conflict(target)
        .do_update()
        .set(known_devices::seen_at.eq(now))
        .execute(c))?;
    let of_agent = known_devices::table.filter(known_devices::agent_id.eq(agent));
    let oldest: Option<Moment> = of_agent
        .select(known_devices::seen_at)
        .order(known_devices::seen_at.desc())
        .offset(OF_AGENT_MAX)
        .limit(1)
        .get_result(conn)
        .optional()?;
    if let Some(oldest) = oldest {
        diesel::delete(of_agent.filter(known_devices::seen_at.le(oldest))).execute(conn)?;
    }
    Ok(())
}

/// No device is known for the agent any more.
pub(crate) fn forget(conn: &mut AnyConnection, agent: AgentId) -> QueryResult<()> {
    diesel::delete(known_devices::table.filter(known_devices::agent_id.eq(agent))).execute(conn)?;
    Ok(())
}

/// Removes those on which nobody has signed in since then.
pub(crate) fn sweep(conn: &mut AnyConnection, before: Moment) -> QueryResult<()> {
    diesel::delete(known_devices::table.filter(known_devices::seen_at.lt(before))).execute(conn)?;
    Ok(())
}
