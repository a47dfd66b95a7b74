//! What the pages of the customer's side and the simulated bot share.

use super::allowance::Allowance;
use super::chat::{Partner, VisitorChat};
use super::handing_over::{HandingOver, body};
use super::robin::is_visitors;
use crate::demo::bot_client::{Api, FoundFile, OutgoingMessage, Trouble};
use crate::demo::event::ReceivedEvent;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::timeout;

/// More conversations are not kept for the page.
const CHATS_MAX: usize = 200;

/// So long an answer waits for what it is about to show.
const HEARD_WITHIN: Duration = Duration::from_secs(2);

/// So long a page waits for news; a server that stops waits for it.
const NEWS_WITHIN: Duration = Duration::from_secs(5);

/// The customer's side of a demo. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct CustomerSide(Arc<SideState>);

#[derive(Default)]
struct SideState {
    bot: OnceLock<Api>,
    chats: Mutex<HashMap<String, VisitorChat>>,
    heard: watch::Sender<()>,
    allowance: Allowance,
}

/// Why words did not get through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unsent {
    /// Too many in a short time: how long to wait.
    TooFast(Duration),
    /// The server is busy, or only starting.
    Busy,
}

impl CustomerSide {
    /// Gives it the bot, once that has its key.
    pub(in crate::demo) fn connect(&self, bot: Api) {
        self.0.bot.set(bot).unwrap_or_default();
    }

    /// Takes what the bot has heard.
    pub(in crate::demo) fn hear(&self, event: &ReceivedEvent) {
        if !is_visitors(&event.conversation) {
            return;
        }
        let mut chats = self.chats();
        if chats.len() >= CHATS_MAX && !chats.contains_key(&event.conversation) {
            chats.clear();
        }
        let chat = chats.entry(event.conversation.clone()).or_default();
        chat.hear(event.happened(), event.at);
        drop(chats);
        self.0.heard.send_replace(());
    }

    /// A conversation as far as the bot has heard of it.
    pub(super) fn chat(&self, conversation: &str) -> VisitorChat {
        self.chats().get(conversation).cloned().unwrap_or_default()
    }

    /// The customer says something: the bot passes it on, and hands over if Baton says that a person is needed.
    pub(super) async fn say(&self, chat: &str, text: &str, id: &str) -> Result<(), Unsent> {
        let bot = self.0.bot.get().ok_or(Unsent::Busy)?;
        self.0.allowance.take().map_err(Unsent::TooFast)?;
        let words = OutgoingMessage {
            sender: "customer",
            text,
            id,
            ..OutgoingMessage::default()
        };
        let heard = bot.say(chat, words).await.map_err(|_| Unsent::Busy)?;
        let is_handed_over = heard.escalate.is_some();
        if let Some(reason) = heard.escalate {
            let why = HandingOver {
                reason: &reason,
                detail: None,
                message: Some(id),
                last_words: None,
            };
            let said = [text.to_owned()];
            let escalated = bot.escalate(&body(chat, &said, &why)).await;
            escalated.map_err(|_| Unsent::Busy)?;
        }
        let is_shown =
            |chat: &VisitorChat| chat.has(id) && (!is_handed_over || chat.partner != Partner::Bot);
        self.wait_for(chat, is_shown).await;
        Ok(())
    }

    /// The customer is typing. That nobody sees it does no harm.
    pub(super) async fn type_on(&self, chat: &str) {
        if let (Some(bot), true) = (self.0.bot.get(), self.is_known(chat)) {
            report(bot.type_on(chat).await);
        }
    }

    /// The customer goes. A ticket that nobody has taken is called off.
    pub(super) async fn leave(&self, chat: &str) {
        if let (Some(bot), true) = (self.0.bot.get(), self.is_known(chat)) {
            report(bot.cancel(chat).await);
        }
    }

    /// A file that somebody sent in this conversation.
    pub(super) async fn file(&self, chat: &str, id: &str) -> Option<FoundFile> {
        let bot = self.0.bot.get()?;
        if !self.chat(chat).has_file(id) {
            return None;
        }
        bot.file(id).await.ok()
    }

    /// Waits until a chat has something that its page does not show, for a while.
    pub(super) async fn wait_for_news(&self, chat: &str, is_news: impl Fn(&VisitorChat) -> bool) {
        self.wait(chat, NEWS_WITHIN, is_news).await;
    }

    /// Waits until the bot has heard what just happened, so that the page which comes next shows it.
    async fn wait_for(&self, chat: &str, is_shown: impl Fn(&VisitorChat) -> bool) {
        self.wait(chat, HEARD_WITHIN, is_shown).await;
    }

    async fn wait(&self, chat: &str, within: Duration, is_so: impl Fn(&VisitorChat) -> bool) {
        let mut heard = self.0.heard.subscribe();
        let is_so = |_: &()| is_so(&self.chat(chat));
        drop(timeout(within, heard.wait_for(is_so)).await);
    }

    fn is_known(&self, chat: &str) -> bool {
        self.chats().contains_key(chat)
    }

    fn chats(&self) -> MutexGuard<'_, HashMap<String, VisitorChat>> {
        self.0.chats.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn report(done: Result<(), Trouble>) {
    if let Err(trouble) = done {
        tracing::debug!(%trouble, "The customer's side of the demo");
    }
}
