//! Putting a ticket off: it comes back at its time, or when the customer speaks.

use super::Services;
use super::case::Case;
use super::claiming::{finished, require};
use super::error::{Result, ServiceError};
use crate::domain::access::{Action, Actor};
use crate::domain::ids::TicketId;
use crate::domain::invalid::FieldError;
use crate::domain::lifecycle::{Command, Status};
use crate::domain::ticket::Ticket;
use crate::domain::time::Moment;
use std::sync::Arc;
use std::time::Duration;

/// For how long a ticket may be put off.
pub const SNOOZE_MAX: Duration = Duration::from_secs(30 * 24 * 3600);

impl Services {
    /// Puts a ticket off until then; again with another time moves it.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`], [`ServiceError::Refused`], [`ServiceError::Forbidden`],
    /// [`ServiceError::NotFound`].
    pub async fn snooze(&self, actor: Actor, ticket: TicketId, until: Moment) -> Result<Ticket> {
        let now = self.clock.now();
        check(until, now)?;
        let actor = Arc::new(actor);
        self.change(move |conn, settings| {
            let mut case = Case::of_ticket(conn, settings, ticket, now)?;
            require(&actor, Action::Answer, case.ticket()?)?;
            if let Status::Active(_) | Status::Snoozed(_) = case.ticket()?.status {
                case.ticket_mut()?.snoozed_until = Some(until);
            }
            if !case.apply(Command::Snooze { by: actor.id })? {
                case.set_timers()?;
            }
            finished(case)
        })
        .await
    }
}

fn check(until: Moment, now: Moment) -> Result<()> {
    let detail = match until {
        until if until <= now => "must lie in the future",
        until if until > now.plus(SNOOZE_MAX) => "at most 30 days from now",
        _ => return Ok(()),
    };
    Err(ServiceError::Invalid(vec![FieldError::new(
        "/until", detail,
    )]))
}
