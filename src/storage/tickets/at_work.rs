//! Signs that an agent is at work.

use crate::domain::base::ids::AgentId;
use crate::domain::base::time::Moment;
use crate::domain::case::lifecycle::StatusKind;
use crate::storage::connection::AnyConnection;
use crate::storage::schema::tickets;
use diesel::prelude::*;

/// Whether they have a ticket that was accepted since then.
pub(crate) fn has_accepted_since(
    conn: &mut AnyConnection,
    agent: AgentId,
    since: Moment,
) -> QueryResult<bool> {
    let accepted = tickets::table
        .filter(tickets::agent_id.eq(agent))
        .filter(tickets::status.eq(StatusKind::Active))
        .filter(tickets::accepted_at.ge(since));
    diesel::select(diesel::dsl::exists(accepted)).get_result(conn)
}
