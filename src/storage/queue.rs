//! Queues: pages of open tickets by risk, the least time left first.

use super::connection::AnyConnection;
use super::schema::{decisions, tickets};
use super::tickets::{OPEN, Row};
use crate::domain::ids::{AgentId, TeamId, TicketId};
use crate::domain::lifecycle::Status;
use crate::domain::routing::Unoffered;
use crate::domain::ticket::Ticket;
use crate::domain::time::Moment;
use crate::domain::words::Priority;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

/// Which tickets of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Those an agent has.
    Of(AgentId),
    /// Those of these teams.
    Teams(Vec<TeamId>),
    /// All there are.
    All,
}

/// A page of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Whose.
    pub which: Which,
    /// Only this status (its word); every open one when absent.
    pub status: Option<String>,
    /// After this place: due moment and number of the last row seen.
    pub after: Option<(Moment, TicketId)>,
    /// How many at most.
    pub limit: i64,
}

/// Closed tickets are asked for by status only, and come newest first.
const CLOSED: &str = "closed";

/// Offers to an agent stand in another column than what the agent has.
const OFFERED: &str = "offered";

/// Tickets of a page, the least time left first. One indexed range for each status: a single range
/// over several statuses would have to sort everything that is open.
pub fn page(conn: &mut AnyConnection, page: &Page) -> QueryResult<Vec<Ticket>> {
    let statuses: Vec<&str> = match &page.status {
        Some(status) => vec![status.as_str()],
        None => OPEN.to_vec(),
    };
    let mut found = Vec::new();
    for status in statuses {
        match &page.which {
            Which::Teams(teams) => {
                for team in teams {
                    found.extend(range(conn, page, status, Some(*team), None)?);
                }
                found.extend(teams_are_asked(conn, page, status, teams)?);
            }
            Which::Of(agent) => {
                found.extend(range(conn, page, status, None, Some(*agent))?);
                if status == OFFERED {
                    found.extend(offered_to(conn, page, *agent)?);
                }
                found.extend(is_asked(conn, page, status, *agent)?);
            }
            Which::All => found.extend(range(conn, page, status, None, None)?),
        }
    }
    found.sort_by_key(|ticket| (ticket.due_at, ticket.id));
    found.dedup_by_key(|ticket| ticket.id);
    if page.status.as_deref() == Some(CLOSED) {
        found.reverse();
    }
    found.truncate(usize::try_from(page.limit).unwrap_or_default());
    Ok(found)
}

fn range(
    conn: &mut AnyConnection,
    page: &Page,
    status: &str,
    team: Option<TeamId>,
    agent: Option<AgentId>,
) -> QueryResult<Vec<Ticket>> {
    let mut query = tickets::table
        .filter(tickets::status.eq(status.to_owned()))
        .into_boxed();
    if let Some(team) = team {
        query = query.filter(tickets::team_id.eq(team));
    }
    if let Some(agent) = agent {
        // What was given on is no longer the giver's.
        query = query
            .filter(tickets::agent_id.eq(agent))
            .filter(tickets::offered_agent_id.is_null());
    }
    query = match (status == CLOSED, page.after) {
        (true, Some((due, id))) => query.filter(
            tickets::due_at
                .lt(due)
                .or(tickets::due_at.eq(due).and(tickets::id.lt(id))),
        ),
        (false, Some((due, id))) => query.filter(
            tickets::due_at
                .gt(due)
                .or(tickets::due_at.eq(due).and(tickets::id.gt(id))),
        ),
        (_, None) => query,
    };
    query = match status == CLOSED {
        true => query.order((tickets::due_at.desc(), tickets::id.desc())),
        false => query.order((tickets::due_at, tickets::id)),
    };
    let rows: Vec<Row> = query
        .limit(page.limit)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// What is offered to an agent: few, so all of it.
fn offered_to(conn: &mut AnyConnection, page: &Page, agent: AgentId) -> QueryResult<Vec<Ticket>> {
    let rows: Vec<Row> = tickets::table
        .filter(tickets::offered_agent_id.eq(agent))
        .filter(tickets::status.eq(OFFERED))
        .select(Row::as_select())
        .load(conn)?;
    later(page, rows)
}

/// What an agent is asked to take from a colleague: few, so all of it.
fn is_asked(
    conn: &mut AnyConnection,
    page: &Page,
    status: &str,
    agent: AgentId,
) -> QueryResult<Vec<Ticket>> {
    let rows: Vec<Row> = tickets::table
        .filter(tickets::invited_agent_id.eq(agent))
        .filter(tickets::status.eq(status.to_owned()))
        .select(Row::as_select())
        .load(conn)?;
    later(page, rows)
}

/// How many tickets an agent is asked to take from a colleague.
pub fn invitations(conn: &mut AnyConnection, agent: AgentId) -> QueryResult<i64> {
    tickets::table
        .filter(tickets::invited_agent_id.eq(agent))
        .filter(tickets::status.eq_any(OPEN))
        .count()
        .get_result(conn)
}

/// What these teams are asked to take from somebody's agent: few, so all of it.
fn teams_are_asked(
    conn: &mut AnyConnection,
    page: &Page,
    status: &str,
    teams: &[TeamId],
) -> QueryResult<Vec<Ticket>> {
    let rows: Vec<Row> = tickets::table
        .filter(tickets::invited_team_id.eq_any(teams.to_vec()))
        .filter(tickets::status.eq(status.to_owned()))
        .select(Row::as_select())
        .load(conn)?;
    later(page, rows)
}

/// Those of the rows that come after what the reader has seen.
fn later(page: &Page, rows: Vec<Row>) -> QueryResult<Vec<Ticket>> {
    let found: QueryResult<Vec<Ticket>> = rows.into_iter().map(Row::read).collect();
    let comes = |ticket: &Ticket| {
        page.after
            .is_none_or(|after| (ticket.due_at, ticket.id) > after)
    };
    Ok(found?.into_iter().filter(comes).collect())
}

/// The ticket of a team that has waited longest.
pub fn longest_waiting(conn: &mut AnyConnection, team: TeamId) -> QueryResult<Option<Ticket>> {
    let page = Page {
        which: Which::Teams(vec![team]),
        status: Some("waiting".to_owned()),
        after: None,
        limit: 1,
    };
    Ok(self::page(conn, &page)?.pop())
}

/// What waits in the queues of these teams, the longest waiting first.
pub fn unoffered(
    conn: &mut AnyConnection,
    teams: Vec<TeamId>,
    limit: i64,
) -> QueryResult<Vec<Unoffered>> {
    let rows: Vec<(TicketId, TeamId, Priority, Moment, Option<Moment>)> = tickets::table
        .filter(tickets::team_id.eq_any(teams))
        .filter(tickets::status.eq(Status::Waiting.word()))
        .order((tickets::waiting_since, tickets::id))
        .limit(limit)
        .select((
            tickets::id,
            tickets::team_id,
            tickets::priority,
            tickets::waiting_since,
            tickets::queued_at,
        ))
        .load(conn)?;
    let read =
        |(id, team, priority, waiting_since, queued_at): (_, _, _, Moment, Option<_>)| Unoffered {
            id,
            team,
            priority,
            waiting_since,
            queued_at: queued_at.unwrap_or(waiting_since),
        };
    Ok(rows.into_iter().map(read).collect())
}

/// What waits in the queues of these teams and was never decided about since it came there.
pub fn undecided(
    conn: &mut AnyConnection,
    teams: Vec<TeamId>,
    limit: i64,
) -> QueryResult<Vec<TicketId>> {
    let decided = decisions::table
        .filter(decisions::ticket_id.eq(tickets::id))
        .filter(decisions::created_at.nullable().ge(tickets::queued_at));
    tickets::table
        .filter(tickets::team_id.eq_any(teams))
        .filter(tickets::status.eq(Status::Waiting.word()))
        .filter(not(exists(decided)))
        .order((tickets::waiting_since, tickets::id))
        .limit(limit)
        .select(tickets::id)
        .load(conn)
}

/// How urgent those are that wait in the ticket's team and are due before it.
pub fn due_before(
    conn: &mut AnyConnection,
    ticket: &Ticket,
    most: usize,
) -> QueryResult<Vec<Priority>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    tickets::table
        .filter(tickets::team_id.eq(ticket.team))
        .filter(tickets::status.eq(Status::Waiting.word()))
        .filter(
            tickets::due_at.lt(ticket.due_at).or(tickets::due_at
                .eq(ticket.due_at)
                .and(tickets::id.lt(ticket.id))),
        )
        .order((tickets::due_at, tickets::id))
        .limit(most)
        .select(tickets::priority)
        .load(conn)
}
