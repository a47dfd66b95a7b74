//! What bots read: conversations, tickets, the log.

use crate::domain::asks::StoredAsk;
use crate::domain::base::ids::{BotId, TicketId};
use crate::domain::case::bot_access::BotAction;
use crate::domain::case::conversation::{Conversation, Customer};
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::case::ticket::Ticket;
use crate::domain::packet::completeness::Measured;
use crate::domain::packet::{Packet, members};
use crate::services::case::addressed::{address, permit, relation};
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::packet::knowledge;
use crate::services::reading::Reading;
use crate::services::reading::team_ticket::TeamTicket;
use crate::services::settings::SettingsSnapshot;
use crate::storage::{AnyConnection, asks, conversations, customers, packets as stored, tickets};
use serde_json::value::RawValue;

/// What a bot reads of a conversation.
#[derive(Debug, Clone)]
pub(crate) struct BotConversation {
    pub(crate) conversation: Conversation,
    /// The id by which the bot addresses it.
    pub(crate) addressed: String,
    /// Its open ticket.
    pub(crate) ticket: Option<TeamTicket>,
    pub(crate) customer: Option<Customer>,
}

/// What a bot reads of a ticket.
#[derive(Debug, Clone)]
pub(crate) struct BotTicket {
    /// The ticket with its team.
    pub(crate) ticket: TeamTicket,
    pub(crate) conversation: Conversation,
    /// The id by which the bot addresses the conversation.
    pub(crate) addressed: String,
    /// The packet in its newest version, without its transcript. Of a ticket that another bot opened, what bots share.
    pub(crate) packet: Packet,
    /// What the bot asked last, as it stands.
    pub(crate) ask: Option<StoredAsk>,
    /// How complete the packet is.
    pub(crate) completeness: Measured,
    /// The state of the task, any JSON, byte for byte.
    pub(crate) task_state: Option<Box<RawValue>>,
}

impl Reading<'_> {
    /// A conversation of a bot.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub(crate) async fn conversation(self, bot: BotId, id: String) -> Result<BotConversation> {
        self.services
            .read_settled(move |conn, settings| {
                let (conversation, _) = address(conn, bot, &id, BotAction::Read)?;
                let ticket = match tickets::open_of(conn, conversation.id)? {
                    Some(ticket) => Some(TeamTicket::new(settings, ticket)?),
                    None => None,
                };
                let customer = match conversation.customer {
                    Some(id) => Some(customers::find(conn, id)?),
                    None => None,
                };
                Ok(BotConversation {
                    addressed: conversation.name_for(bot).to_owned(),
                    conversation,
                    ticket,
                    customer,
                })
            })
            .await
    }

    /// A ticket of a bot.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub(crate) async fn bot_ticket(self, bot: BotId, token: String) -> Result<BotTicket> {
        self.services
            .read_settled(move |conn, settings| ticket_answer(conn, settings, bot, &token))
            .await
    }

    /// A bot's tickets, newest first, below `before`.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn bot_tickets(
        self,
        bot: BotId,
        status: Option<StatusKind>,
        before: Option<TicketId>,
        limit: i64,
    ) -> Result<Vec<TeamTicket>> {
        self.services
            .read_settled(move |conn, settings| {
                let found = tickets::of_bot(conn, bot, status, before, limit)?;
                let found = found.into_iter();
                found
                    .map(|found| TeamTicket::new(settings, found))
                    .collect()
            })
            .await
    }
}

/// The ticket of a token with its conversation, if the conversation is the bot's or is with it as a guest.
pub(crate) fn bot_sees(
    conn: &mut AnyConnection,
    bot: BotId,
    token: &str,
) -> Result<(Ticket, Conversation)> {
    const MISSING: ServiceError = ServiceError::NotFound(Noun::Ticket);
    let ticket = tickets::by_token(conn, token)?.ok_or(MISSING)?;
    let conversation = conversations::find(conn, ticket.conversation)?;
    let permitted = relation(conn, &conversation, bot)
        .and_then(|relation| permit(relation, BotAction::Read, &conversation));
    match permitted {
        Ok(()) => Ok((ticket, conversation)),
        Err(ServiceError::NotFound(_)) => Err(MISSING),
        Err(error) => Err(error),
    }
}

/// What a bot reads of its ticket.
pub(crate) fn ticket_answer(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    bot: BotId,
    token: &str,
) -> Result<BotTicket> {
    let (ticket, conversation) = bot_sees(conn, bot, token)?;
    let (packet, state) = stored::find(conn, ticket.id, ticket.packet_version)?;
    let completeness = knowledge::of_ticket(conn, settings, &ticket, &conversation)?;
    let task_state = state
        .map(RawValue::from_string)
        .transpose()
        .map_err(|e| diesel::result::Error::DeserializationError(Box::new(e)))?;
    let (packet, ask) = match ticket.bot == bot {
        true => (
            members::for_its_bot(packet),
            asks::newest(conn, ticket.id)?.filter(|ask| ask.bot == bot),
        ),
        false => (members::for_another_bot(packet), None),
    };
    Ok(BotTicket {
        ticket: TeamTicket::new(settings, ticket)?,
        addressed: conversation.name_for(bot).to_owned(),
        conversation,
        packet,
        ask,
        completeness,
        task_state,
    })
}
