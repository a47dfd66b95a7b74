//! Removing files that never became part of a conversation.

use super::super::error::Result;
use super::{KEPT, broken, off_thread};
use crate::services::files::Files;
use crate::storage::file_store::{FileStore, id_of};
use crate::storage::files;
use std::collections::HashSet;

/// Files that are removed in one transaction.
const BATCH: i64 = 100;

impl Files<'_> {
    /// Removes files that nobody has referred to in time, then what is left of others in the directory:
    /// a row is stored after its bytes and removed before them, so bytes without a row are nobody's.
    ///
    /// # Errors
    /// Storage; what is left is swept again.
    pub(crate) async fn sweep_files(self) -> Result<()> {
        let now = self.services.clock.now();
        loop {
            let gone = self
                .services
                .record(move |conn| Ok(files::sweep(conn, now, BATCH)?))
                .await?;
            let store = self.services.settings.files.store.clone();
            let full = i64::try_from(gone.len()).is_ok_and(|gone| gone == BATCH);
            off_thread(move || {
                gone.iter()
                    .try_for_each(|token| store.remove(&token.0).map_err(broken))
            })
            .await?;
            if !full {
                break;
            }
        }
        match self.services.settings.files.store {
            FileStore::Database => Ok(()),
            FileStore::Directory(_) => self.sweep_orphans().await,
        }
    }

    async fn sweep_orphans(self) -> Result<()> {
        let before = self.services.clock.now().minus(KEPT);
        let store = self.services.settings.files.store.clone();
        let names = off_thread(move || store.older_than(before).map_err(broken)).await?;
        for names in names.chunks(500) {
            let ids: Vec<String> = names.iter().map(|name| id_of(name).to_owned()).collect();
            let known = self
                .services
                .read(move |conn| Ok(files::known(conn, ids)?))
                .await?;
            let known: HashSet<String> = known.into_iter().collect();
            // What was never finished has no row under its own name.
            let orphans: Vec<String> = names
                .iter()
                .filter(|name| !known.contains(*name))
                .cloned()
                .collect();
            let store = self.services.settings.files.store.clone();
            off_thread(move || {
                orphans
                    .iter()
                    .try_for_each(|name| store.remove(name).map_err(broken))
            })
            .await?;
        }
        Ok(())
    }
}
