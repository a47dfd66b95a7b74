//! The outbox from the side of those who work it off: lease, then record how it went.

use crate::domain::base::ids::DeliveryId;
use crate::domain::base::time::Moment;
use crate::services::clock::Timekeeper;
use crate::services::error::Result;
use crate::storage::outbox::{self, Delivery};
use std::time::Duration;

/// How long a worker may take for one delivery before another may try: longer than any attempt lasts.
const LEASE: Duration = Duration::from_secs(120);

/// How a delivery went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivered {
    /// It was sent.
    Done,
    /// Try again then.
    Again {
        /// Why, for managers and logs: no addresses.
        error: String,
        /// When.
        next_at: Moment,
    },
    /// It will never work.
    Dead {
        /// Why.
        error: String,
    },
}

impl Timekeeper<'_> {
    /// Up to `limit` deliveries that are due, oldest first. Whoever wants to send one leases it first.
    ///
    /// # Errors
    /// Storage.
    pub async fn due_deliveries(self, limit: i64) -> Result<Vec<DeliveryId>> {
        let now = self.services.clock.now();
        self.services
            .read(move |conn| Ok(outbox::due(conn, now, limit)?))
            .await
    }

    /// Leases a delivery; nothing when somebody else has it or has sent it.
    ///
    /// # Errors
    /// Storage.
    pub async fn lease_delivery(self, id: DeliveryId) -> Result<Option<Delivery>> {
        let now = self.services.clock.now();
        self.services
            .record(move |conn| Ok(outbox::lease(conn, id, now, now.plus(LEASE))?))
            .await
    }

    /// Gives leases back whose deliveries were cut short by a stop: they are due again, and the attempt does not count.
    ///
    /// # Errors
    /// Storage; then the leases run out.
    pub async fn give_back(self, ids: Vec<DeliveryId>) -> Result<()> {
        self.services
            .record(move |conn| Ok(outbox::give_back(conn, &ids)?))
            .await
    }

    /// Records how a delivery went.
    ///
    /// # Errors
    /// Storage; then the lease runs out and the delivery is tried again.
    pub async fn record_delivery(self, id: DeliveryId, went: Delivered) -> Result<()> {
        let now = self.services.clock.now();
        self.services
            .record(move |conn| {
                match &went {
                    Delivered::Done => outbox::done(conn, id, now)?,
                    Delivered::Again { error, next_at } => {
                        outbox::again(conn, id, error, *next_at)?;
                    }
                    Delivered::Dead { error } => outbox::dead(conn, id, error, now)?,
                }
                Ok(())
            })
            .await
    }
}
