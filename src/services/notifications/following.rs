//! An agent follows a conversation, or no longer does.

use super::Inbox;
use crate::domain::base::ids::TicketId;
use crate::domain::case::actor::Actor;
use crate::services::error::Result;
use crate::services::reading::readable;
use crate::storage::followers;

impl Inbox<'_> {
    /// Follows the conversation of a ticket, or stops; again changes nothing.
    ///
    /// # Errors
    /// `ServiceError::NotFound`.
    pub(crate) async fn follow(self, actor: Actor, ticket: TicketId, follows: bool) -> Result<()> {
        let now = self.services.clock.now();
        self.services
            .record(move |conn| {
                let found = readable(conn, &actor, ticket)?;
                match follows {
                    true => followers::add(conn, found.conversation, actor.id, now)?,
                    false => followers::remove(conn, found.conversation, actor.id)?,
                }
                Ok(())
            })
            .await
    }
}
