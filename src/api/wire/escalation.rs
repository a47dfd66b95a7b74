//! The answer to an escalation.

use super::ask::AskWire;
use super::packet::PacketWire;
use super::{ControlWire, OutlookWire, TicketWire, WarningWire};
use crate::domain::case::ticket::Ticket;
use crate::services::Escalated;
use serde::{Deserialize, Serialize};

/// Addresses to go on from.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct LinksWire {
    /// The ticket in the API.
    pub(crate) ticket: String,
    /// The conversation in the API.
    pub(crate) conversation: String,
    /// Its events.
    pub(crate) events: String,
    /// The ticket in the console.
    pub(crate) console: String,
}

/// The answer to an escalation.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct EscalationAnswer {
    /// The ticket.
    pub(crate) ticket: TicketWire,
    /// Control as it is now.
    pub(crate) control: ControlWire,
    /// The ticket's outlook.
    pub(crate) queue: OutlookWire,
    /// How complete the packet is.
    pub(crate) packet: PacketWire,
    /// The bot's ask as it stands; `ask.answered` names its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ask: Option<AskWire>,
    /// The sentence for the customer, in their language. Stored already: do not post it again.
    pub(crate) say: String,
    /// The last `seq`: read events after it.
    pub(crate) cursor: i64,
    /// Whether the ticket was there before.
    pub(crate) duplicate: bool,
    /// Warnings about the request.
    pub(crate) warnings: Vec<WarningWire>,
    /// Addresses to go on from.
    pub(crate) links: LinksWire,
}

impl EscalationAnswer {
    /// The answer to an escalation. `public_url` is where people reach the console, without a slash at the end.
    pub(crate) fn new(escalated: Escalated, public_url: &str) -> Self {
        let ticket = &escalated.ticket.ticket;
        Self {
            ticket: TicketWire::from(&escalated.ticket),
            control: ControlWire::from(&escalated.conversation),
            queue: OutlookWire::from(escalated.outlook),
            links: LinksWire::new(public_url, ticket, &escalated.addressed),
            packet: PacketWire::new(ticket.packet_version, escalated.completeness),
            ask: escalated.ask.as_ref().map(AskWire::from),
            say: escalated.say,
            cursor: escalated.conversation.last_seq,
            duplicate: escalated.duplicate,
            warnings: escalated.warnings.iter().map(WarningWire::from).collect(),
        }
    }
}

impl LinksWire {
    fn new(public_url: &str, ticket: &Ticket, conversation: &str) -> Self {
        let encoded: String =
            url::form_urlencoded::byte_serialize(conversation.as_bytes()).collect();
        let encoded = encoded.replace('+', "%20");
        let path = format!("/api/v1/conversations/{encoded}");
        Self {
            ticket: format!("/api/v1/tickets/{}", ticket.token),
            events: format!("{path}/events"),
            conversation: path,
            console: format!("{public_url}/tickets/{}", ticket.id),
        }
    }
}
