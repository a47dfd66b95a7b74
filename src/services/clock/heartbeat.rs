//! Whether storage can be read and written. Whoever asks finds out by doing it.

use crate::services::clock::Timekeeper;
use crate::services::error::{Result, ServiceError};
use crate::storage::heartbeats;
use crate::storage::schema_fit::{SchemaFit, fit};

/// Rows that heartbeats share: nodes seldom meet in one, and none is left behind by each that is gone.
const SLOTS: i64 = 64;

/// What is wrong with storage, for operators; nothing where all is well.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct StorageHealth {
    /// Reading.
    pub(crate) read: Option<String>,
    /// The schema.
    pub(crate) schema: Option<String>,
    /// Writing.
    pub(crate) write: Option<String>,
}

impl StorageHealth {
    /// What is wrong when nothing answered at all.
    pub(crate) fn silent() -> Self {
        let silent = || Some("storage does not answer".to_owned());
        Self {
            read: silent(),
            schema: silent(),
            write: silent(),
        }
    }

    /// Whether everything is well.
    pub(crate) fn is_well(&self) -> bool {
        *self == Self::default()
    }
}

impl Timekeeper<'_> {
    /// Reads and writes once, on connections of the pool, and says how it went.
    pub(crate) async fn heartbeat(self) -> StorageHealth {
        let (read, write) = futures_util::future::join(self.schema_fit(), self.beat()).await;
        let (read, schema) = match read {
            Ok(SchemaFit::Fits) => (None, None),
            Ok(SchemaFit::Missing(missing)) => {
                (None, Some(format!("{missing} migrations are missing")))
            }
            Ok(SchemaFit::LeftBehind) => {
                let newer = "a newer baton has taken away what this one uses";
                (None, Some(newer.to_owned()))
            }
            Err(error) => (Some(error.to_string()), None),
        };
        StorageHealth {
            read,
            schema,
            write: write.err().map(|error: ServiceError| error.to_string()),
        }
    }

    async fn schema_fit(self) -> Result<SchemaFit> {
        let fit = |conn: &mut _| Ok(fit(conn)?);
        self.services.read(fit).await
    }

    async fn beat(self) -> Result<()> {
        let now = self.services.clock.now();
        let slot = i64::from(rand::random::<u8>()) % SLOTS;
        self.services
            .record(move |conn| Ok(heartbeats::beat(conn, slot, now)?))
            .await
    }
}
