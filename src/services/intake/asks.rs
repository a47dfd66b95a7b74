//! Asks that come with an escalation.

use super::Intake;
use crate::domain::asks::StoredAsk;
use crate::domain::base::invalid::Warning;
use crate::services::asks::answer;
use crate::services::case::Case;
use crate::services::error::Result;
use crate::storage::asks;

impl Intake<'_> {
    /// What the bot wants back from whoever takes the ticket. `anew` if the ticket has just begun
    /// again: what was asked and answered before is asked once more.
    pub(super) fn ask(&mut self, case: &mut Case<'_>, anew: bool) -> Result<()> {
        let packet = &self.input.packet;
        let late = answer::asked(case, self.bot.id, packet, anew)?;
        if late {
            let detail = "in the past: it expires at once, and its default holds";
            self.warnings.push(Warning::new("/ask/expires_at", detail));
        }
        Ok(())
    }

    /// The newest ask of the ticket; a new ticket has none but its own.
    pub(super) fn newest_ask(&self, case: &mut Case<'_>) -> Result<Option<StoredAsk>> {
        let ticket = case.ticket()?;
        let is_new = ticket.created_at == self.now && ticket.packet_version == 1;
        match is_new && self.input.packet.ask.is_none() {
            true => Ok(None),
            false => Ok(asks::newest(case.conn, ticket.id)?),
        }
    }

    /// A late retry asks nothing again; it only adds what was never asked.
    pub(super) fn ask_at_first(&mut self, case: &mut Case<'_>) -> Result<()> {
        let ticket = case.ticket()?.id;
        match asks::newest(case.conn, ticket)? {
            None => self.ask(case, false),
            Some(_) => Ok(()),
        }
    }
}
