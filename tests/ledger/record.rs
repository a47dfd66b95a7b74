//! The record: what was sent, when, and what came of it.

use std::fmt;
use std::time::Duration;

/// What somebody wanted to have stored; its token says where to look for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A message of a customer or a bot.
    Message,
    /// What an agent says to the customer.
    Reply,
    Note,
    /// An escalation by its trigger message.
    Escalation,
    /// An item of an escalation's transcript.
    Item,
    /// A fact that a bot or an agent adds to a packet.
    Fact,
    /// A file by its name.
    File,
    /// An answer to a bot's ask.
    Answer,
    /// A note to the bot, of a hand-back.
    HandBack,
    /// A note to the bot, of a ticket that is resolved.
    Resolution,
    /// A note to colleagues, of a transfer.
    Transfer,
    /// A note of a bot that gives its conversation to another. Repeating the pass has no effect, so one of
    /// several notes is kept.
    Pass,
    /// What a bot says it understood when it accepts a hand-back. As with a pass, one of several is kept.
    Understood,
}

impl What {
    pub const ALL: [Self; 13] = [
        Self::Message,
        Self::Reply,
        Self::Note,
        Self::Escalation,
        Self::Item,
        Self::Fact,
        Self::File,
        Self::Answer,
        Self::HandBack,
        Self::Resolution,
        Self::Transfer,
        Self::Pass,
        Self::Understood,
    ];
}

/// What the one who sent it knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Acknowledged,
    /// Acknowledged as words that only agents may see.
    KeptBack,
    /// It is certain that it was not stored.
    Refused,
    /// The answer was lost.
    Unknown,
}

/// One thing that somebody wanted to have stored.
#[derive(Clone)]
pub struct Deed {
    pub what: What,
    pub token: String,
    pub fate: Fate,
    /// The number of the ticket it belongs to, where that matters.
    pub ticket: Option<i64>,
    /// Since the beginning of the round.
    pub sent: Duration,
    /// When it was first acknowledged.
    pub acknowledged: Option<Duration>,
    /// The answers to each try.
    pub answers: String,
}

impl fmt::Debug for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            what, token, fate, ..
        } = self;
        write!(f, "{what:?} {token} {fate:?}, sent at {:?}", self.sent)?;
        if let Some(at) = self.acknowledged {
            write!(f, ", acknowledged at {at:?}")?;
        }
        if let Some(ticket) = self.ticket {
            write!(f, ", ticket {ticket}")?;
        }
        write!(f, " ({})", self.answers)
    }
}
