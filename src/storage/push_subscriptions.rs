//! Browsers that show notices while no console is open. They go with their session (`ON DELETE CASCADE`).

use super::connection::{AnyConnection, on_backend};
use super::schema::{agents, push_subscriptions, sessions};
use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::domain::base::ids::{AgentId, PushSubscriptionId, SessionId};
use crate::domain::base::time::Moment;
use crate::domain::notifications::push_subscription::PushSubscription;
use diesel::prelude::*;

/// A browser to be stored.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewPushSubscription<'a> {
    pub(crate) agent: AgentId,
    pub(crate) session: SessionId,
    pub(crate) browser: &'a PushSubscription,
    pub(crate) language: InterfaceLanguage,
    pub(crate) now: Moment,
}

/// A browser as it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ServedBrowser {
    pub(crate) agent: AgentId,
    pub(crate) endpoint: String,
    pub(crate) p256dh: Vec<u8>,
    pub(crate) auth: Vec<u8>,
    /// Whether its agent has a console open.
    pub(crate) is_online: bool,
    /// The language that its agent chose, or that the browser spoke.
    pub(crate) language: InterfaceLanguage,
}

/// Stores a browser, and forgets the oldest of its agent beyond `most`. One that another agent had is theirs no longer:
/// it gets another id, so that what was on its way to them is dropped.
pub(crate) fn add(
    conn: &mut AnyConnection,
    new: NewPushSubscription<'_>,
    most: i64,
) -> QueryResult<()> {
    let of_others = push_subscriptions::table
        .filter(push_subscriptions::endpoint.eq(new.browser.endpoint.as_str()))
        .filter(push_subscriptions::agent_id.ne(new.agent));
    diesel::delete(of_others).execute(conn)?;
    let said = (
        push_subscriptions::agent_id.eq(new.agent),
        push_subscriptions::session_id.eq(new.session),
        push_subscriptions::p256dh.eq(&new.browser.p256dh),
        push_subscriptions::auth.eq(&new.browser.auth),
        push_subscriptions::language.eq(new.language.as_str()),
    );
    let row = (
        push_subscriptions::endpoint.eq(new.browser.endpoint.as_str()),
        push_subscriptions::created_at.eq(new.now),
    );
    on_backend!(conn, |c| diesel::insert_into(push_subscriptions::table)
        .values((said, row))
        .on_conflict(push_subscriptions::endpoint)
        .do_update()
        .set(said)
        .execute(c))?;
    let newest_too_many: Option<PushSubscriptionId> = push_subscriptions::table
        .filter(push_subscriptions::agent_id.eq(new.agent))
        .order(push_subscriptions::id.desc())
        .select(push_subscriptions::id)
        .offset(most)
        .first(conn)
        .optional()?;
    let Some(last) = newest_too_many else {
        return Ok(());
    };
    let oldest = push_subscriptions::table
        .filter(push_subscriptions::agent_id.eq(new.agent))
        .filter(push_subscriptions::id.le(last));
    diesel::delete(oldest).execute(conn)?;
    Ok(())
}

/// Forgets a browser of an agent.
pub(crate) fn remove(conn: &mut AnyConnection, agent: AgentId, endpoint: &str) -> QueryResult<()> {
    let theirs = push_subscriptions::table
        .filter(push_subscriptions::agent_id.eq(agent))
        .filter(push_subscriptions::endpoint.eq(endpoint));
    diesel::delete(theirs).execute(conn)?;
    Ok(())
}

/// Forgets a browser that its push service no longer knows.
pub(crate) fn gone(conn: &mut AnyConnection, id: PushSubscriptionId) -> QueryResult<()> {
    diesel::delete(push_subscriptions::table.find(id)).execute(conn)?;
    Ok(())
}

/// Whether an agent has subscribed with this browser.
pub(crate) fn knows(conn: &mut AnyConnection, agent: AgentId, endpoint: &str) -> QueryResult<bool> {
    let found: Option<PushSubscriptionId> = push_subscriptions::table
        .filter(push_subscriptions::agent_id.eq(agent))
        .filter(push_subscriptions::endpoint.eq(endpoint))
        .select(push_subscriptions::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// The browsers of these agents, each with its agent, and until when a console of theirs is open.
pub(crate) fn of_agents(
    conn: &mut AnyConnection,
    of: Vec<AgentId>,
) -> QueryResult<Vec<(AgentId, PushSubscriptionId, Option<Moment>)>> {
    push_subscriptions::table
        .inner_join(agents::table)
        .filter(push_subscriptions::agent_id.eq_any(of))
        .order(push_subscriptions::id)
        .select((
            push_subscriptions::agent_id,
            push_subscriptions::id,
            agents::online_until,
        ))
        .load(conn)
}

/// A browser, if its session has not ended and its agent may sign in.
pub(crate) fn served(
    conn: &mut AnyConnection,
    id: PushSubscriptionId,
    now: Moment,
    idle_since: Moment,
) -> QueryResult<Option<ServedBrowser>> {
    type BrowserColumns = (
        (AgentId, String, Vec<u8>, Vec<u8>),
        (String, Option<String>),
        (Option<Moment>, Moment, Option<Moment>),
    );
    let found: Option<BrowserColumns> = push_subscriptions::table
        .inner_join(agents::table)
        .inner_join(sessions::table)
        .filter(push_subscriptions::id.eq(id))
        .filter(sessions::expires_at.gt(now))
        .filter(agents::disabled_at.is_null())
        .select((
            (
                push_subscriptions::agent_id,
                push_subscriptions::endpoint,
                push_subscriptions::p256dh,
                push_subscriptions::auth,
            ),
            (push_subscriptions::language, agents::interface_language),
            (
                sessions::seen_at,
                sessions::created_at,
                agents::online_until,
            ),
        ))
        .first(conn)
        .optional()?;
    let Some((browser, (spoken, chosen), (seen_at, created_at, online_until))) = found else {
        return Ok(None);
    };
    let (agent, endpoint, p256dh, auth) = browser;
    let parse = |word: &str| InterfaceLanguage::parse(word);
    let chosen = chosen.as_deref().and_then(parse);
    let browser = ServedBrowser {
        agent,
        endpoint,
        p256dh,
        auth,
        is_online: online_until.is_some_and(|until| until > now),
        language: chosen.or_else(|| parse(&spoken)).unwrap_or_default(),
    };
    let is_used = seen_at.unwrap_or(created_at) > idle_since;
    Ok(is_used.then_some(browser))
}
