//! The log, as bots read it: pages that wait for what comes next.

use super::ears::{Ear, Interest};
use crate::domain::ids::{BotId, ConversationId, TicketId, Token};
use crate::domain::log::{Event, Position};
use crate::domain::people::Conversation;
use crate::services::Services;
use crate::services::conversations::address;
use crate::services::error::{Result, ServiceError};
use crate::services::wire::EventWire;
use crate::storage::{AnyConnection, conversations, events, tail, tickets};
use serde::Serialize;
use std::collections::HashMap;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// How long a reader waits for an older transaction to end before it is told what is settled: it
/// should find what it wrote itself.
const SETTLES_WITHIN: Duration = Duration::from_secs(1);

/// A page of the log.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct EventPage {
    /// Oldest first.
    pub events: Vec<EventWire>,
    /// Pass it as `after` to go on.
    pub cursor: String,
}

impl Services {
    /// What a bot may read of a conversation after this `seq`; waits for it up to `wait`.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::CursorAhead`].
    pub async fn conversation_events(
        &self,
        bot: BotId,
        id: String,
        after: i64,
        limit: i64,
        wait: Duration,
    ) -> Result<EventPage> {
        let until = Instant::now() + wait;
        // Listen first, then read: what is written in between is heard.
        let mut ear = match wait.is_zero() {
            true => None,
            false => self.ear(bot, until).await,
        };
        loop {
            let id = id.clone();
            let (page, conversation) = self
                .read(move |conn| {
                    let conversation = address(conn, bot, &id)?;
                    let known = conversation.id;
                    Ok((
                        conversation_page(conn, &conversation, &id, after, limit)?,
                        known,
                    ))
                })
                .await?;
            let Some(ear) = ear.as_mut().filter(|_| page.events.is_empty()) else {
                return Ok(page);
            };
            ear.turn_to(Interest::Conversation(conversation));
            if !ear.heard(until).await {
                return Ok(page);
            }
        }
    }

    /// What a bot may read of all its conversations after this position; waits up to `wait`.
    ///
    /// # Errors
    /// [`ServiceError::CursorAhead`].
    pub async fn bot_events(
        &self,
        bot: BotId,
        after: Position,
        limit: i64,
        wait: Duration,
    ) -> Result<EventPage> {
        let until = Instant::now() + wait;
        let settled_by = Instant::now() + SETTLES_WITHIN;
        let mut ear = match wait.is_zero() {
            true => None,
            false => self.ear(bot, until).await,
        };
        loop {
            let (page, unsettled) = self
                .read(move |conn| bot_page(conn, bot, after, limit))
                .await?;
            // What is settled is heard from the node's own reader of the log.
            let settles = unsettled && Instant::now() < settled_by;
            let next = if settles { settled_by } else { until };
            if !settles && (!page.events.is_empty() || Instant::now() >= until) {
                return Ok(page);
            }
            match &ear {
                None => ear = self.ear(bot, next).await,
                Some(ear) if ear.heard(next).await || settles => {}
                Some(_) => return Ok(page),
            }
        }
    }

    /// Listens to what concerns this bot, unless that cannot begin in time.
    async fn ear(&self, bot: BotId, until: Instant) -> Option<Ear> {
        let ear = self.feed.listen(Interest::Bot(bot));
        timeout_at(until, ear).await.ok()
    }
}

fn conversation_page(
    conn: &mut AnyConnection,
    conversation: &Conversation,
    addressed: &str,
    after: i64,
    limit: i64,
) -> Result<EventPage> {
    if after > conversation.last_seq {
        return Err(ServiceError::CursorAhead {
            last_seq: conversation.last_seq,
        });
    }
    let found = events::public_after(conn, conversation.id, after, limit)?;
    let cursor = found.last().map_or(after, |event| event.seq);
    let tokens = ticket_tokens(conn, &found)?;
    let events = found
        .into_iter()
        .map(|event| {
            let ticket = event.ticket.and_then(|id| tokens.get(&id).cloned());
            wire(event, &conversation.token, addressed, ticket)
        })
        .collect::<Result<_>>()?;
    Ok(EventPage {
        events,
        cursor: cursor.to_string(),
    })
}

/// A page, and whether there is more that must wait for an older transaction to end.
fn bot_page(
    conn: &mut AnyConnection,
    bot: BotId,
    after: Position,
    limit: i64,
) -> Result<(EventPage, bool)> {
    let end = tail::end(conn)?;
    if after > end {
        return Err(ServiceError::CursorAhead { last_seq: end.id });
    }
    let found = tail::read_of_bot(conn, bot, after, limit)?;
    let position = found.last().map_or(after, |event| event.position);
    let full = i64::try_from(found.len()).is_ok_and(|found| found == limit);
    let unsettled = !full && tail::is_unsettled(conn, bot)?;
    let tokens = ticket_tokens(conn, &found)?;
    let ids: Vec<ConversationId> = found.iter().map(|event| event.conversation).collect();
    let known: HashMap<ConversationId, Conversation> = conversations::several(conn, ids)?
        .into_iter()
        .map(|conversation| (conversation.id, conversation))
        .collect();
    let events = found
        .into_iter()
        .map(|event| {
            let ticket = event.ticket.and_then(|id| tokens.get(&id).cloned());
            let conversation = known.get(&event.conversation);
            let conversation = conversation.ok_or(diesel::result::Error::NotFound)?;
            wire(
                event,
                &conversation.token,
                conversation.name_for(bot),
                ticket,
            )
        })
        .collect::<Result<_>>()?;
    let page = EventPage {
        events,
        cursor: format!("{}.{}", position.txid, position.id),
    };
    Ok((page, unsettled))
}

fn wire(
    event: Event,
    token: &Token,
    conversation: &str,
    ticket: Option<String>,
) -> Result<EventWire> {
    EventWire::new(event, token, conversation, ticket)
        .map_err(|e| diesel::result::Error::DeserializationError(Box::new(e)).into())
}

fn ticket_tokens(conn: &mut AnyConnection, events: &[Event]) -> Result<HashMap<TicketId, String>> {
    let mut ids: Vec<TicketId> = events.iter().filter_map(|event| event.ticket).collect();
    ids.sort();
    ids.dedup();
    Ok(tickets::several(conn, ids)?
        .into_iter()
        .map(|t| (t.id, t.token.0))
        .collect())
}
