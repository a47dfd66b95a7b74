//! A conversation, as bots read it.

use super::{ControlWire, CustomerWire, TicketWire};
use crate::services::BotConversation;
use serde::Serialize;

/// A conversation, as its bot sees it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub(crate) struct ConversationAnswer {
    /// Baton's id of it.
    pub(crate) id: String,
    /// The id by which the bot addresses it: its own, or Baton's if another bot started it.
    pub(crate) external_id: String,
    /// The channel, such as `web`.
    pub(crate) channel: Option<String>,
    /// BCP 47.
    pub(crate) language: Option<String>,
    /// Control as it is now.
    pub(crate) control: ControlWire,
    /// The open ticket.
    pub(crate) ticket: Option<TicketWire>,
    /// The customer.
    pub(crate) customer: Option<CustomerWire>,
    /// The last `seq`.
    pub(crate) last_seq: i64,
}

impl From<BotConversation> for ConversationAnswer {
    fn from(read: BotConversation) -> Self {
        let conversation = read.conversation;
        Self {
            control: ControlWire::from(&conversation),
            id: conversation.token.0,
            external_id: read.addressed,
            channel: conversation.channel,
            language: conversation.language,
            ticket: read.ticket.as_ref().map(TicketWire::from),
            customer: read.customer.map(CustomerWire::from),
            last_seq: conversation.last_seq,
        }
    }
}
