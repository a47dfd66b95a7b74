//! Bots, agents, customers and conversations, as they are stored.

use super::control::{Control, Holder};
use super::ids::{AgentId, BotId, ConversationId, CustomerId, TeamId, Token};
use super::time::Moment;
use super::words::{Role, Verified};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A bot: an API client with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bot {
    /// Inside.
    pub id: BotId,
    /// Outside.
    pub token: Token,
    /// Unique among bots.
    pub name: String,
    /// The one that runs now.
    pub version: Option<String>,
    /// Where its escalations go by default.
    pub team: TeamId,
    /// The key's last characters, to tell keys apart.
    pub key_hint: String,
    /// When it was made.
    pub created_at: Moment,
    /// When its key was withdrawn.
    pub disabled_at: Option<Moment>,
}

/// An agent: a person with a console login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agent {
    /// Inside.
    pub id: AgentId,
    /// Outside.
    pub token: Token,
    /// Unique; lower case.
    pub email: String,
    /// Shown to colleagues, and to customers as the author of messages.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// How many tickets at once; no limit when absent.
    pub capacity: Option<i64>,
    /// How many tickets they have.
    pub active_count: i64,
    /// Whether they said that they are away.
    pub away: bool,
    /// Why they are away.
    pub away_reason: Option<String>,
    /// What they are good at, in lower case, each with a level from 1 to 5.
    pub skills: BTreeMap<String, i64>,
    /// Languages they write, in lower case; all when empty.
    pub languages: Vec<String>,
    /// When they last took or gave up a ticket.
    pub idle_since: Option<Moment>,
    /// A console of theirs is open until then, unless it says so again.
    pub online_until: Option<Moment>,
    /// When their login was withdrawn.
    pub disabled_at: Option<Moment>,
}

impl Agent {
    /// Whether a console of theirs is open.
    pub fn is_online(&self, now: Moment) -> bool {
        self.online_until.is_some_and(|until| until > now)
    }

    /// Whether this is their e-mail address or their name, whatever the case.
    pub fn is_called(&self, called: &str) -> bool {
        is_called(called, &self.email, &self.name)
    }

    /// Whether they could take a ticket now.
    pub fn is_available(&self, now: Moment) -> bool {
        self.disabled_at.is_none() && !self.away && self.is_online(now)
    }
}

/// Whether somebody calls the agent of this e-mail address, in lower case, and this name so: by either,
/// whatever the case.
pub fn is_called(called: &str, email: &str, name: &str) -> bool {
    let called = called.to_lowercase();
    email == called || name.to_lowercase() == called
}

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
    /// Who is helped.
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
    /// When Baton first heard of it.
    pub created_at: Moment,
}

impl Conversation {
    /// Whether a bot has control that is not the conversation's own.
    pub fn is_with_guest(&self) -> bool {
        self.guest
            .is_some_and(|guest| self.control.holder == Holder::Bot(guest))
    }

    /// The id by which a bot addresses it: its own, or Baton's if it was handed to the bot.
    pub fn name_for(&self, bot: BotId) -> &str {
        if self.bot == bot {
            &self.external_id
        } else {
            &self.token.0
        }
    }
}
