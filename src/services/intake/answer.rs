//! What a bot is told about its escalation.

use super::Intake;
use crate::domain::ticket::Ticket;
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::knowledge;
use crate::services::wire::{
    ControlWire, EscalationAnswer, LinksWire, OutlookWire, TicketWire, WarningWire,
};

impl Intake<'_> {
    /// `say` is what was said just now, or would be said if the escalation is a duplicate.
    pub(super) fn answer(
        &self,
        case: &mut Case<'_>,
        public_url: &str,
        queue: OutlookWire,
        (say, duplicate): (String, bool),
    ) -> Result<EscalationAnswer> {
        let team = case.team()?;
        let ticket = case.ticket()?.clone();
        Ok(EscalationAnswer {
            ticket: TicketWire::new(&ticket, &team.name),
            control: ControlWire::from(&*case.conversation),
            queue,
            packet: knowledge::of_case(case)?,
            ask: self.newest_ask(case)?,
            say,
            cursor: case.conversation.last_seq,
            duplicate,
            warnings: self.warnings.iter().map(WarningWire::from).collect(),
            links: links(public_url, &ticket, case.conversation.name_for(self.bot.id)),
        })
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
