//! Putting together what came of an escalation.

use super::{Escalated, Intake};
use crate::domain::dispatch::outlook::Outlook;
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::packet::knowledge;
use crate::services::reading::team_ticket::TeamTicket;

impl Intake<'_> {
    /// `say` is what was said just now, or would be said if the escalation is a duplicate.
    pub(super) fn answer(
        &self,
        case: &mut Case<'_>,
        outlook: Outlook,
        (say, duplicate): (String, bool),
    ) -> Result<Escalated> {
        let ticket = case.ticket()?.clone();
        Ok(Escalated {
            ticket: TeamTicket::new(&case.settings, ticket)?,
            conversation: case.conversation.clone(),
            addressed: case.conversation.name_for(self.bot.id).to_owned(),
            outlook,
            completeness: knowledge::of_case(case)?,
            ask: self.newest_ask(case)?,
            say,
            duplicate,
            warnings: self.warnings.clone(),
        })
    }
}
