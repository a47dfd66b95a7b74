//! Console sessions and the brake on guessing passwords.

use super::connection::{AnyConnection, on_backend};
use super::schema::{agent_teams, login_throttles, sessions};
use super::{agent_tokens, agents, schema};
use crate::domain::accounts::agent::Agent;
use crate::domain::accounts::session::Session;
use crate::domain::base::ids::{AgentId, SessionId, TeamId};
use crate::domain::base::time::Moment;
use diesel::prelude::*;

/// A session to be stored.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewSession<'a> {
    /// The hash of its cookie.
    pub(crate) hash: &'a [u8],
    pub(crate) agent: AgentId,
    /// What its forms must bring along.
    pub(crate) csrf: &'a str,
    pub(crate) now: Moment,
    pub(crate) expires_at: Moment,
    /// The address from which they signed in.
    pub(crate) address: &'a str,
    /// What their browser says it is.
    pub(crate) user_agent: &'a str,
}

/// Stores a session.
pub(crate) fn add(conn: &mut AnyConnection, new: NewSession<'_>) -> QueryResult<()> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(new.hash),
            sessions::agent_id.eq(new.agent),
            sessions::csrf.eq(new.csrf),
            sessions::created_at.eq(new.now),
            sessions::expires_at.eq(new.expires_at),
            sessions::seen_at.eq(new.now),
            sessions::address.eq(new.address),
            sessions::user_agent.eq(new.user_agent),
        ))
        .execute(conn)?;
    Ok(())
}

/// Who is signed in, and how.
#[derive(Debug)]
pub(crate) struct FoundSession {
    /// What forms must bring along.
    pub(crate) csrf: String,
    /// When it was last used, as far as that was written.
    pub(crate) seen_at: Moment,
    pub(crate) agent: Agent,
    pub(crate) teams: Vec<TeamId>,
}

/// The session of a cookie, by its hash, unless it has ended: by time, or because it was not used since `idle_since`.
pub(crate) fn signed_in(
    conn: &mut AnyConnection,
    hash: &[u8],
    now: Moment,
    idle_since: Moment,
) -> QueryResult<Option<FoundSession>> {
    type SignedInColumns = (String, Option<Moment>, Moment, agents::Row, Option<TeamId>);
    let rows: Vec<SignedInColumns> = sessions::table
        .inner_join(schema::agents::table.left_join(agent_teams::table))
        .filter(sessions::token_hash.eq(hash))
        .filter(sessions::expires_at.gt(now))
        .filter(schema::agents::disabled_at.is_null())
        .order(agent_teams::team_id)
        .select((
            sessions::csrf,
            sessions::seen_at,
            sessions::created_at,
            agents::Row::as_select(),
            agent_teams::team_id.nullable(),
        ))
        .load(conn)?;
    let of_session = rows.first().map(|(csrf, seen_at, created_at, ..)| {
        // A session of an earlier version has no use written down yet.
        (csrf.clone(), seen_at.unwrap_or(*created_at))
    });
    let of_agent = rows.into_iter().map(|(.., agent, team)| (agent, team));
    let found = of_session.zip(agent_tokens::with_teams(of_agent));
    let found = found.map(|((csrf, seen_at), (agent, teams))| FoundSession {
        csrf,
        seen_at,
        agent,
        teams,
    });
    Ok(found.filter(|session| session.seen_at > idle_since))
}

/// Writes that a session is used now.
pub(crate) fn seen(conn: &mut AnyConnection, hash: &[u8], now: Moment) -> QueryResult<()> {
    diesel::update(sessions::table.filter(sessions::token_hash.eq(hash)))
        .set(sessions::seen_at.eq(now))
        .execute(conn)?;
    Ok(())
}

/// Writes that an agent's session is used now, and says which it is. Nobody ends it before this transaction does.
pub(crate) fn held(
    conn: &mut AnyConnection,
    agent: AgentId,
    hash: &[u8],
    now: Moment,
) -> QueryResult<Option<SessionId>> {
    let theirs = sessions::table
        .filter(sessions::token_hash.eq(hash))
        .filter(sessions::agent_id.eq(agent));
    diesel::update(theirs)
        .set(sessions::seen_at.eq(now))
        .returning(sessions::id)
        .get_result(conn)
        .optional()
}

/// The sessions of an agent that have not ended, the one last used first; `hash` is that of the one that asks.
pub(crate) fn of_agent(
    conn: &mut AnyConnection,
    agent: AgentId,
    hash: &[u8],
    (now, idle_since): (Moment, Moment),
) -> QueryResult<Vec<Session>> {
    type SessionColumns = (
        (SessionId, Vec<u8>, Moment, Option<Moment>),
        (Option<String>, Option<String>),
    );
    let rows: Vec<SessionColumns> = sessions::table
        .filter(sessions::agent_id.eq(agent))
        .filter(sessions::expires_at.gt(now))
        .order((sessions::seen_at.desc(), sessions::id.desc()))
        .select((
            (
                sessions::id,
                sessions::token_hash,
                sessions::created_at,
                sessions::seen_at,
            ),
            (sessions::address, sessions::user_agent),
        ))
        .load(conn)?;
    let sessions = rows.into_iter().map(|(session, client)| Session {
        id: session.0,
        created_at: session.2,
        seen_at: session.3.unwrap_or(session.2),
        address: client.0,
        user_agent: client.1,
        is_this: session.1 == hash,
    });
    Ok(sessions
        .filter(|session| session.seen_at > idle_since)
        .collect())
}

/// Ends one session of an agent. False if it is not theirs, or has ended.
pub(crate) fn end_one(
    conn: &mut AnyConnection,
    agent: AgentId,
    session: SessionId,
) -> QueryResult<bool> {
    let theirs = sessions::table
        .filter(sessions::id.eq(session))
        .filter(sessions::agent_id.eq(agent));
    Ok(diesel::delete(theirs).execute(conn)? == 1)
}

/// Ends every session of an agent but the one of this hash. Returns how many.
pub(crate) fn end_others(
    conn: &mut AnyConnection,
    agent: AgentId,
    hash: &[u8],
) -> QueryResult<usize> {
    let others = sessions::table
        .filter(sessions::agent_id.eq(agent))
        .filter(sessions::token_hash.ne(hash));
    diesel::delete(others).execute(conn)
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

/// Takes the brakes of every subject off that begins so.
pub(crate) fn clear_throttles_below(conn: &mut AnyConnection, prefix: &str) -> QueryResult<()> {
    let below = login_throttles::subject.like(format!("{prefix}%"));
    diesel::delete(login_throttles::table.filter(below)).execute(conn)?;
    Ok(())
}

/// Takes a subject's brake off: the password was right.
pub(crate) fn clear_throttle(conn: &mut AnyConnection, subject: &str) -> QueryResult<()> {
    diesel::delete(login_throttles::table.find(subject)).execute(conn)?;
    Ok(())
}
