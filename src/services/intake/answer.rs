//! What a bot is told about its escalation.

use super::Intake;
use crate::domain::lifecycle::Status;
use crate::domain::phrases::{self, Phrase};
use crate::domain::ticket::Ticket;
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::wire::{ControlWire, EscalationAnswer, LinksWire, TicketWire, WarningWire};
use crate::services::{asking, knowledge, outlook};

impl Intake<'_> {
    /// `say` is what was said just now; without it the escalation is a duplicate.
    pub(super) fn answer(
        &self,
        case: &mut Case<'_>,
        public_url: &str,
        agents_online: i64,
        say: Option<String>,
    ) -> Result<EscalationAnswer> {
        let team = case.team()?;
        let ticket = case.ticket()?.clone();
        let position = match ticket.status {
            Status::Waiting if say.is_some() => Some(outlook::last_place(case.conn, &ticket)?),
            Status::Waiting => Some(outlook::place(case.conn, &ticket)?),
            Status::Offered(_) | Status::Active(_) | Status::Snoozed(_) | Status::Closed(_) => None,
        };
        let queue = outlook::outlook(case.conn, ticket.team, position, agents_online)?;
        let duplicate = say.is_none();
        let say = say.unwrap_or_else(|| {
            phrases::say(phrase(agents_online), ticket.language.as_deref()).to_owned()
        });
        Ok(EscalationAnswer {
            ticket: TicketWire::new(&ticket, &team.name),
            control: ControlWire::from(&case.conversation),
            queue,
            packet: knowledge::packet_wire(case.conn, &ticket, &case.conversation)?,
            ask: asking::newest(case.conn, ticket.id)?,
            say,
            cursor: case.conversation.last_seq,
            duplicate,
            warnings: self.warnings.iter().map(WarningWire::from).collect(),
            links: links(public_url, &ticket, case.conversation.name_for(self.bot.id)),
        })
    }
}

/// What the customer is told, by how many agents could take the ticket now.
pub(super) fn phrase(agents_online: i64) -> Phrase {
    if agents_online > 0 {
        Phrase::HandedOver
    } else {
        Phrase::HandedOverLater
    }
}

fn links(public_url: &str, ticket: &Ticket, conversation: &str) -> LinksWire {
    let encoded: String = url::form_urlencoded::byte_serialize(conversation.as_bytes()).collect();
    let encoded = encoded.replace('+', "%20");
    let path = format!("/api/v1/conversations/{encoded}");
    LinksWire {
        ticket: format!("/api/v1/tickets/{}", ticket.token),
        events: format!("{path}/events"),
        conversation: path,
        console: format!("{public_url}/tickets/{}", ticket.id),
    }
}
