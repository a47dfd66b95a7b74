//! The choice of an agent, made again from what it was made from.

use crate::domain::base::ids::TicketId;
use crate::domain::dispatch::Decision;
use crate::services::dispatch::Dispatch;
use crate::services::error::{Noun, Result, ServiceError};
use crate::storage::{decisions, tickets};

/// Choices of a ticket that are made again: the newest.
const CHOICES: i64 = 200;

/// A choice as it is stored, and as it comes out now.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceAgain {
    /// As it was made.
    pub stored: Decision,
    /// Made again from the stored candidates.
    pub again: Decision,
}

impl ChoiceAgain {
    /// Whether both chose alike, and ranked and left out everybody alike.
    pub fn is_same(&self) -> bool {
        self.stored == self.again
    }
}

impl Dispatch<'_> {
    /// Every choice of an agent for a ticket, oldest first, made again.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn choices_again(self, ticket: TicketId) -> Result<Vec<ChoiceAgain>> {
        self.services
            .read(move |conn| {
                tickets::find(conn, ticket)?.ok_or(ServiceError::NotFound(Noun::Ticket))?;
                let stored = decisions::of_ticket(conn, ticket, CHOICES)?
                    .into_iter()
                    .rev();
                let again = stored.map(|stored| ChoiceAgain {
                    again: stored.again(),
                    stored,
                });
                Ok(again.collect())
            })
            .await
    }
}
