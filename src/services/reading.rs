//! What bots read: conversations, tickets, the log.

use super::Services;
use super::conversations::address;
use super::error::{Noun, Result, ServiceError};
use super::packets;
use super::wire::{ControlWire, CustomerWire, EventWire, TicketWire};
use crate::domain::event::{Event, Position};
use crate::domain::ids::{BotId, ConversationId, TicketId};
use crate::domain::packet::Packet;
use crate::domain::packet_patch::PacketPatch;
use crate::domain::people::Conversation;
use crate::domain::ticket::Ticket;
use crate::storage::{
    AnyConnection, conversations, customers, events, packets as stored, teams, tickets,
};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;

/// A conversation, as its bot sees it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct ConversationAnswer {
    /// Baton's id of it.
    pub id: String,
    /// The bot's id of it.
    pub external_id: String,
    /// Where it takes place.
    pub channel: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Who may speak.
    pub control: ControlWire,
    /// The open ticket.
    pub ticket: Option<TicketWire>,
    /// Who is helped.
    pub customer: Option<CustomerWire>,
    /// The last `seq`.
    pub last_seq: i64,
}

/// A ticket with its packet, as its bot sees it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct TicketAnswer {
    /// The ticket.
    #[serde(flatten)]
    pub ticket: TicketWire,
    /// The id by which the bot addresses the conversation.
    pub conversation: String,
    /// Who may speak.
    pub control: ControlWire,
    /// The packet, without its transcript.
    #[schema(value_type = Object)]
    pub packet: Packet,
    /// The packet's version.
    pub packet_version: i64,
    /// The bot's own state, byte for byte.
    #[schema(value_type = Option<Object>)]
    pub task_state: Option<Box<RawValue>>,
}

/// A page of the log.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct EventPage {
    /// Oldest first.
    pub events: Vec<EventWire>,
    /// Pass it as `after` to go on.
    pub cursor: String,
}

impl Services {
    /// A conversation of a bot.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn conversation(&self, bot: BotId, id: String) -> Result<ConversationAnswer> {
        self.read(move |conn| {
            let conversation = address(conn, bot, &id)?;
            let ticket = match tickets::open_of(conn, conversation.id)? {
                Some(ticket) => Some(on_wire(conn, &ticket)?),
                None => None,
            };
            let customer = match conversation.customer {
                Some(id) => Some(CustomerWire::from(customers::find(conn, id)?)),
                None => None,
            };
            Ok(ConversationAnswer {
                id: conversation.token.0,
                external_id: conversation.external_id,
                channel: conversation.channel,
                language: conversation.language,
                control: ControlWire::from(conversation.control),
                ticket,
                customer,
                last_seq: conversation.last_seq,
            })
        })
        .await
    }

    /// A ticket of a bot.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn bot_ticket(&self, bot: BotId, token: String) -> Result<TicketAnswer> {
        self.read(move |conn| ticket_answer(conn, bot, &token))
            .await
    }

    /// A bot's tickets, newest first, below `before`.
    ///
    /// # Errors
    /// Storage.
    pub async fn bot_tickets(
        &self,
        bot: BotId,
        status: Option<String>,
        before: Option<TicketId>,
        limit: i64,
    ) -> Result<Vec<TicketWire>> {
        self.read(move |conn| {
            let found = tickets::of_bot(conn, bot, status.as_deref(), before, limit)?;
            let names = team_names(conn)?;
            Ok(found
                .iter()
                .map(|t| TicketWire::new(t, names.get(&t.team).map_or("", String::as_str)))
                .collect())
        })
        .await
    }

    /// Adds to a ticket's packet.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; a closed ticket is refused.
    pub async fn patch_ticket(
        &self,
        bot: BotId,
        token: String,
        patch: PacketPatch,
    ) -> Result<TicketAnswer> {
        let now = self.clock.now();
        let answer = self
            .change(move |conn| {
                let ticket = tickets::by_token(conn, bot, &token)?
                    .ok_or(ServiceError::NotFound(Noun::Ticket))?;
                let mut case = super::case::Case::of_ticket(conn, ticket.id, now)?;
                packets::patch(&mut case, &patch)?;
                case.finish()?;
                ticket_answer(conn, bot, &token)
            })
            .await?;
        Ok(answer)
    }

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
        // Listen first, then read: what is written in between is heard.
        let mut heard = self.feed.events();
        let until = tokio::time::Instant::now() + wait;
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
            if !page.events.is_empty()
                || !next(&mut heard, until, |event| {
                    event.conversation == conversation
                })
                .await
            {
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
        let mut heard = self.feed.events();
        let until = tokio::time::Instant::now() + wait;
        loop {
            let page = self
                .read(move |conn| bot_page(conn, bot, after, limit))
                .await?;
            if !page.events.is_empty() || !next(&mut heard, until, |event| event.bot == bot).await {
                return Ok(page);
            }
        }
    }
}

/// Waits for an event that matters; false when the time is over.
async fn next(
    heard: &mut tokio::sync::broadcast::Receiver<std::sync::Arc<Vec<Event>>>,
    until: tokio::time::Instant,
    matters: impl Fn(&Event) -> bool,
) -> bool {
    loop {
        match tokio::time::timeout_at(until, heard.recv()).await {
            Ok(Ok(events)) if events.iter().any(|event| event.public && matters(event)) => {
                return true;
            }
            Ok(Ok(_)) => {}
            // Too slow for the feed: read the log.
            Ok(Err(RecvError::Lagged(_))) => return true,
            Ok(Err(RecvError::Closed)) | Err(_) => return false,
        }
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
            wire(event, addressed, ticket)
        })
        .collect::<Result<_>>()?;
    Ok(EventPage {
        events,
        cursor: cursor.to_string(),
    })
}

fn bot_page(
    conn: &mut AnyConnection,
    bot: BotId,
    after: Position,
    limit: i64,
) -> Result<EventPage> {
    let end = events::end(conn)?;
    if after > end {
        return Err(ServiceError::CursorAhead { last_seq: end.id });
    }
    let found = events::bot_tail(conn, bot, after, limit)?;
    let position = found.last().map_or(after, |event| event.position);
    let tokens = ticket_tokens(conn, &found)?;
    let ids: Vec<ConversationId> = found.iter().map(|event| event.conversation).collect();
    let names: HashMap<ConversationId, String> = conversations::several(conn, ids)?
        .into_iter()
        .map(|conversation| (conversation.id, conversation.external_id))
        .collect();
    let events = found
        .into_iter()
        .map(|event| {
            let ticket = event.ticket.and_then(|id| tokens.get(&id).cloned());
            let name = names.get(&event.conversation).cloned().unwrap_or_default();
            wire(event, &name, ticket)
        })
        .collect::<Result<_>>()?;
    Ok(EventPage {
        events,
        cursor: format!("{}.{}", position.txid, position.id),
    })
}

fn wire(event: Event, conversation: &str, ticket: Option<String>) -> Result<EventWire> {
    EventWire::new(event, conversation, ticket)
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

fn team_names(conn: &mut AnyConnection) -> Result<HashMap<crate::domain::ids::TeamId, String>> {
    Ok(teams::all(conn)?
        .into_iter()
        .map(|team| (team.id, team.name))
        .collect())
}

fn on_wire(conn: &mut AnyConnection, ticket: &Ticket) -> Result<TicketWire> {
    Ok(TicketWire::new(
        ticket,
        &teams::find(conn, ticket.team)?.name,
    ))
}

fn ticket_answer(conn: &mut AnyConnection, bot: BotId, token: &str) -> Result<TicketAnswer> {
    let ticket =
        tickets::by_token(conn, bot, token)?.ok_or(ServiceError::NotFound(Noun::Ticket))?;
    let conversation = conversations::find(conn, ticket.conversation)?;
    let (packet, state) = stored::find(conn, ticket.id, ticket.packet_version)?;
    let task_state = state
        .map(RawValue::from_string)
        .transpose()
        .map_err(|e| diesel::result::Error::DeserializationError(Box::new(e)))?;
    Ok(TicketAnswer {
        ticket: on_wire(conn, &ticket)?,
        conversation: conversation.external_id,
        control: ControlWire::from(conversation.control),
        packet,
        packet_version: ticket.packet_version,
        task_state,
    })
}
