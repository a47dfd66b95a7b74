//! Where the bytes of files are: in the database, or in a directory beside it.

use crate::domain::base::ids::Token;
use crate::domain::base::time::Moment;
use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

/// Where the bytes of files are kept. What is in the database is found there also after a directory was set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum FileStore {
    /// In the table `file_bodies`, in the transaction of the row.
    #[default]
    Database,
    /// In a directory, one file each, called by its id; there before its row is.
    Directory(PathBuf),
}

/// What a file is called while it is written.
const UNFINISHED: &str = ".part";

/// How the names of our own files begin.
const OURS: &str = "fil_";

/// What is written to find out whether the directory can be written.
const PROBE: &str = "probe.part";

impl FileStore {
    /// Makes sure that the directory is there and can be written.
    ///
    /// # Errors
    /// The file system's.
    pub(crate) fn open(&self) -> io::Result<()> {
        match self {
            Self::Database => Ok(()),
            Self::Directory(directory) => {
                fs::create_dir_all(directory)?;
                let probe = directory.join(PROBE);
                fs::write(&probe, b"")?;
                fs::remove_file(probe)
            }
        }
    }

    /// Writes the bytes so that they survive a power cut; does nothing for the database.
    ///
    /// # Errors
    /// The file system's; then nothing is left under the id.
    pub(crate) fn write(&self, token: &Token, bytes: &[u8]) -> io::Result<()> {
        let Self::Directory(directory) = self else {
            return Ok(());
        };
        let (part, whole) = (
            directory.join(format!("{token}{UNFINISHED}")),
            directory.join(&token.0),
        );
        let written = fs::File::create_new(&part).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&part, &whole)?;
            fs::File::open(directory)?.sync_all()
        });
        if written.is_err() {
            // What cannot be removed now is swept later.
            fs::remove_file(&part).unwrap_or_default();
        }
        written
    }

    /// Reads the bytes of a file that is not in the database.
    ///
    /// # Errors
    /// The file system's.
    pub(crate) fn read(&self, token: &Token) -> io::Result<Vec<u8>> {
        match self {
            Self::Database => Err(io::ErrorKind::NotFound.into()),
            Self::Directory(directory) => fs::read(directory.join(&token.0)),
        }
    }

    /// Removes a file; one that is gone already is removed.
    ///
    /// # Errors
    /// The file system's.
    pub(crate) fn remove(&self, name: &str) -> io::Result<()> {
        let Self::Directory(directory) = self else {
            return Ok(());
        };
        match fs::remove_file(directory.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// The names of our own files that were last written before this moment.
    ///
    /// # Errors
    /// The file system's.
    pub(crate) fn older_than(&self, moment: Moment) -> io::Result<Vec<String>> {
        let Self::Directory(directory) = self else {
            return Ok(Vec::new());
        };
        let mut names = Vec::new();
        for entry in fs::read_dir(directory)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let written = Moment::new(entry.metadata()?.modified()?.into());
            if name.starts_with(OURS) && written < moment {
                names.push(name);
            }
        }
        Ok(names)
    }
}

/// Whether a file of this name in the directory is one of ours.
pub(crate) fn is_ours(name: &str) -> bool {
    name.starts_with(OURS) || name == PROBE
}

/// The id of the file that is or was to be called so.
pub(crate) fn id_of(name: &str) -> &str {
    name.trim_end_matches(UNFINISHED)
}
