//! Sets of trigger rules.

use super::connection::{AnyConnection, on_backend};
use super::json;
use super::schema::trigger_rules;
use crate::domain::ids::{AgentId, BotId, TeamId};
use crate::domain::people::Bot;
use crate::domain::time::Moment;
use crate::domain::trigger::Rule;
use diesel::prelude::*;

/// Whose rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// This bot's.
    Bot(BotId),
    /// Those of this team's bots that have none of their own.
    Team(TeamId),
}

/// Which set, and which state of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Revision {
    /// The row.
    pub id: i64,
    /// Grows with each change.
    pub revision: i64,
}

/// The set that holds for a bot: its own, else its team's; nothing when the built-in one does.
pub fn of_bot(conn: &mut AnyConnection, bot: &Bot) -> QueryResult<Option<Revision>> {
    let mine = trigger_rules::bot_id.eq(bot.id);
    let ours = trigger_rules::team_id.eq(bot.team);
    let known = trigger_rules::table
        .filter(mine.or(ours))
        .select((
            trigger_rules::id,
            trigger_rules::revision,
            trigger_rules::bot_id,
        ))
        .limit(2);
    let rows: Vec<(i64, i64, Option<BotId>)> = on_backend!(conn, |c| known.load(c))?;
    let own = rows.iter().find(|(_, _, bot)| bot.is_some());
    Ok(own.or(rows.first()).map(|(id, revision, _)| Revision {
        id: *id,
        revision: *revision,
    }))
}

/// The rules of a set.
pub fn rules(conn: &mut AnyConnection, set: Revision) -> QueryResult<Vec<Rule>> {
    let text: String = trigger_rules::table
        .find(set.id)
        .select(trigger_rules::rules)
        .get_result(conn)?;
    json::read(&text)
}

/// The rules of a scope, with their revision; nothing when it has none of its own.
pub fn of_scope(conn: &mut AnyConnection, scope: Scope) -> QueryResult<Option<(i64, Vec<Rule>)>> {
    let columns = (trigger_rules::revision, trigger_rules::rules);
    let row: Option<(i64, String)> = match scope {
        Scope::Bot(bot) => trigger_rules::table
            .filter(trigger_rules::bot_id.eq(bot))
            .select(columns)
            .get_result(conn)
            .optional()?,
        Scope::Team(team) => trigger_rules::table
            .filter(trigger_rules::team_id.eq(team))
            .select(columns)
            .get_result(conn)
            .optional()?,
    };
    row.map(|(revision, text)| Ok((revision, json::read(&text)?)))
        .transpose()
}

/// Stores the rules of a scope over those it had.
pub fn save(
    conn: &mut AnyConnection,
    scope: Scope,
    rules: &[Rule],
    by: Option<AgentId>,
    now: Moment,
) -> QueryResult<()> {
    let text = json::write(&rules)?;
    let changed = (
        trigger_rules::rules.eq(&text),
        trigger_rules::revision.eq(trigger_rules::revision + 1i64),
        trigger_rules::updated_by.eq(by),
        trigger_rules::updated_at.eq(now),
    );
    let (bot, team) = match scope {
        Scope::Bot(bot) => (Some(bot), None),
        Scope::Team(team) => (None, Some(team)),
    };
    let known = match scope {
        Scope::Bot(bot) => {
            let row = trigger_rules::table.filter(trigger_rules::bot_id.eq(bot));
            diesel::update(row).set(changed).execute(conn)?
        }
        Scope::Team(team) => {
            let row = trigger_rules::table.filter(trigger_rules::team_id.eq(team));
            diesel::update(row).set(changed).execute(conn)?
        }
    };
    if known == 0 {
        diesel::insert_into(trigger_rules::table)
            .values((
                trigger_rules::bot_id.eq(bot),
                trigger_rules::team_id.eq(team),
                trigger_rules::rules.eq(&text),
                trigger_rules::revision.eq(1i64),
                trigger_rules::updated_by.eq(by),
                trigger_rules::updated_at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Takes the rules of a scope away: what holds above it holds again.
pub fn remove(conn: &mut AnyConnection, scope: Scope) -> QueryResult<()> {
    match scope {
        Scope::Bot(bot) => {
            let row = trigger_rules::table.filter(trigger_rules::bot_id.eq(bot));
            diesel::delete(row).execute(conn)?
        }
        Scope::Team(team) => {
            let row = trigger_rules::table.filter(trigger_rules::team_id.eq(team));
            diesel::delete(row).execute(conn)?
        }
    };
    Ok(())
}
