//! Removes old records of the security log.

use super::Timekeeper;
use crate::domain::base::time::Moment;
use crate::services::error::Result;
use crate::storage::{AnyConnection, security_log};

/// Records of the security log that are removed in one transaction.
const CUT_AT_ONCE: i64 = 500;

impl Timekeeper<'_> {
    /// Removes records of the security log that are older than they are kept. Each batch is a transaction of its own, so
    /// nobody waits long for it.
    pub(super) async fn sweep_security_log(self, now: Moment) -> Result<()> {
        let before = now.minus(self.services.settings.security_log_kept);
        let mut removed = 0;
        loop {
            let cut =
                move |conn: &mut AnyConnection| Ok(security_log::sweep(conn, before, CUT_AT_ONCE)?);
            let batch = self.services.record(cut).await?;
            removed += batch;
            if i64::try_from(batch).is_ok_and(|batch| batch < CUT_AT_ONCE) {
                break;
            }
        }
        if removed > 0 {
            tracing::info!(removed, "Old records of the security log were removed");
        }
        Ok(())
    }
}
