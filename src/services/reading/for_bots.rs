//! What bots read: conversations, tickets, the log.

use crate::domain::ids::{BotId, TicketId};
use crate::domain::lifecycle::StatusKind;
use crate::domain::packet::Packet;
use crate::domain::packet::patch::{Change, PacketPatch};
use crate::domain::people::Conversation;
use crate::domain::ticket::Ticket;
use crate::services::Services;
use crate::services::case::Case;
use crate::services::conversations::address;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::settings::SettingsSnapshot;
use crate::services::wire::{AskWire, ControlWire, CustomerWire, MissingWire, TicketWire};
use crate::services::{asking, files, knowledge, packets};
use crate::storage::{
    AnyConnection, conversations, customers, handoffs, packets as stored, tickets,
};
use serde::Serialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A conversation, as its bot sees it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct ConversationAnswer {
    /// Baton's id of it.
    pub id: String,
    /// The bot's id of it.
    pub external_id: String,
    /// Where it takes place.
    pub channel: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Who may speak.
    pub control: ControlWire,
    /// The open ticket.
    pub ticket: Option<TicketWire>,
    /// Who is helped.
    pub customer: Option<CustomerWire>,
    /// The last `seq`.
    pub last_seq: i64,
}

/// A ticket with its packet, as its bot sees it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct TicketAnswer {
    /// The ticket.
    #[serde(flatten)]
    pub ticket: TicketWire,
    /// The id by which the bot addresses the conversation.
    pub conversation: String,
    /// Who may speak.
    pub control: ControlWire,
    /// The packet, without its transcript; `/api/v1/packet.schema.json` describes its members.
    #[schema(value_type = Object)]
    pub packet: Packet,
    /// What the bot asked last, as it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<AskWire>,
    /// The packet's version.
    pub packet_version: i64,
    /// 0 to 1, against what the team requires.
    pub completeness: f64,
    /// What the team requires and the packet does not have.
    pub missing: Vec<MissingWire>,
    /// The bot's own state, any JSON, byte for byte.
    #[schema(value_type = Option<serde_json::Value>)]
    pub task_state: Option<Box<RawValue>>,
}

impl Services {
    /// A conversation of a bot.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn conversation(&self, bot: BotId, id: String) -> Result<ConversationAnswer> {
        self.read_settled(move |conn, settings| {
            let conversation = address(conn, bot, &id)?;
            let ticket = match tickets::open_of(conn, conversation.id)? {
                Some(ticket) => Some(on_wire(settings, &ticket)?),
                None => None,
            };
            let customer = match conversation.customer {
                Some(id) => Some(CustomerWire::from(customers::find(conn, id)?)),
                None => None,
            };
            let control = ControlWire::from(&conversation);
            Ok(ConversationAnswer {
                id: conversation.token.0,
                external_id: conversation.external_id,
                channel: conversation.channel,
                language: conversation.language,
                control,
                ticket,
                customer,
                last_seq: conversation.last_seq,
            })
        })
        .await
    }

    /// A ticket of a bot.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn bot_ticket(&self, bot: BotId, token: String) -> Result<TicketAnswer> {
        self.read_settled(move |conn, settings| ticket_answer(conn, settings, bot, &token))
            .await
    }

    /// A bot's tickets, newest first, below `before`.
    ///
    /// # Errors
    /// Storage.
    pub async fn bot_tickets(
        &self,
        bot: BotId,
        status: Option<StatusKind>,
        before: Option<TicketId>,
        limit: i64,
    ) -> Result<Vec<TicketWire>> {
        self.read_settled(move |conn, settings| {
            let found = tickets::of_bot(conn, bot, status, before, limit)?;
            found.iter().map(|found| on_wire(settings, found)).collect()
        })
        .await
    }

    /// Adds to a ticket's packet.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; a closed ticket is refused.
    pub async fn patch_ticket(
        &self,
        bot: BotId,
        token: String,
        patch: PacketPatch,
    ) -> Result<TicketAnswer> {
        let now = self.clock.now();
        let answer = self
            .change(move |conn, settings| {
                let (ticket, _) = bot_sees(conn, bot, &token)?;
                let mut case = Case::of_ticket(conn, settings, ticket.id, now)?;
                let patch = with_files(case.conn, bot, &patch)?;
                packets::patch(&mut case, &patch)?;
                asking::patched(&mut case, bot, &patch.ask)?;
                case.flush()?;
                ticket_answer(conn, settings, bot, &token)
            })
            .await?;
        Ok(answer)
    }
}

/// The patch with what is known of the files it names.
fn with_files<'p>(
    conn: &mut AnyConnection,
    bot: BotId,
    patch: &'p PacketPatch,
) -> Result<Cow<'p, PacketPatch>> {
    let Change::Set(given) = &patch.attachments else {
        return Ok(Cow::Borrowed(patch));
    };
    Ok(match files::with_bots_files(conn, bot, given)? {
        Cow::Borrowed(_) => Cow::Borrowed(patch),
        Cow::Owned(known) => Cow::Owned(PacketPatch {
            attachments: Change::Set(known),
            ..patch.clone()
        }),
    })
}

fn on_wire(settings: &SettingsSnapshot, ticket: &Ticket) -> Result<TicketWire> {
    let team = &settings.team(ticket.team)?.team;
    Ok(TicketWire::new(ticket, &team.name))
}

/// The ticket of a token with its conversation, if this bot opened it, or the conversation is the
/// bot's or was handed to it.
fn bot_sees(conn: &mut AnyConnection, bot: BotId, token: &str) -> Result<(Ticket, Conversation)> {
    let missing = ServiceError::NotFound(Noun::Ticket);
    let Some(ticket) = tickets::by_token(conn, token)? else {
        return Err(missing);
    };
    let conversation = conversations::find(conn, ticket.conversation)?;
    let may = ticket.bot == bot
        || conversation.bot == bot
        || handoffs::reached(conn, conversation.id, bot)?;
    may.then_some((ticket, conversation)).ok_or(missing)
}

fn ticket_answer(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    bot: BotId,
    token: &str,
) -> Result<TicketAnswer> {
    let (ticket, conversation) = bot_sees(conn, bot, token)?;
    let (packet, state) = stored::find(conn, ticket.id, ticket.packet_version)?;
    let complete = knowledge::packet_wire(conn, settings, &ticket, &conversation)?;
    let task_state = state
        .map(RawValue::from_string)
        .transpose()
        .map_err(|e| diesel::result::Error::DeserializationError(Box::new(e)))?;
    Ok(TicketAnswer {
        ticket: on_wire(settings, &ticket)?,
        conversation: conversation.name_for(bot).to_owned(),
        control: ControlWire::from(&conversation),
        packet,
        ask: asking::newest(conn, ticket.id)?,
        packet_version: ticket.packet_version,
        completeness: complete.completeness,
        missing: complete.missing,
        task_state,
    })
}
