//! Whose tickets a view holds, and what went wrong with one.

use super::console::{QueueQuery, View};
use super::error::{Noun, Result, ServiceError};
use crate::domain::access::{self, Actor};
use crate::domain::ids::{ConversationId, TicketId};
use crate::domain::log::{Event, EventKind};
use crate::storage::queue::Which;
use crate::storage::{AnyConnection, events, teams};

/// The tickets a query asks for, none of which its actor may not see.
pub(super) fn which(conn: &mut AnyConnection, actor: &Actor, query: &QueueQuery) -> Result<Which> {
    if let Some(name) = &query.team {
        let team = teams::by_name(conn, name)?
            .filter(|team| access::may_see_team(actor, team.id))
            .ok_or(ServiceError::NotFound(Noun::Team))?;
        return Ok(Which::Teams(vec![team.id]));
    }
    Ok(match query.view {
        View::Mine => Which::Of(actor.id),
        View::Team => Which::Teams(actor.teams.clone()),
        View::All if access::leads(actor) => Which::All,
        View::All => Which::Teams(actor.teams.clone()),
    })
}

/// Passes shown: the newest.
const PASSES_SHOWN: i64 = 20;

/// Who passed the conversation from bot to bot.
pub(super) fn passes(conn: &mut AnyConnection, conversation: ConversationId) -> Result<Vec<Event>> {
    Ok(events::passes(conn, conversation, PASSES_SHOWN)?)
}

/// That there was no room for a ticket, nobody to take it, or no answer of a bot: the newest of each.
pub(super) fn incidents(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    ticket: TicketId,
) -> Result<Vec<Event>> {
    let mut incidents = Vec::new();
    for kind in [
        EventKind::TicketOverflowed,
        EventKind::TicketStuck,
        EventKind::BotUnreachable,
    ] {
        let newest = events::newest_of(conn, conversation, kind)?;
        incidents.extend(newest.filter(|event| event.ticket == Some(ticket)));
    }
    Ok(incidents)
}
