//! When a bot was last heard, and what happens when it does not answer.

use super::cached::{Cached, run_prepared};
use super::connection::{AnyConnection, on_backend};
use super::schema::{bot_policies, bot_presence};
use crate::domain::base::ids::{BotId, TeamId};
use crate::domain::base::time::Moment;
use crate::domain::bots::unreachable::{Policy, PolicyWord};
use diesel::prelude::*;
use std::collections::HashMap;

/// Notes that a bot was heard.
pub(crate) fn heard(conn: &mut AnyConnection, bot: BotId, now: Moment) -> QueryResult<()> {
    let new = (bot_presence::bot_id.eq(bot), bot_presence::heard_at.eq(now));
    let noted = diesel::insert_into(bot_presence::table)
        .values(new)
        .on_conflict(bot_presence::bot_id)
        .do_update()
        .set(bot_presence::heard_at.eq(now));
    on_backend!(conn, |c| run_prepared(Cached(noted), c))
}

/// When a bot was last heard.
pub(crate) fn heard_at(conn: &mut AnyConnection, bot: BotId) -> QueryResult<Option<Moment>> {
    bot_presence::table
        .find(bot)
        .select(bot_presence::heard_at)
        .get_result(conn)
        .optional()
}

/// When each bot was last heard.
pub(crate) fn all_heard(conn: &mut AnyConnection) -> QueryResult<HashMap<BotId, Moment>> {
    let rows: Vec<(BotId, Moment)> = bot_presence::table
        .select((bot_presence::bot_id, bot_presence::heard_at))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Sets what happens when a bot does not answer.
pub(crate) fn set_policy(conn: &mut AnyConnection, bot: BotId, policy: Policy) -> QueryResult<()> {
    let (word, team) = match policy {
        Policy::Queue => (PolicyWord::Queue, None),
        Policy::Giver => (PolicyWord::Giver, None),
        Policy::Team(team) => (PolicyWord::Team, Some(team)),
    };
    let set = (
        bot_policies::unreachable.eq(word),
        bot_policies::team_id.eq(team),
    );
    let new = (bot_policies::bot_id.eq(bot), set);
    on_backend!(conn, |c| diesel::insert_into(bot_policies::table)
        .values(new)
        .on_conflict(bot_policies::bot_id)
        .do_update()
        .set(set)
        .execute(c))?;
    Ok(())
}

fn read(word: PolicyWord, team: Option<TeamId>) -> Policy {
    match (word, team) {
        (PolicyWord::Team, Some(team)) => Policy::Team(team),
        (PolicyWord::Giver, _) => Policy::Giver,
        (PolicyWord::Queue | PolicyWord::Team, _) => Policy::Queue,
    }
}

/// What happens when each bot does not answer, where that was set.
pub(crate) fn all_policies(conn: &mut AnyConnection) -> QueryResult<HashMap<BotId, Policy>> {
    let rows: Vec<(BotId, PolicyWord, Option<TeamId>)> = bot_policies::table
        .select((
            bot_policies::bot_id,
            bot_policies::unreachable,
            bot_policies::team_id,
        ))
        .load(conn)?;
    let policy = |(bot, word, team)| (bot, read(word, team));
    Ok(rows.into_iter().map(policy).collect())
}
