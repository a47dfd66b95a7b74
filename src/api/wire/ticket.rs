//! Tickets, as bots read them.

use super::packet::{MissingWire, PacketWire};
use super::{AskWire, ControlWire, TicketWire};
use crate::domain::packet::Packet;
use crate::services::{BotTicket, TeamTicket};
use serde::Serialize;
use serde_json::value::RawValue;

impl From<&TeamTicket> for TicketWire {
    fn from(TeamTicket { ticket, team }: &TeamTicket) -> Self {
        Self::new(ticket, &team.name)
    }
}

/// A page of tickets.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct TicketPage {
    /// Newest first.
    pub(crate) tickets: Vec<TicketWire>,
    /// Pass it as `cursor` for the next page; `null` on the last one.
    pub(crate) cursor: Option<String>,
}

/// A ticket with its packet, as its bot sees it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub(crate) struct TicketAnswer {
    /// The ticket.
    #[serde(flatten)]
    pub(crate) ticket: TicketWire,
    /// The id by which the bot addresses the conversation.
    pub(crate) conversation: String,
    /// Control as it is now.
    pub(crate) control: ControlWire,
    /// The packet, without its transcript; `/api/v1/packet.schema.json` describes its members.
    #[schema(value_type = Object)]
    pub(crate) packet: Packet,
    /// The bot's newest ask, as it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ask: Option<AskWire>,
    /// The packet's version.
    pub(crate) packet_version: i64,
    /// 0 to 1, against what the team requires.
    pub(crate) completeness: f64,
    /// Facts that the team requires and the packet does not have.
    pub(crate) missing: Vec<MissingWire>,
    /// The bot's own state, any JSON, byte for byte.
    #[schema(value_type = Option<serde_json::Value>)]
    pub(crate) task_state: Option<Box<RawValue>>,
}

impl From<BotTicket> for TicketAnswer {
    fn from(read: BotTicket) -> Self {
        let packet_version = read.ticket.ticket.packet_version;
        let PacketWire {
            version,
            completeness,
            missing,
        } = PacketWire::new(packet_version, read.completeness);
        Self {
            ticket: TicketWire::from(&read.ticket),
            conversation: read.addressed,
            control: ControlWire::from(&read.conversation),
            packet: read.packet,
            ask: read.ask.as_ref().map(AskWire::from),
            packet_version: version,
            completeness,
            missing,
            task_state: read.task_state,
        }
    }
}
