//! The trigger message: the natural key of an escalation.

use super::Intake;
use crate::domain::case::ticket::Ticket;
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::intake::conversations::LockedConversation;
use crate::storage::{AnyConnection, escalations};

impl Intake<'_> {
    fn trigger_message(&self) -> Option<&str> {
        self.input.packet.trigger.as_ref()?.message_id.as_deref()
    }

    /// The ticket the trigger message belongs to already.
    pub(super) fn known(
        &self,
        conn: &mut AnyConnection,
        started: &LockedConversation,
    ) -> Result<Option<Ticket>> {
        match self.trigger_message() {
            Some(message) if !started.is_new => Ok(escalations::ticket_of(
                conn,
                started.conversation.id,
                message,
            )?),
            Some(_) | None => Ok(None),
        }
    }

    /// A retry of it finds this ticket.
    pub(super) fn remember_trigger(&self, case: &mut Case<'_>) {
        if let Some(message) = self.trigger_message() {
            let (message, now) = (message.to_owned(), self.now);
            case.later(move |conn, rows| match rows.ticket {
                Some(ticket) => {
                    let conversation = rows.conversation;
                    Ok(escalations::remember(
                        conn,
                        conversation,
                        ticket,
                        &message,
                        now,
                    )?)
                }
                None => Ok(()),
            });
        }
    }
}
