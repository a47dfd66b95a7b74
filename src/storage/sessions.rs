//! Console sessions and the brake on guessing passwords.

use super::connection::{AnyConnection, on_backend};
use super::schema::{agent_teams, login_throttles, sessions};
use super::{agent_tokens, agents, schema};
use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::time::Moment;
use diesel::prelude::*;

/// Stores a session by the hash of its cookie.
pub(crate) fn add(
    conn: &mut AnyConnection,
    hash: &[u8],
    agent: AgentId,
    csrf: &str,
    now: Moment,
    expires_at: Moment,
) -> QueryResult<()> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(hash),
            sessions::agent_id.eq(agent),
            sessions::csrf.eq(csrf),
            sessions::created_at.eq(now),
            sessions::expires_at.eq(expires_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// The agent of a session that has not ended, by the hash of its cookie: with what forms must bring along, and the
/// agent's teams.
pub(crate) fn signed_in(
    conn: &mut AnyConnection,
    hash: &[u8],
    now: Moment,
) -> QueryResult<Option<(String, Agent, Vec<TeamId>)>> {
    let rows: Vec<(String, agents::Row, Option<TeamId>)> = sessions::table
        .inner_join(schema::agents::table.left_join(agent_teams::table))
        .filter(sessions::token_hash.eq(hash))
        .filter(sessions::expires_at.gt(now))
        .filter(schema::agents::disabled_at.is_null())
        .order(agent_teams::team_id)
        .select((
            sessions::csrf,
            agents::Row::as_select(),
            agent_teams::team_id.nullable(),
        ))
        .load(conn)?;
    let csrf = rows.first().map(|(csrf, ..)| csrf.clone());
    let found = agent_tokens::with_teams(rows.into_iter().map(|(_, agent, team)| (agent, team)));
    Ok(csrf
        .zip(found)
        .map(|(csrf, (agent, teams))| (csrf, agent, teams)))
}

/// Ends a session.
pub(crate) fn end(conn: &mut AnyConnection, hash: &[u8]) -> QueryResult<()> {
    diesel::delete(sessions::table.filter(sessions::token_hash.eq(hash))).execute(conn)?;
    Ok(())
}

/// Ends every session of an agent: the password changed.
pub(crate) fn end_all(conn: &mut AnyConnection, agent: AgentId) -> QueryResult<()> {
    diesel::delete(sessions::table.filter(sessions::agent_id.eq(agent))).execute(conn)?;
    Ok(())
}

/// Removes what has ended before `now`, and brakes older than `brakes_before`.
pub(crate) fn sweep(
    conn: &mut AnyConnection,
    now: Moment,
    brakes_before: Moment,
) -> QueryResult<()> {
    diesel::delete(sessions::table.filter(sessions::expires_at.le(now))).execute(conn)?;
    diesel::delete(login_throttles::table.filter(login_throttles::updated_at.lt(brakes_before)))
        .execute(conn)?;
    Ok(())
}

/// How often guessing failed for a subject, until when it is locked, and when that was written. Nobody
/// else can count for this subject until the transaction ends.
pub(crate) fn lock_throttle(
    conn: &mut AnyConnection,
    subject: &str,
    now: Moment,
) -> QueryResult<(i64, Option<Moment>, Moment)> {
    let nothing_yet = (
        login_throttles::subject.eq(subject),
        login_throttles::failures.eq(0i64),
        login_throttles::updated_at.eq(now),
    );
    on_backend!(conn, |c| diesel::insert_into(login_throttles::table)
        .values(nothing_yet)
        .on_conflict(login_throttles::subject)
        .do_update()
        .set(login_throttles::subject.eq(subject))
        .returning((
            login_throttles::failures,
            login_throttles::locked_until,
            login_throttles::updated_at,
        ))
        .get_result(c))
}

/// Writes a subject's brake. Only after [`lock_throttle`].
pub(crate) fn set_throttle(
    conn: &mut AnyConnection,
    subject: &str,
    failures: i64,
    locked_until: Option<Moment>,
    now: Moment,
) -> QueryResult<()> {
    diesel::update(login_throttles::table.find(subject))
        .set((
            login_throttles::failures.eq(failures),
            login_throttles::locked_until.eq(locked_until),
            login_throttles::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes a subject's brake off: the password was right.
pub(crate) fn clear_throttle(conn: &mut AnyConnection, subject: &str) -> QueryResult<()> {
    diesel::delete(login_throttles::table.find(subject)).execute(conn)?;
    Ok(())
}
