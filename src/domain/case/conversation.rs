//! Customers and conversations, as they are stored.

use super::control::{Control, Holder};
use crate::domain::base::ids::{AgentId, BotId, ConversationId, CustomerId, Token};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Verified;
use serde_json::{Map, Value};

/// A customer: the person who is helped.
#[derive(Debug, Clone, PartialEq)]
pub struct Customer {
    /// Inside.
    pub id: CustomerId,
    /// Outside.
    pub token: Token,
    /// The bot's id of them.
    pub external_id: Option<String>,
    /// Full name.
    pub name: Option<String>,
    /// E-mail address; never a key.
    pub email: Option<String>,
    /// As written.
    pub phone: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// IANA.
    pub timezone: Option<String>,
    /// How sure it is that it is them.
    pub verified: Verified,
    /// Free fields.
    pub attributes: Map<String, Value>,
}

/// A conversation: one exchange with one customer on one channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversation {
    /// Inside.
    pub id: ConversationId,
    /// Outside.
    pub token: Token,
    /// Whose it is.
    pub bot: BotId,
    /// The bot's id of it.
    pub external_id: String,
    /// The other bot it was last handed to, if it has not been handed back since.
    pub guest: Option<BotId>,
    /// The customer.
    pub customer: Option<CustomerId>,
    /// `web`, `whatsapp`, …
    pub channel: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Where it can be seen.
    pub url: Option<String>,
    /// When it began.
    pub started_at: Option<Moment>,
    /// Who may speak.
    pub control: Control,
    /// The last `seq` given out.
    pub last_seq: i64,
    /// The `seq` of the last thing that somebody has to read: what "unread" compares with.
    pub news_seq: i64,
    /// Who made all news since a `seq`: what an agent did is nothing they have yet to read.
    pub own_changes: Option<OwnChanges>,
    /// When Baton first heard of it.
    pub created_at: Moment,
    /// How far what was said has come.
    pub reached: SaidReach,
    /// From when the time counts in which agents owe the customer an answer: from the customer's words on, or from when an
    /// agent took the ticket out of a queue where all of it had passed. Earlier than those words, it is about older ones.
    pub answer_from: Option<Moment>,
}

/// How far what agents said has come, by `seq`. It is known later than what happens in a conversation, and nothing is
/// decided by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SaidReach {
    /// The bot has fetched it.
    pub delivered: i64,
    /// The bot says that the customer saw it.
    pub shown: i64,
}

/// An agent's news in a conversation, with nobody else's between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnChanges {
    /// The agent.
    pub by: AgentId,
    /// The `seq` of the last news before the first of them.
    pub since: i64,
}

impl Conversation {
    /// The next `seq`.
    pub(crate) fn grow(&mut self) -> i64 {
        self.last_seq += 1;
        self.last_seq
    }

    /// With what happened last there is something to read, for everybody but the agent who did it.
    pub(crate) fn make_news(&mut self, by: Option<AgentId>) {
        let since = std::mem::replace(&mut self.news_seq, self.last_seq);
        let before = self.own_changes;
        self.own_changes = by.map(|by| match before {
            Some(own) if own.by == by => own,
            Some(_) | None => OwnChanges { by, since },
        });
    }

    /// Whether there is something in one of its tickets, which changed last with a `seq`, that an agent has not seen who
    /// has read up to another.
    pub(crate) fn is_unread(&self, changed: i64, reader: AgentId, read: Option<i64>) -> bool {
        let own = self.own_changes.filter(|own| own.by == reader);
        let newest = own.map_or(self.news_seq, |own| own.since).min(changed);
        read.is_none_or(|read| read < newest)
    }

    /// Whether a bot has control that is not the conversation's own.
    pub(crate) fn is_with_guest(&self) -> bool {
        self.guest
            .is_some_and(|guest| self.control.holder == Holder::Bot(guest))
    }

    /// The id by which a bot addresses it: its own, or Baton's if it was handed to the bot.
    pub(crate) fn name_for(&self, bot: BotId) -> &str {
        if self.bot == bot {
            &self.external_id
        } else {
            &self.token.0
        }
    }
}
