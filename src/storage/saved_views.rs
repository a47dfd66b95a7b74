//! Saved views: an agent's own, and those of teams.

use super::connection::AnyConnection;
use super::schema::saved_views;
use crate::domain::base::ids::{AgentId, SavedViewId, TeamId};
use crate::domain::base::time::Moment;
use crate::domain::desk::saved_views::{SavedView, ViewOwner, ViewWords};
use crate::domain::dispatch::QueueSort;
use diesel::prelude::*;

type SavedViewColumns = (
    SavedViewId,
    Option<AgentId>,
    Option<TeamId>,
    String,
    String,
    String,
);

const COLUMNS: (
    saved_views::id,
    saved_views::agent_id,
    saved_views::team_id,
    saved_views::name,
    saved_views::filter,
    saved_views::sort,
) = (
    saved_views::id,
    saved_views::agent_id,
    saved_views::team_id,
    saved_views::name,
    saved_views::filter,
    saved_views::sort,
);

fn view((id, agent, team, name, filter, sort): SavedViewColumns) -> Option<SavedView> {
    let owner = agent.map(ViewOwner::Agent);
    Some(SavedView {
        id,
        owner: owner.or_else(|| team.map(ViewOwner::Team))?,
        words: ViewWords {
            name,
            filter,
            // An order that only a newer version knows.
            sort: QueueSort::parse(&sort).unwrap_or_default(),
        },
    })
}

fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// The views of an agent and of these teams: those of the agent first, then by name.
pub(crate) fn seen_by(
    conn: &mut AnyConnection,
    agent: AgentId,
    teams: Vec<TeamId>,
) -> QueryResult<Vec<SavedView>> {
    let own = saved_views::agent_id.eq(agent);
    let rows: Vec<SavedViewColumns> = saved_views::table
        .filter(own.or(saved_views::team_id.eq_any(teams)))
        .order((
            saved_views::agent_id.is_null(),
            saved_views::folded_name,
            saved_views::id,
        ))
        .select(COLUMNS)
        .load(conn)?;
    Ok(rows.into_iter().filter_map(view).collect())
}

/// A view.
pub(crate) fn find(conn: &mut AnyConnection, id: SavedViewId) -> QueryResult<Option<SavedView>> {
    let row: Option<SavedViewColumns> = saved_views::table
        .find(id)
        .select(COLUMNS)
        .get_result(conn)
        .optional()?;
    Ok(row.and_then(view))
}

/// How many views an owner has.
pub(crate) fn count_of(conn: &mut AnyConnection, owner: ViewOwner) -> QueryResult<i64> {
    let all = saved_views::table.count();
    match owner {
        ViewOwner::Agent(agent) => all.filter(saved_views::agent_id.eq(agent)).get_result(conn),
        ViewOwner::Team(team) => all.filter(saved_views::team_id.eq(team)).get_result(conn),
    }
}

/// The view of an owner that has this name, whatever the case.
pub(crate) fn called(
    conn: &mut AnyConnection,
    owner: ViewOwner,
    name: &str,
) -> QueryResult<Option<SavedViewId>> {
    let named = saved_views::table
        .filter(saved_views::folded_name.eq(folded(name)))
        .select(saved_views::id);
    match owner {
        ViewOwner::Agent(agent) => named
            .filter(saved_views::agent_id.eq(agent))
            .get_result(conn)
            .optional(),
        ViewOwner::Team(team) => named
            .filter(saved_views::team_id.eq(team))
            .get_result(conn)
            .optional(),
    }
}

/// Keeps a new view.
pub(crate) fn add(
    conn: &mut AnyConnection,
    owner: ViewOwner,
    words: &ViewWords,
    now: Moment,
) -> QueryResult<SavedViewId> {
    let (agent, team) = match owner {
        ViewOwner::Agent(agent) => (Some(agent), None),
        ViewOwner::Team(team) => (None, Some(team)),
    };
    diesel::insert_into(saved_views::table)
        .values((
            saved_views::agent_id.eq(agent),
            saved_views::team_id.eq(team),
            saved_views::name.eq(&words.name),
            saved_views::folded_name.eq(folded(&words.name)),
            saved_views::filter.eq(&words.filter),
            saved_views::sort.eq(words.sort.as_str()),
            saved_views::created_at.eq(now),
            saved_views::updated_at.eq(now),
        ))
        .returning(saved_views::id)
        .get_result(conn)
}

/// Gives a view another name, other filters and another order.
pub(crate) fn change(
    conn: &mut AnyConnection,
    id: SavedViewId,
    words: &ViewWords,
    now: Moment,
) -> QueryResult<()> {
    diesel::update(saved_views::table.find(id))
        .set((
            saved_views::name.eq(&words.name),
            saved_views::folded_name.eq(folded(&words.name)),
            saved_views::filter.eq(&words.filter),
            saved_views::sort.eq(words.sort.as_str()),
            saved_views::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// The filters of every view that has any.
pub(crate) fn filters(conn: &mut AnyConnection) -> QueryResult<Vec<(SavedViewId, String)>> {
    saved_views::table
        .filter(saved_views::filter.ne(""))
        .order(saved_views::id)
        .select((saved_views::id, saved_views::filter))
        .load(conn)
}

/// Gives a view other filters.
pub(crate) fn change_filter(
    conn: &mut AnyConnection,
    id: SavedViewId,
    filter: &str,
    now: Moment,
) -> QueryResult<()> {
    diesel::update(saved_views::table.find(id))
        .set((
            saved_views::filter.eq(filter),
            saved_views::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Throws a view away.
pub(crate) fn remove(conn: &mut AnyConnection, id: SavedViewId) -> QueryResult<()> {
    diesel::delete(saved_views::table.find(id)).execute(conn)?;
    Ok(())
}
