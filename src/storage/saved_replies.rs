//! Saved replies: an agent's own, those of a team, and those for all.

use super::connection::AnyConnection;
use super::json_columns;
use super::schema::saved_replies;
use crate::domain::base::ids::{AgentId, SavedReplyId, TeamId};
use crate::domain::base::time::Moment;
use crate::domain::desk::saved_replies::reply_actions::ReplyActions;
use crate::domain::desk::saved_replies::reply_owner::ReplyOwner;
use crate::domain::desk::saved_replies::{ReplyWords, SavedReply, folded};
use diesel::prelude::*;

type SavedReplyColumns = (
    SavedReplyId,
    Option<AgentId>,
    Option<TeamId>,
    String,
    String,
    i64,
    String,
);

const COLUMNS: (
    saved_replies::id,
    saved_replies::agent_id,
    saved_replies::team_id,
    saved_replies::name,
    saved_replies::text,
    saved_replies::uses,
    saved_replies::actions,
) = (
    saved_replies::id,
    saved_replies::agent_id,
    saved_replies::team_id,
    saved_replies::name,
    saved_replies::text,
    saved_replies::uses,
    saved_replies::actions,
);

fn reply(columns: SavedReplyColumns) -> QueryResult<SavedReply> {
    let (id, agent, team, name, text, uses, actions) = columns;
    let owner = agent.map(ReplyOwner::Agent);
    let owner = owner.or_else(|| team.map(ReplyOwner::Team));
    Ok(SavedReply {
        id,
        owner: owner.unwrap_or(ReplyOwner::All),
        name,
        text,
        actions: json_columns::read(&actions)?,
        uses,
    })
}

fn columns_of(owner: ReplyOwner) -> (Option<AgentId>, Option<TeamId>) {
    match owner {
        ReplyOwner::Agent(agent) => (Some(agent), None),
        ReplyOwner::Team(team) => (None, Some(team)),
        ReplyOwner::All => (None, None),
    }
}

/// The replies of an owner, by name.
pub(crate) fn of(conn: &mut AnyConnection, owner: ReplyOwner) -> QueryResult<Vec<SavedReply>> {
    let all = saved_replies::table
        .select(COLUMNS)
        .order(saved_replies::folded_name);
    let rows: Vec<SavedReplyColumns> = match owner {
        ReplyOwner::Agent(agent) => all.filter(saved_replies::agent_id.eq(agent)).load(conn)?,
        ReplyOwner::Team(team) => all.filter(saved_replies::team_id.eq(team)).load(conn)?,
        ReplyOwner::All => all
            .filter(saved_replies::agent_id.is_null())
            .filter(saved_replies::team_id.is_null())
            .load(conn)?,
    };
    rows.into_iter().map(reply).collect()
}

/// The names that an owner's replies have, as they are compared.
pub(crate) fn names_of(
    conn: &mut AnyConnection,
    owner: ReplyOwner,
) -> QueryResult<Vec<(SavedReplyId, String)>> {
    let all = saved_replies::table.select((saved_replies::id, saved_replies::folded_name));
    match owner {
        ReplyOwner::Agent(agent) => all.filter(saved_replies::agent_id.eq(agent)).load(conn),
        ReplyOwner::Team(team) => all.filter(saved_replies::team_id.eq(team)).load(conn),
        ReplyOwner::All => all
            .filter(saved_replies::agent_id.is_null())
            .filter(saved_replies::team_id.is_null())
            .load(conn),
    }
}

/// What an agent may send: their own replies, those of these teams and those of all, the most used first.
pub(crate) fn for_sending(
    conn: &mut AnyConnection,
    agent: AgentId,
    teams: Vec<TeamId>,
    most: i64,
) -> QueryResult<Vec<SavedReply>> {
    let of_teams = saved_replies::team_id.eq_any(teams);
    let of_all = saved_replies::agent_id
        .is_null()
        .and(saved_replies::team_id.is_null());
    let rows: Vec<SavedReplyColumns> = saved_replies::table
        .filter(saved_replies::agent_id.eq(agent).or(of_teams).or(of_all))
        .select(COLUMNS)
        .order((
            saved_replies::uses.desc(),
            saved_replies::folded_name,
            saved_replies::id,
        ))
        .limit(most)
        .load(conn)?;
    rows.into_iter().map(reply).collect()
}

/// A reply.
pub(crate) fn find(conn: &mut AnyConnection, id: SavedReplyId) -> QueryResult<Option<SavedReply>> {
    let row: Option<SavedReplyColumns> = saved_replies::table
        .find(id)
        .select(COLUMNS)
        .get_result(conn)
        .optional()?;
    row.map(reply).transpose()
}

/// Keeps a new reply.
pub(crate) fn add(
    conn: &mut AnyConnection,
    owner: ReplyOwner,
    words: &ReplyWords,
    now: Moment,
) -> QueryResult<SavedReplyId> {
    let (agent, team) = columns_of(owner);
    diesel::insert_into(saved_replies::table)
        .values((
            saved_replies::agent_id.eq(agent),
            saved_replies::team_id.eq(team),
            saved_replies::name.eq(&words.name),
            saved_replies::folded_name.eq(folded(&words.name)),
            saved_replies::text.eq(&words.text),
            saved_replies::actions.eq(json_columns::write(&words.actions)?),
            saved_replies::uses.eq(0i64),
            saved_replies::created_at.eq(now),
            saved_replies::updated_at.eq(now),
        ))
        .returning(saved_replies::id)
        .get_result(conn)
}

/// Changes what a reply is called, says and does.
pub(crate) fn change(
    conn: &mut AnyConnection,
    id: SavedReplyId,
    words: &ReplyWords,
    now: Moment,
) -> QueryResult<()> {
    diesel::update(saved_replies::table.find(id))
        .set((
            saved_replies::name.eq(&words.name),
            saved_replies::folded_name.eq(folded(&words.name)),
            saved_replies::text.eq(&words.text),
            saved_replies::actions.eq(json_columns::write(&words.actions)?),
            saved_replies::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// The actions of every reply that has any.
pub(crate) fn actions(conn: &mut AnyConnection) -> QueryResult<Vec<(SavedReplyId, ReplyActions)>> {
    let rows: Vec<(SavedReplyId, String)> = saved_replies::table
        .filter(saved_replies::actions.ne("{}"))
        .order(saved_replies::id)
        .select((saved_replies::id, saved_replies::actions))
        .load(conn)?;
    let read = |(id, actions): (SavedReplyId, String)| Ok((id, json_columns::read(&actions)?));
    rows.into_iter().map(read).collect()
}

/// Changes what a reply does.
pub(crate) fn change_actions(
    conn: &mut AnyConnection,
    id: SavedReplyId,
    actions: &ReplyActions,
    now: Moment,
) -> QueryResult<()> {
    diesel::update(saved_replies::table.find(id))
        .set((
            saved_replies::actions.eq(json_columns::write(actions)?),
            saved_replies::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Throws a reply away.
pub(crate) fn remove(conn: &mut AnyConnection, id: SavedReplyId) -> QueryResult<()> {
    diesel::delete(saved_replies::table.find(id)).execute(conn)?;
    Ok(())
}

/// Counts that an agent has sent these replies; of those that belong to other agents it counts none.
pub(crate) fn count_use(
    conn: &mut AnyConnection,
    agent: AgentId,
    ids: &[SavedReplyId],
) -> QueryResult<()> {
    // One after the other, in their order: two agents who count the same ones do not wait for each other in a circle.
    for id in ids {
        let sent = saved_replies::table.find(*id);
        let own = saved_replies::agent_id.eq(agent);
        let sent = sent.filter(own.or(saved_replies::agent_id.is_null()));
        diesel::update(sent)
            .set(saved_replies::uses.eq(saved_replies::uses + 1i64))
            .execute(conn)?;
    }
    Ok(())
}
