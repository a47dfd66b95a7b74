//! Identities: one newtype per noun, so that a ticket's id is never passed for an agent's.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+ };
}

ids! {
    /// A bot, inside Baton.
    BotId,
    /// A team, inside Baton.
    TeamId,
    /// An agent, inside Baton.
    AgentId,
    /// A customer, inside Baton.
    CustomerId,
    /// A conversation, inside Baton.
    ConversationId,
    /// A ticket. Its value is also the number people say: "ticket 48".
    TicketId,
    /// A message, inside Baton.
    MessageId,
    /// A handoff, inside Baton.
    HandoffId,
    /// A timer.
    TimerId,
    /// A row of the outbox.
    DeliveryId,
    /// A console session.
    SessionId,
    /// A browser that shows notices while no console is open.
    PushSubscriptionId,
    /// A notice on its way to such a browser.
    PushNoticeId,
    /// An uploaded file, inside Baton.
    FileId,
    /// A saved reply.
    SavedReplyId,
    /// A saved view.
    SavedViewId,
    /// A tag, inside Baton.
    TagId,
}

/// What Baton's ids of conversations begin with.
pub(crate) const CONVERSATION_PREFIX: &str = "cnv_";

/// What Baton's other ids begin with that a bot may come across, so that none is taken for a conversation's.
pub(crate) const OTHER_PREFIXES: [&str; 5] = ["tkt_", "msg_", "fil_", "cus_", "hof_"];

/// What a row is called outside Baton: 128 bits in lower-case base32 that nobody can guess, behind a
/// short prefix.
/// Numbers inside are never shown, except a ticket's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Token(pub String);

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
