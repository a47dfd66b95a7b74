//! The ranges of tickets of which a page of a queue is made, each in the order of the page.

use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::dispatch::QueueSort;
use crate::storage::listing::page_query::{PageQuery, QueueScope};
use crate::storage::listing::union_parts::{
    ListingColumns, TicketCondition, asked, found, has, offered, teams_asked,
};
use crate::storage::schema::tickets;
use crate::storage::union::UnionAll;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

/// One indexed range for each status: a single range over several statuses would have to sort everything that
/// is open.
pub(super) fn look_for(all: &mut UnionAll<ListingColumns>, page: &PageQuery) {
    let mut statuses: Vec<StatusKind> = match page.status {
        Some(status) => vec![status],
        None => StatusKind::open().collect(),
    };
    statuses.retain(|status| page.filters.iter().all(|filter| filter.allows(*status)));
    for status in statuses {
        match &page.which {
            QueueScope::Teams(teams) => add_teams(all, page, status, teams),
            QueueScope::Of(agent) => {
                if is_had(status) {
                    add_range(all, page, status, Some(has(*agent)));
                }
                add_offered(all, page, status, *agent);
            }
            QueueScope::TeamsAndOf(teams, agent) => {
                add_teams(all, page, status, teams);
                // A ticket's last agent sees it wherever it waits.
                add_range(all, page, status, Some(has(*agent)));
                add_offered(all, page, status, *agent);
            }
            QueueScope::All => add_range(all, page, status, None),
        }
    }
}

fn add_teams(
    all: &mut UnionAll<ListingColumns>,
    page: &PageQuery,
    status: StatusKind,
    teams: &[TeamId],
) {
    for team in teams {
        let of_team: TicketCondition = Box::new(tickets::team_id.eq(*team));
        add_range(all, page, status, Some(of_team));
    }
    add_range(all, page, status, Some(teams_asked(teams.to_vec())));
}

/// Whether the agent of a ticket in this status has it; of others it is the last one.
fn is_had(status: StatusKind) -> bool {
    match status {
        StatusKind::Waiting | StatusKind::Offered => false,
        StatusKind::Active | StatusKind::Snoozed | StatusKind::Closed => true,
    }
}

fn add_offered(
    all: &mut UnionAll<ListingColumns>,
    page: &PageQuery,
    status: StatusKind,
    agent: AgentId,
) {
    match status {
        // Offers to an agent stand in another column than what the agent has.
        StatusKind::Offered => add_range(all, page, status, Some(offered(agent))),
        StatusKind::Waiting | StatusKind::Active | StatusKind::Snoozed | StatusKind::Closed => {}
    }
    add_range(all, page, status, Some(asked(agent)));
}

/// Adds a range in the order of a column, as far as the page may need it.
macro_rules! in_order_of {
    ($all:ident, $page:ident, $query:ident, $column:expr, $beyond:ident, $direction:ident) => {{
        let mut query = $query;
        if let Some((at, id)) = $page.after {
            let same = $column.eq(at).and(tickets::id.$beyond(id));
            query = query.filter($column.$beyond(at).or(same));
        }
        let query = query.order(($column.$direction(), tickets::id.$direction()));
        $all.add(query.limit($page.limit).select((
            found::IN_PAGE.into_sql::<BigInt>(),
            tickets::id,
            0i64.into_sql::<BigInt>(),
            $column.nullable(),
        )));
    }};
}

fn add_range(
    all: &mut UnionAll<ListingColumns>,
    page: &PageQuery,
    status: StatusKind,
    whose: Option<TicketCondition>,
) {
    let mut query = tickets::table
        .filter(tickets::status.eq(status))
        .into_boxed();
    if let Some(whose) = whose {
        query = query.filter(whose);
    }
    for condition in page.filters.iter().filter_map(|filter| filter.condition()) {
        query = query.filter(condition);
    }
    match (status.is_open(), page.sort) {
        (false, _) => in_order_of!(all, page, query, tickets::order_at, lt, desc),
        (true, QueueSort::Order) => in_order_of!(all, page, query, tickets::order_at, gt, asc),
        (true, QueueSort::Newest) => in_order_of!(all, page, query, tickets::created_at, lt, desc),
        (true, QueueSort::Waiting) => {
            in_order_of!(all, page, query, tickets::waiting_since, gt, asc);
        }
        (true, QueueSort::Due) => in_order_of!(all, page, query, tickets::due_at, gt, asc),
    }
}
