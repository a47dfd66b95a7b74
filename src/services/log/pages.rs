//! The log, as bots read it: pages that wait for what comes next.

use super::ears::Interest;
use super::feed::Ear;
use super::hearing;
use super::shared_reads::SharedReads;
use crate::domain::base::ids::{BotId, ConversationId, TicketId, Token};
use crate::domain::base::time::Moment;
use crate::domain::case::bot_access::{BotAction, BotRelation};
use crate::domain::case::conversation::Conversation;
use crate::domain::log::{Event, Happened, Position};
use crate::services::case::addressed::address;
use crate::services::error::{Result, ServiceError};
use crate::services::log::Log;
use crate::storage::request_time;
use crate::storage::tail::SettledEdge;
use crate::storage::{AnyConnection, conversations, events, tail, tickets};
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// How long a reader waits for an older transaction to end before it is told what is settled: it
/// should find what it wrote itself.
const SETTLES_WITHIN: Duration = Duration::from_secs(1);

/// An event, as one of the bots that may read it reads it.
#[derive(Debug, Clone)]
pub struct BotEvent {
    /// Where it stands in the log over all conversations.
    pub position: Position,
    /// Its number in the conversation, without gaps.
    pub seq: i64,
    /// What happened.
    pub what: Happened,
    /// The payload of `what`: the bytes that are stored.
    pub data: Box<RawValue>,
    /// Control's epoch after it.
    pub epoch: i64,
    /// When.
    pub at: Moment,
    /// What Baton calls the conversation.
    pub conversation: Token,
    /// The id by which the bot addresses the conversation.
    pub addressed: String,
    /// The ticket's public id.
    pub ticket: Option<Token>,
}

/// A place in a conversation's log: the bot, the conversation as it is addressed, after which `seq`, and how many.
type ConversationPlace = (BotId, String, i64, i64);

/// Pages that are being read, by bot and place: the rights of a bot are those of each of its readers.
#[derive(Clone, Default)]
pub(crate) struct SharedPages {
    of_conversations: SharedReads<ConversationPlace, (Vec<BotEvent>, ConversationId)>,
    of_bots: SharedReads<(BotId, Position, i64), (Vec<BotEvent>, bool)>,
}

impl Log<'_> {
    /// The public events of a conversation after this `seq`, oldest first; a guest reads those of its own time. Waits up to `wait` for the first one.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::CursorAhead`].
    pub(crate) async fn conversation_events(
        self,
        bot: BotId,
        id: String,
        after: i64,
        limit: i64,
        wait: Duration,
    ) -> Result<Vec<BotEvent>> {
        let until = Instant::now() + wait;
        let mut ear = None;
        loop {
            let (page, conversation) = self.page_of(bot, &id, after, limit).await?;
            if !page.is_empty() || Instant::now() >= until {
                self.fetched(&page);
                return Ok(page);
            }
            match &ear {
                // Listen first, then read again: what is written in between is heard. When the time is over it is read
                // once more as well.
                None => ear = Some(self.services.feed.listen_to(conversation)),
                Some(ear) => drop(Ear::heard(ear, until).await),
            }
            request_time::begin_again();
        }
    }

    /// A page of a conversation, shared by all of the bot's readers who are at this place.
    async fn page_of(
        self,
        bot: BotId,
        id: &str,
        after: i64,
        limit: i64,
    ) -> Result<(Vec<BotEvent>, ConversationId)> {
        let read = || {
            let (services, id) = (self.services.clone(), id.to_owned());
            async move {
                let read = services.read(move |conn| {
                    let (conversation, relation) = address(conn, bot, &id, BotAction::Hear)?;
                    let guest = match relation {
                        BotRelation::Owner => None,
                        BotRelation::PresentGuest
                        | BotRelation::PastGuest
                        | BotRelation::Stranger => Some(bot),
                    };
                    let known = conversation.id;
                    let page = (bot, guest, after, limit);
                    Ok((conversation_page(conn, &conversation, &id, page)?, known))
                });
                read.await
            }
        };
        let place = (bot, id.to_owned(), after, limit);
        self.services.pages.of_conversations.read(place, read).await
    }

    /// The public events of all the bot's conversations after this position, oldest first. Waits up to `wait`.
    ///
    /// # Errors
    /// [`ServiceError::CursorAhead`].
    pub(crate) async fn bot_events(
        self,
        bot: BotId,
        after: Position,
        limit: i64,
        wait: Duration,
    ) -> Result<Vec<BotEvent>> {
        let until = Instant::now() + wait;
        let settled_by = Instant::now() + SETTLES_WITHIN;
        let mut ear = match wait.is_zero() {
            true => None,
            false => self.ear(bot, until).await,
        };
        loop {
            let (page, unsettled) = self.bot_page(bot, after, limit).await?;
            // What is settled is heard from the node's own reader of the log.
            let settles = unsettled && Instant::now() < settled_by;
            let next = if settles { settled_by } else { until };
            if !settles && (!page.is_empty() || Instant::now() >= until) {
                self.fetched(&page);
                return Ok(page);
            }
            match &ear {
                None => ear = self.ear(bot, next).await,
                // When the time is over it is read once more.
                Some(ear) => drop(Ear::heard(ear, next).await),
            }
            request_time::begin_again();
        }
    }

    /// A page, and whether there is more that must wait for an older transaction of Baton's to end. All of the bot's
    /// readers who are at this place share it.
    async fn bot_page(
        self,
        bot: BotId,
        after: Position,
        limit: i64,
    ) -> Result<(Vec<BotEvent>, bool)> {
        let read = || {
            let services = self.services.clone();
            async move {
                let read =
                    |edge| services.read(move |conn| bot_page(conn, bot, (after, limit), edge));
                match read(None).await? {
                    // Somebody has been writing for longer. If it is a stranger, nobody waits for them.
                    (_, true) => read(Some(services.log().edge().await?)).await,
                    page => Ok(page),
                }
            }
        };
        let place = (bot, after, limit);
        self.services.pages.of_bots.read(place, read).await
    }

    /// Listens to what concerns this bot, unless that cannot begin in time.
    async fn ear(self, bot: BotId, until: Instant) -> Option<Ear> {
        let ear = self.services.feed.listen(Interest::Bot(bot));
        timeout_at(until, ear).await.ok()
    }
}

fn conversation_page(
    conn: &mut AnyConnection,
    conversation: &Conversation,
    addressed: &str,
    (bot, guest, mut after, limit): (BotId, Option<BotId>, i64, i64),
) -> Result<Vec<BotEvent>> {
    if after > conversation.last_seq {
        return Err(ServiceError::CursorAhead {
            last_seq: conversation.last_seq,
        });
    }
    let found = loop {
        let found = events::public_after(conn, conversation.id, guest, after, limit)?;
        let next = found.last().filter(|_| is_full(&found, limit));
        let next = next.map(|last| last.seq);
        let found = hearing::heard(conn, bot, found)?;
        // An empty page means that there is no more.
        match (found.is_empty(), next) {
            (true, Some(next)) => after = next,
            (_, _) => break found,
        }
    };
    let tokens = ticket_tokens(conn, &found)?;
    let found = found.into_iter();
    found
        .map(|event| told(event, &tokens, &conversation.token, addressed))
        .collect()
}

/// A page, and whether there is more that must wait for an older transaction to end.
fn bot_page(
    conn: &mut AnyConnection,
    bot: BotId,
    (after, limit): (Position, i64),
    edge: Option<SettledEdge>,
) -> Result<(Vec<BotEvent>, bool)> {
    // Two lower bounds: the higher one is the nearer.
    let of_cluster = tail::edge_of_cluster(conn)?;
    let edge = edge.map_or(of_cluster, |edge| edge.max(of_cluster));
    let end = tail::end(conn)?;
    if after > end {
        return Err(ServiceError::CursorAhead { last_seq: end.id });
    }
    let mut after = after;
    let (found, full) = loop {
        let found = tail::read_of_bot(conn, bot, after, limit, edge)?;
        let full = is_full(&found, limit);
        let next = found.last().filter(|_| full).map(|last| last.position);
        let found = hearing::heard(conn, bot, found)?;
        match (found.is_empty(), next) {
            (true, Some(next)) => after = next,
            (_, _) => break (found, full),
        }
    };
    let unsettled = !full && tail::is_unsettled(conn, bot, edge)?;
    let tokens = ticket_tokens(conn, &found)?;
    let ids: Vec<ConversationId> = found.iter().map(|event| event.conversation).collect();
    let known: HashMap<ConversationId, Conversation> = conversations::several(conn, ids)?
        .into_iter()
        .map(|conversation| (conversation.id, conversation))
        .collect();
    let events = found
        .into_iter()
        .map(|event| {
            let conversation = known.get(&event.conversation);
            let conversation = conversation.ok_or(diesel::result::Error::NotFound)?;
            let addressed = conversation.name_for(bot);
            told(event, &tokens, &conversation.token, addressed)
        })
        .collect::<Result<_>>()?;
    Ok((events, unsettled))
}

fn is_full(found: &[Event], limit: i64) -> bool {
    i64::try_from(found.len()).is_ok_and(|found| found == limit)
}

fn told(
    event: Event,
    tokens: &HashMap<TicketId, Token>,
    conversation: &Token,
    addressed: &str,
) -> Result<BotEvent> {
    let data = RawValue::from_string(event.data)
        .map_err(|e| diesel::result::Error::DeserializationError(Box::new(e)))?;
    Ok(BotEvent {
        position: event.position,
        seq: event.seq,
        what: event.what,
        data,
        epoch: event.epoch,
        at: event.at,
        conversation: conversation.clone(),
        addressed: addressed.to_owned(),
        ticket: event.ticket.and_then(|id| tokens.get(&id).cloned()),
    })
}

fn ticket_tokens(conn: &mut AnyConnection, events: &[Event]) -> Result<HashMap<TicketId, Token>> {
    let mut ids: Vec<TicketId> = events.iter().filter_map(|event| event.ticket).collect();
    ids.sort();
    ids.dedup();
    Ok(tickets::several(conn, ids)?
        .into_iter()
        .map(|t| (t.id, t.token))
        .collect())
}
