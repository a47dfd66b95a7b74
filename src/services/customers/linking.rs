//! Records of customers that are one person's: agents say so, and take it back. Nothing is merged.

use super::{Customers, seen_by};
use crate::domain::case::actor::Actor;
use crate::services::error::Result;
use crate::storage::customer_links;

impl Customers<'_> {
    /// Says that two records are one person's. Saying it again changes nothing.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`](crate::services::ServiceError::NotFound) unless the actor may see both.
    pub(crate) async fn link(self, actor: Actor, one: String, other: String) -> Result<()> {
        let clock = self.services.clock.clone();
        self.services
            .change(move |conn, settings| {
                let actor = settings.as_set_now(&actor)?;
                let one = seen_by(conn, &actor, &one)?.customer.id;
                let other = seen_by(conn, &actor, &other)?.customer.id;
                customer_links::link(conn, (one, other), actor.id, clock.now())?;
                Ok(())
            })
            .await
    }

    /// Says that a record is not the same person's as another one. Saying it again changes nothing.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`](crate::services::ServiceError::NotFound) unless the actor may see both.
    pub(crate) async fn unlink(self, actor: Actor, one: String, other: String) -> Result<()> {
        let clock = self.services.clock.clone();
        self.services
            .change(move |conn, settings| {
                let actor = settings.as_set_now(&actor)?;
                let from = seen_by(conn, &actor, &one)?.customer.id;
                let other = seen_by(conn, &actor, &other)?.customer.id;
                customer_links::unlink(conn, (other, from), actor.id, clock.now())?;
                Ok(())
            })
            .await
    }
}
