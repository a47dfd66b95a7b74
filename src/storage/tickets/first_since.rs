//! The first ticket of a day.

use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::storage::connection::AnyConnection;
use crate::storage::schema::tickets;
use diesel::dsl::max;
use diesel::prelude::*;

/// The first ticket that was opened at a moment or later. Numbers are given in the order of opening, so it is looked for
/// as in a list that is sorted: no index of moments is kept for it.
pub(crate) fn first_since(
    conn: &mut AnyConnection,
    moment: Moment,
) -> QueryResult<Option<TicketId>> {
    let newest: Option<TicketId> = tickets::table.select(max(tickets::id)).get_result(conn)?;
    let (mut low, mut high) = (0, newest.map_or(0, |newest| newest.0) + 1);
    let mut first = None;
    while low < high {
        let middle = low + (high - low) / 2;
        let next: Option<(TicketId, Moment)> = tickets::table
            .filter(tickets::id.ge(TicketId(middle)))
            .order(tickets::id)
            .select((tickets::id, tickets::created_at))
            .first(conn)
            .optional()?;
        match next {
            Some((id, opened_at)) if opened_at < moment => low = id.0 + 1,
            Some((id, _)) => {
                first = Some(id);
                high = middle;
            }
            None => high = middle,
        }
    }
    Ok(first)
}
