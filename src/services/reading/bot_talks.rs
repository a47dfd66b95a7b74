//! The conversations that bots hold at the moment, the newest first, for who reviews what bots say.

use crate::domain::base::ids::{BotId, ConversationId, TicketId};
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::case::conversation::{Conversation, Customer};
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::reading::Reading;
pub(crate) use crate::storage::held_by_bots::LastSaid;
use crate::storage::{customers, held_by_bots, tickets};
use std::collections::HashMap;

/// Conversations on a page.
const PAGE: usize = 25;

/// Which conversations are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BotTalksQuery {
    /// The name of the bot that holds them; any bot when absent.
    pub(crate) bot: Option<String>,
    /// The last conversation of the page before.
    pub(crate) below: Option<ConversationId>,
}

/// A conversation that a bot holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BotTalk {
    /// The conversation.
    pub(crate) conversation: Conversation,
    /// The name of the bot.
    pub(crate) bot: String,
    /// The customer, if the bot has told.
    pub(crate) customer: Option<Customer>,
    /// What was said last.
    pub(crate) last: Option<LastSaid>,
    /// The newest ticket it had.
    pub(crate) ticket: Option<TicketId>,
}

/// A page of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct BotTalks {
    /// The conversations, the newest first.
    pub(crate) talks: Vec<BotTalk>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<ConversationId>,
    /// The names of the bots there are.
    pub(crate) bots: Vec<String>,
}

impl Reading<'_> {
    /// The conversations that bots hold.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`]; [`ServiceError::NotFound`] for a bot that is not there.
    pub(crate) async fn bot_talks(self, actor: Actor, asked: BotTalksQuery) -> Result<BotTalks> {
        if !access::may_review_conversations(&actor) {
            return Err(ServiceError::Forbidden);
        }
        self.services
            .read_settled(move |conn, settings| {
                let named = |name: &String| {
                    let found = settings.bot_by_name(name);
                    found
                        .map(|it| it.bot.id)
                        .ok_or(ServiceError::NotFound(Noun::Bot))
                };
                let bot = asked.bot.as_ref().map(named).transpose()?;
                let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
                let mut found = held_by_bots::list(conn, bot, asked.below, most)?;
                let is_more = found.len() > PAGE;
                found.truncate(PAGE);
                let next = found.last().filter(|_| is_more).map(|last| last.id);
                let ids: Vec<ConversationId> = found.iter().map(|one| one.id).collect();
                let said = held_by_bots::last_said(conn, &ids)?.into_iter();
                let mut said: HashMap<_, _> = said.map(|it| (it.conversation, it)).collect();
                let of_them = customers::of_conversations(conn, ids.clone())?;
                let mut of_them: HashMap<_, _> = of_them.into_iter().collect();
                let newest = tickets::newest_of_each(conn, ids)?;
                let name = |id: BotId| settings.bot_by_id(id).map(|it| it.bot.name.clone());
                let talk = |conversation: Conversation| BotTalk {
                    bot: conversation
                        .control
                        .holder
                        .bot()
                        .and_then(name)
                        .unwrap_or_default(),
                    customer: of_them.remove(&conversation.id),
                    last: said.remove(&conversation.id),
                    ticket: newest.get(&conversation.id).copied(),
                    conversation,
                };
                let bots = settings.bots().iter();
                Ok(BotTalks {
                    talks: found.into_iter().map(talk).collect(),
                    next,
                    bots: bots.map(|bot| bot.bot.name.clone()).collect(),
                })
            })
            .await
    }
}
