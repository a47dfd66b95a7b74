//! Putting a ticket off: it comes back at its time, or when the customer speaks.

use crate::domain::base::ids::TicketId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::time::Moment;
use crate::domain::case::access::Action;
use crate::domain::case::actor::Actor;
use crate::domain::case::lifecycle::{Command, Status};
use crate::domain::desk::desk_fault::DeskFault;
use crate::services::case::Case;
use crate::services::case::commanded::{Commanded, Commander};
use crate::services::desk::Desk;
use crate::services::desk::send_guard::{self, Seen};
use crate::services::error::{Result, ServiceError};
use std::time::Duration;

/// For how many days a ticket may be put off.
const SNOOZE_MAX_DAYS: u64 = 30;

/// For how long a ticket may be put off.
pub(crate) const SNOOZE_MAX: Duration = Duration::from_secs(SNOOZE_MAX_DAYS * 24 * 3600);

impl Desk<'_> {
    /// Puts a ticket off until then; again with another time moves it.
    ///
    /// # Errors
    /// [`ServiceError::NewerMessages`], [`ServiceError::Invalid`], [`ServiceError::Refused`], [`ServiceError::Forbidden`],
    /// [`ServiceError::NotFound`].
    pub(crate) async fn snooze(
        self,
        by: Commander,
        ticket: TicketId,
        until: Moment,
        seen: Seen,
    ) -> Result<Commanded> {
        let now = self.services.clock.now();
        check(until, now)?;
        self.services
            .command(by, ticket, Action::Answer, move |case, actor| {
                if case.ticket()?.owner() == Some(actor.id) {
                    send_guard::guard(case, actor, seen)?;
                }
                put_off(case, actor, until)
            })
            .await
    }
}

pub(super) fn put_off(case: &mut Case<'_>, actor: &Actor, until: Moment) -> Result<()> {
    if let Status::Active(_) | Status::Snoozed(_) = case.ticket()?.status {
        case.ticket_mut()?.snoozed_until = Some(until);
    }
    if !case.apply(Command::Snooze { by: actor.id })? {
        case.set_timers()?;
    }
    Ok(())
}

/// Puts the case's ticket off until the customer writes, which ends every snooze: otherwise as long as a ticket may be.
pub(super) fn until_reply(case: &mut Case<'_>, actor: &Actor) -> Result<()> {
    let until = case.now.plus(SNOOZE_MAX);
    put_off(case, actor, until)
}

fn check(until: Moment, now: Moment) -> Result<()> {
    let fault = match until {
        until if until <= now => DeskFault::Past,
        until if until > now.plus(SNOOZE_MAX) => DeskFault::TooLate(SNOOZE_MAX_DAYS),
        _ => return Ok(()),
    };
    Err(ServiceError::Invalid(vec![FieldError::new(
        "/until", fault,
    )]))
}
