//! What agents set at a ticket by hand: its tags, and how urgent it is.

use crate::domain::base::ids::TicketId;
use crate::domain::base::words::Priority;
use crate::domain::case::access::Action;
use crate::domain::case::lifecycle::{Refused, Status};
use crate::domain::case::tag::TagName;
use crate::domain::log::{Happened, PriorityChanged};
use crate::services::case::Case;
use crate::services::case::commanded::{Commanded, Commander};
use crate::services::desk::Desk;
use crate::services::error::{Result, ServiceError};
use std::borrow::Cow;

impl Desk<'_> {
    /// Puts tags on a ticket, and takes others off it. A retry changes nothing.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Invalid`] if it would have too many.
    pub(crate) async fn tag(
        self,
        by: Commander,
        ticket: TicketId,
        add: Vec<TagName>,
        remove: Vec<TagName>,
    ) -> Result<Commanded> {
        self.services
            .command(by, ticket, Action::Note, move |case, _| {
                let add = without_secrets(case, add.iter().map(TagName::as_str))?;
                case.change_tags(&add, &remove)
            })
            .await
    }

    /// Makes a ticket more or less urgent: its place in the queue and its deadline follow.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; a closed ticket is refused.
    pub(crate) async fn prioritise(
        self,
        by: Commander,
        ticket: TicketId,
        priority: Priority,
    ) -> Result<Commanded> {
        let set = self
            .services
            .command(by, ticket, Action::Note, move |case, _| {
                if let Status::Closed(outcome) = case.ticket()?.status {
                    return Err(ServiceError::Refused {
                        refused: Refused::Closed(outcome),
                        owner: None,
                    });
                }
                set_priority(case, priority)
            })
            .await?;
        // Another ticket may be the next one now.
        self.services.router.notify_one();
        Ok(set)
    }
}

/// Makes the case's ticket more or less urgent, and says so in the log.
pub(super) fn set_priority(case: &mut Case<'_>, priority: Priority) -> Result<()> {
    let from = case.ticket()?.priority;
    if from == priority {
        return Ok(());
    }
    case.set_priority(priority)?;
    let told = PriorityChanged { from, to: priority };
    case.record(Happened::PriorityChanged(told));
    Ok(())
}

/// The names without what the ticket's team never wants to see.
pub(super) fn without_secrets<'n>(
    case: &Case<'_>,
    names: impl Iterator<Item = &'n str>,
) -> Result<Vec<TagName>> {
    let masked = names.map(|name| case.without_secrets(name));
    let masked: Vec<Cow<'_, str>> = masked.collect::<Result<_>>()?;
    Ok(masked
        .iter()
        .filter_map(|name| TagName::cut(name))
        .collect())
}
