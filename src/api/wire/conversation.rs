//! A conversation, as bots read it.

use super::{ControlWire, CustomerWire, TicketWire};
use crate::services::BotConversation;
use serde::Serialize;

/// A conversation, as its bot sees it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct ConversationAnswer {
    /// Baton's id of it.
    pub id: String,
    /// The bot's id of it.
    pub external_id: String,
    /// The channel, such as `web`.
    pub channel: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Control as it is now.
    pub control: ControlWire,
    /// The open ticket.
    pub ticket: Option<TicketWire>,
    /// The customer.
    pub customer: Option<CustomerWire>,
    /// The last `seq`.
    pub last_seq: i64,
}

impl From<BotConversation> for ConversationAnswer {
    fn from(read: BotConversation) -> Self {
        let conversation = read.conversation;
        Self {
            control: ControlWire::from(&conversation),
            id: conversation.token.0,
            external_id: conversation.external_id,
            channel: conversation.channel,
            language: conversation.language,
            ticket: read.ticket.as_ref().map(TicketWire::from),
            customer: read.customer.map(CustomerWire::from),
            last_seq: conversation.last_seq,
        }
    }
}
