//! What Baton keeps on the disk is for its own user alone: conversations, password hashes, mails.

use crate::config::Config;
use crate::delivery::mail::{is_mail, mail_folder};
use crate::storage::file_modes::{ClosedFolder, close_file, close_folder};
use crate::storage::file_store::{self, FileStore};
use crate::storage::{Database, connection};
use rustix::fs::Mode;
use std::io;
use std::path::Path;

/// From here on, files that this process makes get at most 0600, and directories 0700, whoever started it.
pub(crate) fn make_for_owner_only() {
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
}

/// Closes what is there from releases that left it open: the database and the files beside it, mails and files. Whatever
/// else is in their directories belongs to the operator.
pub(crate) fn close_what_is_there(config: &Config) {
    match &config.database {
        #[cfg(feature = "postgres")]
        Database::Postgres(_) => {}
        Database::Sqlite(path) => {
            for file in connection::sqlite_files(path) {
                say_file(&file, close_file(&file));
            }
        }
    }
    if let FileStore::Directory(folder) = &config.files.store {
        say_folder(folder, close_folder(folder, file_store::is_ours));
    }
    if let Some(folder) = mail_folder(&config.mail.transport) {
        say_folder(folder, close_folder(folder, is_mail));
    }
}

fn say_file(file: &Path, closed: io::Result<bool>) {
    let file = file.display();
    match closed {
        Ok(true) => tracing::warn!(%file, "Other users could read {file}; that is over"),
        Ok(false) => {}
        Err(error) => {
            tracing::warn!(%file, %error, "Other users may read {file}: `chmod 600` it");
        }
    }
}

fn say_folder(folder: &Path, closed: io::Result<ClosedFolder>) {
    let folder = folder.display();
    let ClosedFolder { closed, is_shared } = match closed {
        Ok(closed) => closed,
        Err(error) => {
            return tracing::warn!(%folder, %error, "Other users may read what is in {folder}");
        }
    };
    if closed > 0 {
        tracing::warn!(%folder, closed, "Other users could read what is in {folder}; that is over");
    }
    if is_shared {
        tracing::warn!(%folder, "Other users may list {folder}, and it is not Baton's alone: give Baton a directory of its own");
    }
}
