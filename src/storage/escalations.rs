//! Which trigger message has opened, or added to, which ticket: the natural key of an escalation.

use super::connection::{AnyConnection, on_backend};
use super::schema::{escalations, tickets};
use super::tickets::Row;
use crate::domain::base::ids::{ConversationId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::ticket::Ticket;
use diesel::prelude::*;

/// Remembers that this trigger message has opened, or added to, this ticket.
pub(crate) fn remember(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    ticket: TicketId,
    trigger_message: &str,
    now: Moment,
) -> QueryResult<()> {
    let new = diesel::insert_into(escalations::table).values((
        escalations::conversation_id.eq(conversation),
        escalations::ticket_id.eq(ticket),
        escalations::trigger_message_id.eq(trigger_message),
        escalations::created_at.eq(now),
    ));
    on_backend!(conn, |c| new.execute(c))?;
    Ok(())
}

/// The ticket this trigger message has opened or added to.
pub(crate) fn ticket_of(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    trigger_message: &str,
) -> QueryResult<Option<Ticket>> {
    let found = escalations::table
        .inner_join(tickets::table)
        .filter(escalations::conversation_id.eq(conversation))
        .filter(escalations::trigger_message_id.eq(trigger_message));
    let row: Option<Row> =
        on_backend!(conn, |c| found.select(Row::as_select()).get_result(c)).optional()?;
    row.map(Row::read).transpose()
}
