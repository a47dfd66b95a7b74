//! Queues: pages of open tickets by risk, the least time left first.

use super::connection::AnyConnection;
use super::schema::tickets;
use super::tickets::{OPEN, Row};
use crate::domain::ids::{AgentId, TeamId, TicketId};
use crate::domain::ticket::Ticket;
use crate::domain::time::Moment;
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
            }
            Which::Of(agent) => found.extend(range(conn, page, status, None, Some(*agent))?),
            Which::All => found.extend(range(conn, page, status, None, None)?),
        }
    }
    found.sort_by_key(|ticket| (ticket.due_at, ticket.id));
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
        query = query.filter(tickets::agent_id.eq(agent));
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
