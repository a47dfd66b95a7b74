//! How far what agents say has come: the bot has fetched it, and its customer has seen it. A conversation keeps one `seq`
//! of each. What is fetched is written behind the answer, one conversation after another: no bot waits for it, and a
//! mark that is lost comes with the next words.

use super::pages::BotEvent;
use super::{LiveSignal, Log};
use crate::domain::base::ids::{BotId, Token};
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::{Sender, words};
use crate::domain::case::bot_access::BotAction;
use crate::domain::case::conversation::SaidReach;
use crate::domain::log::Happened;
use crate::services::Services;
use crate::services::case::addressed;
use crate::services::error::{Result, ServiceError};
use crate::storage::{AnyConnection, conversations, messages, tickets};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Conversations of which a node remembers how far they were fetched.
const KNOWN_MAX: usize = 10_000;

words! {
    /// What a bot says has become of an agent's words.
    Receipt {
        /// The channel has them.
        Delivered = "delivered",
        /// The customer has seen them.
        Shown = "shown",
    }
}

/// What bots have fetched and is yet to be written. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct FetchedWords(Arc<Mutex<Fetched>>);

#[derive(Default)]
struct Fetched {
    waiting: HashMap<Token, i64>,
    /// What was written or waits: a bot that reads the same once more writes nothing.
    known: HashMap<Token, i64>,
    is_writing: bool,
}

impl FetchedWords {
    fn lock(&self) -> MutexGuard<'_, Fetched> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds what these events say; true if somebody has to begin to write.
    fn add(&self, page: &[BotEvent]) -> bool {
        let mut fetched = self.lock();
        for event in page.iter().filter(|event| is_of_agent(event)) {
            let known = fetched.known.get(&event.conversation);
            if known.is_some_and(|known| *known >= event.seq) {
                continue;
            }
            if fetched.known.len() >= KNOWN_MAX {
                fetched.known.clear();
            }
            fetched.known.insert(event.conversation.clone(), event.seq);
            fetched
                .waiting
                .insert(event.conversation.clone(), event.seq);
        }
        let begins = !fetched.is_writing && !fetched.waiting.is_empty();
        fetched.is_writing |= begins;
        begins
    }

    /// The next conversation; nothing once all are written.
    fn next(&self) -> Option<(Token, i64)> {
        let mut fetched = self.lock();
        let next = fetched.waiting.keys().next().cloned();
        let next = next.and_then(|of| fetched.waiting.remove_entry(&of));
        fetched.is_writing = next.is_some();
        next
    }
}

fn is_of_agent(event: &BotEvent) -> bool {
    match &event.what {
        Happened::MessageCreated(said) => said.message.sender == Sender::Agent,
        _ => false,
    }
}

impl Log<'_> {
    /// A bot gets these events.
    pub(super) fn fetched(self, page: &[BotEvent]) {
        if !self.services.fetched.add(page) {
            return;
        }
        let services = self.services.clone();
        tokio::spawn(async move {
            while let Some((conversation, seq)) = services.fetched.next() {
                let reached = SaidReach {
                    delivered: seq,
                    shown: 0,
                };
                if let Err(error) = reach(&services, conversation, reached).await {
                    tracing::debug!(%error, "What a bot has fetched was not written");
                }
            }
        });
    }

    /// A bot says what has become of an agent's words, and of everything said before them. It never goes back.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::ControlLost`] for a bot that has the conversation no more,
    /// [`ServiceError::Invalid`] for a message that is not there.
    pub(crate) async fn receive(
        self,
        bot: BotId,
        id: String,
        (message, receipt): (String, Receipt),
    ) -> Result<SaidReach> {
        let said = self.services.read(move |conn| {
            let (conversation, _) = addressed::address(conn, bot, &id, BotAction::Write)?;
            let seq = messages::spoken_seq(conn, conversation.id, &message)?;
            let seq = seq.ok_or_else(|| {
                let error = FieldError::new("/message", "no such message in this conversation");
                ServiceError::Invalid(vec![error])
            })?;
            Ok((conversation, seq))
        });
        let (conversation, seq) = said.await?;
        let told = SaidReach {
            delivered: seq,
            shown: match receipt {
                Receipt::Delivered => 0,
                Receipt::Shown => seq,
            },
        };
        let now = reach(self.services, conversation.token, told).await?;
        Ok(now.unwrap_or(conversation.reached))
    }
}

/// Writes how far a conversation has come, and shows it; nothing if it was as far before.
async fn reach(
    services: &Services,
    conversation: Token,
    told: SaidReach,
) -> Result<Option<SaidReach>> {
    let written = services
        .record(move |conn: &mut AnyConnection| {
            let Some((id, now)) = conversations::reach(conn, &conversation, told)? else {
                return Ok(None);
            };
            let newest = tickets::newest_of_each(conn, vec![id])?;
            Ok(Some((now, newest.get(&id).copied())))
        })
        .await?;
    let Some((now, ticket)) = written else {
        return Ok(None);
    };
    if let Some(ticket) = ticket {
        services.feed.signal(LiveSignal::Reached {
            ticket,
            delivered: now.delivered,
            shown: now.shown,
        });
    }
    Ok(Some(now))
}
