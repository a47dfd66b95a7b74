//! What the console lists: pages of queues in the one order, the tickets before one, and the numbers beside the views.
//! All of it is found in one statement.

mod numbers;
mod page_ranges;
mod ticket_filter;
mod union_parts;

pub use ticket_filter::TicketFilter;
pub use union_parts::NumbersQuery;

use super::connection::AnyConnection;
use super::kept_on_sqlite::load_kept;
use super::schema::tickets;
use super::union::UnionAll;
use crate::domain::base::ids::{AgentId, TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::dispatch::QueueSort;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Timestamp};
use union_parts::{ListingColumns, found};

/// Which tickets of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueueScope {
    /// Those an agent has.
    Of(AgentId),
    /// Those of these teams.
    Teams(Vec<TeamId>),
    /// Those of these teams, and those an agent has in whatever team.
    TeamsAndOf(Vec<TeamId>, AgentId),
    /// All there are.
    All,
}

/// A page of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageQuery {
    /// Whose.
    pub which: QueueScope,
    /// Only this status; every open one when absent.
    pub status: Option<StatusKind>,
    /// Only what is all of this.
    pub filters: Vec<TicketFilter>,
    /// The order of open tickets.
    pub sort: QueueSort,
    /// After this place in the order: moment and number of the last row seen.
    pub after: Option<(Moment, TicketId)>,
    /// How many at most.
    pub limit: i64,
}

/// What to look for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListingQuery {
    /// A page of a queue.
    pub page: Option<PageQuery>,
    /// The tickets of the conversation before this one, the newest of them, at most so many.
    pub before: Option<(TicketId, i64)>,
    /// The numbers of somebody.
    pub numbers: Option<NumbersQuery>,
}

/// Lists of people with more teams than these are not kept prepared: each number of teams is a text of its own.
const PREPARED_TEAMS_MAX: usize = 8;

impl ListingQuery {
    /// True for what is asked for all the time: the first page of every open status, of somebody with few teams.
    fn is_common(&self) -> bool {
        let few = |teams: &[TeamId]| teams.len() <= PREPARED_TEAMS_MAX;
        let page = self.page.as_ref().is_none_or(|page| {
            let of_few = match &page.which {
                QueueScope::Teams(teams) | QueueScope::TeamsAndOf(teams, _) => few(teams),
                QueueScope::Of(_) | QueueScope::All => true,
            };
            let is_plain = page.filters.is_empty() && page.sort == QueueSort::Order;
            of_few && is_plain && page.status.is_none() && page.after.is_none()
        });
        page && self.numbers.as_ref().is_none_or(|of| few(&of.teams))
    }
}

/// The numbers of an agent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Open tickets of each team.
    pub open: Vec<(TeamId, i64)>,
    /// Tickets the agent has.
    pub has: i64,
    /// Tickets of colleagues that the agent is asked to take.
    pub asked: i64,
    /// Tickets of other teams that the agent's teams are asked to take.
    pub teams_asked: i64,
    /// Other tickets of other teams that the agent has, is offered or is asked to take.
    pub elsewhere: i64,
    /// How many of the agent's, and of those the agent is offered or asked to take, have something unread.
    pub unread: i64,
    /// Notifications that the agent has not read.
    pub notifications: i64,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// The page, in its order; closed tickets by what was due last.
    pub page: Vec<(Moment, TicketId)>,
    /// The tickets before one, the newest first.
    pub before: Vec<TicketId>,
    /// The numbers.
    pub numbers: Numbers,
}

// The ticket itself, beside those before it.
diesel::alias! {
    const THIS: Alias<This> = tickets as this;
}

/// Looks for all that is wanted.
pub fn find(conn: &mut AnyConnection, wanted: &ListingQuery) -> QueryResult<Listed> {
    let mut all = UnionAll::<ListingColumns>::default();
    if let Some(page) = &wanted.page {
        page_ranges::look_for(&mut all, page);
    }
    if let Some((ticket, limit)) = wanted.before {
        look_before(&mut all, ticket, limit);
    }
    if let Some(viewer) = &wanted.numbers {
        numbers::look_for(&mut all, viewer);
    }
    let mut listed = Listed::default();
    for statement in all.statements() {
        let rows: Vec<(i64, i64, i64, Option<Moment>)> = match wanted.is_common() {
            true => load_kept(statement, conn)?,
            false => statement.load(conn)?,
        };
        for (what, id, count, due_at) in rows {
            listed.add(what, id, count, due_at);
        }
    }
    if let Some(page) = &wanted.page {
        listed.put_in_order(page);
    }
    listed.before.sort_by(|one, other| other.cmp(one));
    Ok(listed)
}

impl Listed {
    fn add(&mut self, what: i64, id: i64, count: i64, due_at: Option<Moment>) {
        let numbers = &mut self.numbers;
        match what {
            found::IN_PAGE => self
                .page
                .extend(due_at.map(|due_at| (due_at, TicketId(id)))),
            found::BEFORE => self.before.push(TicketId(id)),
            found::OPEN => numbers.open.push((TeamId(id), count)),
            found::HAS => numbers.has += count,
            found::ASKED => numbers.asked += count,
            found::TEAMS_ASKED => numbers.teams_asked += count,
            found::ELSEWHERE => numbers.elsewhere += count,
            found::TWICE => numbers.elsewhere -= count,
            found::TOLD => numbers.notifications += count,
            _ => numbers.unread += count,
        }
    }

    fn put_in_order(&mut self, page: &PageQuery) {
        self.page.sort();
        self.page.dedup();
        let is_closed = page.status.is_some_and(|status| !status.is_open());
        if page_ranges::is_newest_first(page.sort, is_closed) {
            self.page.reverse();
        }
        self.page
            .truncate(usize::try_from(page.limit).unwrap_or_default());
    }
}

fn look_before(all: &mut UnionAll<ListingColumns>, ticket: TicketId, limit: i64) {
    let conversation = THIS
        .filter(THIS.field(tickets::id).eq(ticket))
        .select(THIS.field(tickets::conversation_id));
    let before = tickets::table
        .filter(tickets::conversation_id.eq_any(conversation))
        .filter(tickets::id.lt(ticket))
        .order(tickets::id.desc())
        .limit(limit)
        .select((
            found::BEFORE.into_sql::<BigInt>(),
            tickets::id,
            0i64.into_sql::<BigInt>(),
            None::<Moment>.into_sql::<Nullable<Timestamp>>(),
        ));
    all.add(before);
}
