//! The snapshot a node holds, and how a transaction makes sure that it is the one that holds.

use super::SettingsSnapshot;
use crate::services::Services;
use crate::services::error::Result;
use crate::storage::{AnyConnection, settings_revision};
use std::sync::{Arc, Mutex, PoisonError};

/// How often a transaction begins again because settings were changed meanwhile. After that it reads them itself: it
/// holds them then, and gets to its end however often they change.
const TRIES: u32 = 3;

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

impl Services {
    /// Runs a use case in one transaction, under the settings that hold in it: they do not change before it ends.
    /// It runs again when they have been changed since they were read.
    pub(crate) async fn settled<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut AnyConnection, &Arc<SettingsSnapshot>) -> Result<T> + Send + Sync + 'static,
    {
        let work = Arc::new(work);
        for _ in 0..TRIES {
            let (held, work) = (self.held.now(), work.clone());
            let believed = held.clone();
            let done = self.write(move |conn| -> Result<Option<T>> {
                match settings_revision::hold(conn)? == held.revision() {
                    true => work(conn, &held).map(Some),
                    false => Ok(None),
                }
            });
            match done.await? {
                Some(done) => return Ok(done),
                None => self.renew(&believed).await?,
            }
        }
        let before = self.held.now();
        let done = self.write(move |conn| {
            settings_revision::hold(conn)?;
            let settings = SettingsSnapshot::load(conn, &before)?;
            work(conn, &Arc::new(settings))
        });
        done.await
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
        let newer = self
            .read(move |conn| SettingsSnapshot::load(conn, &held))
            .await?;
        let (revision, compiled) = (newer.revision(), newer.compiled());
        tracing::debug!(revision, compiled, "Settings read at revision {revision}");
        self.held.replace(Arc::new(newer));
        Ok(())
    }
}
