//! Whether agents are there: until when their consoles are open, and who is away and why.

use crate::domain::base::ids::{AgentId, TicketId};
use crate::domain::base::time::Moment;
use crate::storage::connection::AnyConnection;
use crate::storage::schema::agents;
use diesel::prelude::*;

/// Says that consoles of these agents are open until then.
pub(crate) fn set_online(
    conn: &mut AnyConnection,
    ids: &[AgentId],
    until: Moment,
) -> QueryResult<()> {
    diesel::update(agents::table.filter(agents::id.eq_any(ids.to_vec())))
        .set(agents::online_until.eq(until))
        .execute(conn)?;
    Ok(())
}

/// Says whether an agent is away, and why; if for a missed offer, of which ticket.
pub(crate) fn set_away(
    conn: &mut AnyConnection,
    id: AgentId,
    away: bool,
    reason: Option<&str>,
    missed: Option<TicketId>,
) -> QueryResult<()> {
    diesel::update(agents::table.find(id))
        .set((
            agents::away.eq(away),
            agents::away_reason.eq(reason),
            agents::missed_ticket_id.eq(missed),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whoever is away for this reason, whatever follows it, is back; false if they are away for another, or not at all.
pub(crate) fn back_from(conn: &mut AnyConnection, id: AgentId, reason: &str) -> QueryResult<bool> {
    let reason = agents::away_reason.like(format!("{reason}%"));
    let away = agents::away.eq(true).and(reason);
    let back = diesel::update(
        agents::table
            .filter(agents::id.eq(id))
            .filter(away.assume_not_null()),
    )
    .set((
        agents::away.eq(false),
        agents::away_reason.eq(None::<String>),
        agents::missed_ticket_id.eq(None::<TicketId>),
    ))
    .execute(conn)?;
    Ok(back == 1)
}
