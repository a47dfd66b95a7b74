//! A ticket with its team, as services answer it.

use crate::domain::case::ticket::Ticket;
use crate::domain::team::Team;
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::settings::SettingsSnapshot;
use std::sync::Arc;

/// A ticket with its team.
#[derive(Debug, Clone)]
pub struct TeamTicket {
    /// The ticket.
    pub ticket: Ticket,
    /// The team it is in.
    pub team: Arc<Team>,
}

impl TeamTicket {
    /// The ticket with its team as it is set now.
    pub(crate) fn new(settings: &SettingsSnapshot, ticket: Ticket) -> Result<Self> {
        let team = settings.team(ticket.team)?.team.clone();
        Ok(Self { ticket, team })
    }

    /// The ticket of a case, if it has one.
    pub(crate) fn of(case: &Case<'_>) -> Result<Option<Self>> {
        let ticket = case.ticket.clone();
        ticket
            .map(|ticket| Self::new(&case.settings, ticket))
            .transpose()
    }
}
