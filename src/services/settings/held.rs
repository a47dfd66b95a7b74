//! The snapshot a node holds, and how a transaction makes sure that it is the one that holds.

use super::SettingsSnapshot;
use crate::domain::base::ids::TeamId;
use crate::domain::text::redaction::Masks;
use crate::domain::text::searches::Searches;
use crate::services::Services;
use crate::services::error::{Result, ServiceError};
use crate::services::settings::off_thread::off_thread;
use crate::storage::transaction::Raced;
use crate::storage::{AnyConnection, StorageError, settings_revision};
use std::sync::{Arc, Mutex, PoisonError};

/// How often a transaction begins again because settings were changed meanwhile. After that it reads them itself: it
/// holds them then, and gets to its end however often they change.
const TRIES: u32 = 3;

/// How often a transaction begins again because it needs more searches. After that it does them itself.
const SEARCHED: u32 = 8;

/// The newest snapshot of a node. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct HeldSettings {
    newest: Arc<Mutex<Arc<SettingsSnapshot>>>,
    /// Held while a newer one is read: everybody who finds it stale waits for one read.
    renewing: Arc<tokio::sync::Mutex<()>>,
}

impl HeldSettings {
    /// The newest that this node has read: it may have been changed since.
    pub(crate) fn now(&self) -> Arc<SettingsSnapshot> {
        let newest = self.newest.lock();
        newest.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn replace(&self, newer: Arc<SettingsSnapshot>) {
        *self.newest.lock().unwrap_or_else(PoisonError::into_inner) = newer;
    }
}

/// The result of a read: its answer, or the work itself if it must run again.
enum ReadAttempt<T, F> {
    Done(T),
    Stale(F),
}

/// Why a transaction was given up.
enum GivenUp {
    /// It needs more searches than a transaction may do.
    Searches,
    /// The settings were changed since they were read.
    Stale,
    /// The use case did not happen.
    Refused(ServiceError),
}

impl From<ServiceError> for GivenUp {
    fn from(error: ServiceError) -> Self {
        Self::Refused(error)
    }
}

impl From<StorageError> for GivenUp {
    fn from(error: StorageError) -> Self {
        Self::Refused(error.into())
    }
}

impl From<diesel::result::Error> for GivenUp {
    fn from(error: diesel::result::Error) -> Self {
        Self::Refused(error.into())
    }
}

impl Raced for GivenUp {
    fn raced(&self) -> bool {
        match self {
            Self::Searches | Self::Stale => false,
            Self::Refused(error) => error.raced(),
        }
    }

    fn of_storage(&self) -> Option<&StorageError> {
        match self {
            Self::Searches | Self::Stale => None,
            Self::Refused(error) => error.of_storage(),
        }
    }
}

impl Services {
    /// Runs a use case in one transaction, under the settings that hold in it: they do not change before it ends.
    /// It runs again when they have been changed since they were read, and when it needs searches that a transaction
    /// has no time for.
    pub(crate) async fn settled<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut AnyConnection, &Arc<SettingsSnapshot>) -> Result<T> + Send + Sync + 'static,
    {
        self.settled_after(Searches::default(), work).await
    }

    /// The same, with searches that were done ahead.
    pub(crate) async fn settled_after<T, F>(&self, searches: Searches, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut AnyConnection, &Arc<SettingsSnapshot>) -> Result<T> + Send + Sync + 'static,
    {
        let work = Arc::new(work);
        let (mut tries, mut searched) = (0, 0);
        loop {
            let (held, work, known) = (self.held.now(), work.clone(), searches.clone());
            let believed = held.clone();
            let (reads_itself, at_last) = (tries >= TRIES, searched >= SEARCHED);
            let done = self.write_or(move |conn| -> std::result::Result<T, GivenUp> {
                let is_current = settings_revision::hold(conn)? == held.revision();
                let settings = match (is_current, reads_itself) {
                    (true, _) => held.clone(),
                    (false, true) => Arc::new(SettingsSnapshot::load(conn, &held)?),
                    (false, false) => return Err(GivenUp::Stale),
                };
                let done = match at_last {
                    true => known.at_last(|| work(conn, &settings)),
                    false => known.in_transaction(|| work(conn, &settings)),
                };
                Ok(done.ok_or(GivenUp::Searches)??)
            });
            match done.await {
                Ok(done) => return Ok(done),
                Err(GivenUp::Refused(error)) => return Err(error),
                Err(GivenUp::Stale) => {
                    tries += 1;
                    self.renew(&believed).await?;
                }
                Err(GivenUp::Searches) => {
                    searched += 1;
                    let put_off = searches.clone();
                    off_thread(move || put_off.catch_up()).await?;
                }
            }
        }
    }

    /// Reads on one snapshot of the database, with the settings that hold in it.
    pub(crate) async fn read_settled<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut AnyConnection, &Arc<SettingsSnapshot>) -> Result<T> + Send + 'static,
    {
        let mut work = work;
        for _ in 0..TRIES {
            let held = self.held.now();
            let believed = held.clone();
            let looked = self.read(move |conn| -> Result<ReadAttempt<T, F>> {
                match settings_revision::current(conn)? == held.revision() {
                    true => work(conn, &held).map(ReadAttempt::Done),
                    false => Ok(ReadAttempt::Stale(work)),
                }
            });
            work = match looked.await? {
                ReadAttempt::Done(done) => return Ok(done),
                ReadAttempt::Stale(work) => work,
            };
            self.renew(&believed).await?;
        }
        let before = self.held.now();
        let looked = self.read(move |conn| {
            let settings = SettingsSnapshot::load(conn, &before)?;
            work(conn, &Arc::new(settings))
        });
        looked.await
    }

    /// The settings that hold now.
    ///
    /// # Errors
    /// Storage.
    pub async fn settings_snapshot(&self) -> Result<Arc<SettingsSnapshot>> {
        self.read_settled(|_, settings| Ok(settings.clone())).await
    }

    /// Reads a newer snapshot than this one, unless somebody has done so.
    async fn renew(&self, stale: &SettingsSnapshot) -> Result<()> {
        let _renewing = self.held.renewing.lock().await;
        let held = self.held.now();
        if held.revision() != stale.revision() {
            return Ok(());
        }
        let now = self.clock.now();
        let newer = self.read(move |conn| {
            let newer = SettingsSnapshot::load(conn, &held)?;
            newer.look_ahead(now);
            Ok(newer)
        });
        let newer = newer.await?;
        let (revision, compiled) = (newer.revision(), newer.compiled());
        tracing::debug!(revision, compiled, "Settings read at revision {revision}");
        self.held.replace(Arc::new(newer));
        Ok(())
    }
}

impl Services {
    /// Does what the masks of a team are going to search in a transaction, before it begins and off the threads that
    /// serve everybody.
    pub(crate) async fn mask_ahead(
        &self,
        team: TeamId,
        mask: impl FnOnce(&Masks) + Send + 'static,
    ) -> Result<Searches> {
        let (searches, held) = (Searches::default(), self.held.now());
        if let Some(team) = held.team_by_id(team).filter(|team| !team.masks.is_empty()) {
            let (searches, masks) = (searches.clone(), team.masks.clone());
            off_thread(move || searches.ahead(|| mask(&masks))).await?;
        }
        Ok(searches)
    }
}
