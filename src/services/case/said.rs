//! What is said in a case.

use super::Case;
use crate::domain::base::ids::{ConversationId, MessageId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::control::Holder;
use crate::domain::case::message::Message;
use crate::domain::log::{Happened, MessageCreated, MessageTold, NoDetails};
use crate::services::accounts::secrets;
use crate::services::error::Result;
use crate::storage::{AnyConnection, messages};
use diesel::QueryResult;

/// Words on their way into the conversation.
#[derive(Debug, Clone)]
pub(crate) struct PendingMessage<'a> {
    pub(crate) sender: Sender,
    pub(crate) visibility: Visibility,
    pub(crate) author: Option<Holder>,
    pub(crate) author_name: Option<&'a str>,
    pub(crate) external_id: Option<&'a str>,
    pub(crate) client_id: Option<&'a str>,
    pub(crate) text: &'a str,
    pub(crate) meta: Option<String>,
    pub(crate) at: Moment,
}

impl Case<'_> {
    /// Keeps words and their event. Whether they may be said is decided before (fenced control).
    /// What the team never wants to see is taken out of them here, whoever says it.
    pub(crate) fn store(&mut self, words: PendingMessage<'_>) -> Result<Message> {
        let text = match words.sender {
            Sender::Agent => self.agents_words(words.text)?,
            Sender::Customer | Sender::Bot | Sender::System => self.without_secrets(words.text)?,
        };
        let text = text.into_owned();
        let meta = self.json_without_secrets(words.meta)?;
        let mut message = Message {
            id: MessageId(0),
            token: secrets::token_at("msg", self.now),
            conversation: self.conversation.id,
            ticket: self.ticket.as_ref().map(|ticket| ticket.id),
            seq: self.conversation.last_seq + 1,
            sender: words.sender,
            visibility: words.visibility,
            agent: None,
            bot: None,
            author_name: words.author_name.map(str::to_owned),
            external_id: words.external_id.map(str::to_owned),
            client_id: words.client_id.map(str::to_owned),
            text,
            meta,
            epoch: self.conversation.control.epoch,
            at: words.at,
            created_at: self.now,
            edits: 0,
            deleted_by: None,
        };
        match words.author {
            Some(Holder::Agent(agent)) => message.agent = Some(agent),
            Some(Holder::Bot(bot)) => message.bot = Some(bot),
            Some(Holder::Team(_)) | None => {}
        }
        self.record(match words.visibility {
            Visibility::Public => Happened::MessageCreated(MessageCreated {
                message: MessageTold::from(&message),
            }),
            Visibility::Internal => Happened::NoteCreated(NoDetails {}),
            Visibility::Suppressed => Happened::MessageSuppressed(NoDetails {}),
        });
        self.writes.messages.push(message.clone());
        Ok(message)
    }

    /// The message a bot knows by this id.
    pub(crate) fn by_external_id(&mut self, external_id: &str) -> Result<Option<Message>> {
        let mut new = self.writes.messages.iter();
        let known = new.find(|message| message.external_id.as_deref() == Some(external_id));
        if let Some(known) = known {
            return Ok(Some(known.clone()));
        }
        if self.stored.conversation.is_none() {
            return Ok(None);
        }
        let conversation = self.conversation.id;
        Ok(messages::by_external_id(
            self.conn,
            conversation,
            external_id,
        )?)
    }

    /// The last words said aloud after this `seq`, oldest first, with those of the case.
    pub(crate) fn spoken(&mut self, after: i64, most: i64) -> Result<Vec<Message>> {
        let aloud =
            |message: &Message| message.visibility == Visibility::Public && message.seq > after;
        self.with_new(most, aloud, |conn, conversation| {
            messages::newest_spoken(conn, conversation, after, most)
        })
    }

    /// The last messages, oldest first, with those of the case.
    pub(crate) fn said(&mut self, most: i64) -> Result<Vec<Message>> {
        self.with_new(
            most,
            |_| true,
            |conn, conversation| messages::newest(conn, conversation, most),
        )
    }

    fn with_new(
        &mut self,
        most: i64,
        fits: impl Fn(&Message) -> bool,
        read: impl FnOnce(&mut AnyConnection, ConversationId) -> QueryResult<Vec<Message>>,
    ) -> Result<Vec<Message>> {
        let mut found = match &self.stored.conversation {
            Some(stored) => read(self.conn, stored.id)?,
            None => Vec::new(),
        };
        let new = self.writes.messages.iter().filter(|message| fits(message));
        found.extend(new.cloned());
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        found.drain(..found.len().saturating_sub(most));
        Ok(found)
    }
}
