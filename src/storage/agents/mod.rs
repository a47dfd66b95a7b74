//! Agents: logins, presence, capacity.

mod preferences;
mod presence;

pub(crate) use preferences::prefer;
pub(crate) use presence::{back_from, set_away, set_online};

use super::connection::{AnyConnection, MultiBackend, on_backend};
use super::schema::{agent_teams, agents};
use super::update::update;
use crate::domain::accounts::agent::Agent;
use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::domain::base::ids::{AgentId, TeamId, TicketId, Token};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Role;
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = agents, check_for_backend(MultiBackend))]
pub(super) struct Row {
    id: AgentId,
    token: Token,
    email: String,
    name: String,
    role: Role,
    capacity: Option<i64>,
    active_count: i64,
    away: bool,
    online_until: Option<Moment>,
    disabled_at: Option<Moment>,
    skills: String,
    languages: String,
    away_reason: Option<String>,
    idle_since: Option<Moment>,
    interface_language: Option<String>,
    missed_ticket_id: Option<TicketId>,
    password_given: bool,
    preferences: Option<String>,
}

impl From<Row> for Agent {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            token: row.token,
            email: row.email,
            name: row.name,
            role: row.role,
            capacity: row.capacity,
            active_count: row.active_count,
            away: row.away,
            online_until: row.online_until,
            disabled_at: row.disabled_at,
            skills: serde_json::from_str(&row.skills).unwrap_or_default(),
            languages: serde_json::from_str(&row.languages).unwrap_or_default(),
            away_reason: row.away_reason,
            // An earlier version that still runs says that they are back without it.
            missed_ticket: row.missed_ticket_id.filter(|_| row.away),
            idle_since: row.idle_since,
            password_given: row.password_given,
            preferences: preferences::read(row.preferences.as_deref()),
            // A later version may know more languages.
            interface_language: row
                .interface_language
                .and_then(|word| InterfaceLanguage::parse(&word)),
        }
    }
}

/// Stores an agent; `agent.id` is ignored.
pub(crate) fn add(
    conn: &mut AnyConnection,
    agent: &Agent,
    password_hash: Option<&str>,
    now: Moment,
) -> QueryResult<AgentId> {
    diesel::insert_into(agents::table)
        .values((
            agents::token.eq(&agent.token),
            agents::email.eq(&agent.email),
            agents::name.eq(&agent.name),
            agents::role.eq(agent.role),
            agents::password_hash.eq(password_hash),
            agents::password_given.eq(agent.password_given),
            agents::capacity.eq(agent.capacity),
            agents::skills.eq(crate::storage::json_columns::write(&agent.skills)?),
            agents::languages.eq(crate::storage::json_columns::write(&agent.languages)?),
            agents::created_at.eq(now),
        ))
        .returning(agents::id)
        .get_result(conn)
}

/// The agent that must be there.
pub(crate) fn find(conn: &mut AnyConnection, id: AgentId) -> QueryResult<Agent> {
    agents::table
        .find(id)
        .select(Row::as_select())
        .get_result(conn)
        .map(Agent::from)
}

/// The agent of an e-mail address in lower case.
pub(crate) fn by_email(conn: &mut AnyConnection, email: &str) -> QueryResult<Option<Agent>> {
    let found = agents::table
        .filter(agents::email.eq(email))
        .select(Row::as_select())
        .get_result(conn);
    found.optional().map(|row| row.map(Agent::from))
}

/// The password's argon2 hash, if the agent has one.
pub(crate) fn password_hash(conn: &mut AnyConnection, id: AgentId) -> QueryResult<Option<String>> {
    agents::table
        .find(id)
        .select(agents::password_hash)
        .get_result(conn)
}

/// Sets the password's hash. `given`: the agent has to choose their own first.
pub(crate) fn set_password(
    conn: &mut AnyConnection,
    id: AgentId,
    (hash, given): (&str, bool),
) -> QueryResult<()> {
    diesel::update(agents::table.find(id))
        .set((
            agents::password_hash.eq(hash),
            agents::password_given.eq(given),
        ))
        .execute(conn)?;
    Ok(())
}

/// All agents by name.
pub fn all(conn: &mut AnyConnection) -> QueryResult<Vec<Agent>> {
    let rows: Vec<Row> = agents::table
        .order((agents::name, agents::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Agent::from).collect())
}

/// Who belongs to which team, for all.
pub fn memberships(conn: &mut AnyConnection) -> QueryResult<Vec<(AgentId, TeamId)>> {
    agent_teams::table
        .select((agent_teams::agent_id, agent_teams::team_id))
        .load(conn)
}

/// The members of a team who may log in, by id.
pub(crate) fn of_team(conn: &mut AnyConnection, team: TeamId) -> QueryResult<Vec<Agent>> {
    let members = agent_teams::table
        .filter(agent_teams::team_id.eq(team))
        .select(agent_teams::agent_id);
    let rows: Vec<Row> = agents::table
        .filter(agents::id.eq_any(members))
        .filter(agents::disabled_at.is_null())
        .order(agents::id)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Agent::from).collect())
}

/// Managers and admins who may log in, by id.
pub(crate) fn managers(conn: &mut AnyConnection) -> QueryResult<Vec<Agent>> {
    let rows: Vec<Row> = agents::table
        .filter(agents::role.eq_any([Role::Manager, Role::Admin]))
        .filter(agents::disabled_at.is_null())
        .order(agents::id)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Agent::from).collect())
}

/// Withdraws an agent's login; who is disabled already stays so since then.
pub(crate) fn disable(conn: &mut AnyConnection, id: AgentId, now: Moment) -> QueryResult<()> {
    let enabled = agents::id.eq(id).and(agents::disabled_at.is_null());
    diesel::update(agents::table.filter(enabled))
        .set((
            agents::disabled_at.eq(now),
            agents::online_until.eq(None::<Moment>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whether there is one.
pub(crate) fn any(conn: &mut AnyConnection) -> QueryResult<bool> {
    let one = agents::table.select(agents::id).limit(1);
    let found: Option<AgentId> = one.first(conn).optional()?;
    Ok(found.is_some())
}

/// How many admins may log in.
pub(crate) fn count_admins(conn: &mut AnyConnection) -> QueryResult<i64> {
    agents::table
        .filter(agents::role.eq(Role::Admin))
        .filter(agents::disabled_at.is_null())
        .count()
        .get_result(conn)
}

/// Writes what an agent is called and what they may do.
pub(crate) fn save_account(conn: &mut AnyConnection, agent: &Agent) -> QueryResult<()> {
    diesel::update(agents::table.find(agent.id))
        .set((
            agents::name.eq(&agent.name),
            agents::email.eq(&agent.email),
            agents::role.eq(agent.role),
        ))
        .execute(conn)?;
    Ok(())
}

/// Gives an agent their login back.
pub(crate) fn enable(conn: &mut AnyConnection, id: AgentId) -> QueryResult<()> {
    diesel::update(agents::table.find(id))
        .set(agents::disabled_at.eq(None::<Moment>))
        .execute(conn)?;
    Ok(())
}

/// Writes the language in which the console speaks to an agent.
pub(crate) fn set_interface_language(
    conn: &mut AnyConnection,
    id: AgentId,
    language: Option<InterfaceLanguage>,
) -> QueryResult<()> {
    let word = language.map(InterfaceLanguage::as_str);
    diesel::update(agents::table.find(id))
        .set(agents::interface_language.eq(word))
        .execute(conn)?;
    Ok(())
}

/// Writes what an agent can do.
pub(crate) fn save_abilities(conn: &mut AnyConnection, agent: &Agent) -> QueryResult<()> {
    diesel::update(agents::table.find(agent.id))
        .set((
            agents::capacity.eq(agent.capacity),
            agents::skills.eq(crate::storage::json_columns::write(&agent.skills)?),
            agents::languages.eq(crate::storage::json_columns::write(&agent.languages)?),
        ))
        .execute(conn)?;
    Ok(())
}

/// Atomic assignment: takes one place of the agent's capacity, unless it is used up. Locks the agent's row.
pub(crate) fn take_place(conn: &mut AnyConnection, id: AgentId, now: Moment) -> QueryResult<bool> {
    let free = agents::capacity
        .is_null()
        .or(agents::capacity.gt(agents::active_count.nullable()));
    let more = (
        agents::active_count.eq(agents::active_count + 1i64),
        agents::idle_since.eq(now),
    );
    let taken = update(agents::table, agents::id.eq(id).and(free), more);
    Ok(on_backend!(conn, |c| taken.execute(c))? == 1)
}

/// Gives one place back.
pub(crate) fn free_place(conn: &mut AnyConnection, id: AgentId, now: Moment) -> QueryResult<()> {
    let taken = agents::id.eq(id).and(agents::active_count.gt(0i64));
    let fewer = (
        agents::active_count.eq(agents::active_count - 1i64),
        agents::idle_since.eq(now),
    );
    let freed = update(agents::table, taken, fewer);
    on_backend!(conn, |c| freed.execute(c))?;
    Ok(())
}
