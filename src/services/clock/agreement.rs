//! Nodes over one database count by its clock: deadlines and leases that one node sets are compared with the time of
//! another. On SQLite there is one clock.

use crate::services::clock::{Clock, Timekeeper};
use crate::services::error::Result;
use crate::storage::database_time;

/// Clocks that differ by more than this, in microseconds, are worth a warning: the machine should be synchronised.
const WORTH_TELLING: i64 = 2_000_000;

/// How often the clocks are compared in one go; the quickest answer counts.
const COMPARED: usize = 3;

impl Timekeeper<'_> {
    /// Compares the machine's clock with the database's and goes by that. Returns by how many microseconds the
    /// database's is ahead; nothing where there is only one clock.
    ///
    /// # Errors
    /// Storage; the clock stays as it was.
    pub async fn agree_on_time(self) -> Result<Option<i64>> {
        let machine = Clock::system();
        let mut best: Option<(i64, i64)> = None;
        for _ in 0..COMPARED {
            let asked = machine.now().micros();
            let told = self
                .services
                .look_up(|conn| Ok(database_time::now(conn)?))
                .await?;
            let Some(told) = told else { return Ok(None) };
            let answered = machine.now().micros();
            let took = (answered - asked).abs();
            // It was read somewhere in between.
            let ahead = told.micros() - asked.midpoint(answered);
            if best.is_none_or(|(least, _)| took < least) {
                best = Some((took, ahead));
            }
        }
        // What lies within the time of the answer itself is no difference.
        let ahead = best.map(|(took, ahead)| if ahead.abs() > took { ahead } else { 0 });
        if let Some(ahead) = ahead {
            self.services.clock.go_by_database(ahead);
            if ahead.abs() > WORTH_TELLING {
                tracing::error!(
                    database_ahead_ms = ahead / 1000,
                    "This machine's clock and the database's differ; Baton goes by the database's. Synchronise both"
                );
            }
        }
        Ok(ahead)
    }
}
