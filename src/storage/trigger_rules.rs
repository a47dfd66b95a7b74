//! Sets of trigger rules.

use super::connection::AnyConnection;
use super::schema::trigger_rules;
use crate::domain::base::ids::{AgentId, BotId, TeamId};
use crate::domain::base::time::Moment;
use crate::domain::rules::triggers::Rule;
use crate::storage::json_columns;
use diesel::prelude::*;

/// Whose rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Scope {
    /// This bot's.
    Bot(BotId),
    /// Those of this team's bots that have none of their own.
    Team(TeamId),
}

/// Every set there is; without rules where they cannot be read.
pub(crate) fn all(conn: &mut AnyConnection) -> QueryResult<Vec<(Scope, Option<Vec<Rule>>)>> {
    let rows: Vec<(Option<BotId>, Option<TeamId>, String)> = trigger_rules::table
        .select((
            trigger_rules::bot_id,
            trigger_rules::team_id,
            trigger_rules::rules,
        ))
        .load(conn)?;
    let read = |(bot, team, text): (Option<BotId>, Option<TeamId>, String)| {
        let scope = bot.map(Scope::Bot).or(team.map(Scope::Team))?;
        let rules = json_columns::read(&text)
            .inspect_err(|error| tracing::error!(?scope, %error, "Trigger rules cannot be read"));
        Some((scope, rules.ok()))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The rules of a scope, with their revision; nothing when it has none of its own.
pub(crate) fn of_scope(
    conn: &mut AnyConnection,
    scope: Scope,
) -> QueryResult<Option<(i64, Vec<Rule>)>> {
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
    row.map(|(revision, text)| Ok((revision, json_columns::read(&text)?)))
        .transpose()
}

/// Stores the rules of a scope over those it had.
pub(crate) fn save(
    conn: &mut AnyConnection,
    scope: Scope,
    rules: &[Rule],
    by: Option<AgentId>,
    now: Moment,
) -> QueryResult<()> {
    let text = json_columns::write(&rules)?;
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
pub(crate) fn remove(conn: &mut AnyConnection, scope: Scope) -> QueryResult<()> {
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
