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
                let add = without_secrets(case, &add)?;
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
                let (status, from) = (case.ticket()?.status, case.ticket()?.priority);
                if let Status::Closed(outcome) = status {
                    return Err(ServiceError::Refused {
                        refused: Refused::Closed(outcome),
                        owner: None,
                    });
                }
                if from == priority {
                    return Ok(());
                }
                case.set_priority(priority)?;
                let told = PriorityChanged { from, to: priority };
                case.record(Happened::PriorityChanged(told));
                Ok(())
            })
            .await?;
        // Another ticket may be the next one now.
        self.services.router.notify_one();
        Ok(set)
    }
}

/// The names without what the ticket's team never wants to see.
fn without_secrets(case: &Case<'_>, names: &[TagName]) -> Result<Vec<TagName>> {
    let masked = names.iter().map(|name| case.without_secrets(name.as_str()));
    let masked: Vec<Cow<'_, str>> = masked.collect::<Result<_>>()?;
    Ok(masked
        .iter()
        .filter_map(|name| TagName::cut(name))
        .collect())
}
