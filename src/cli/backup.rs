//! `baton backup FILE`: a consistent copy of the SQLite database, also while it is served.

use super::Failure;
use crate::config::Config;
use crate::storage::{Database, backup};
use std::path::Path;

/// Copies the database to a file that must not exist.
///
/// # Errors
/// The file exists, cannot be written, or the database is not SQLite.
pub(crate) fn run(config: &Config, file: &Path) -> Result<(), Failure> {
    match &config.database {
        #[cfg(feature = "postgres")]
        Database::Postgres(_) => {
            Err("backup copies SQLite; for PostgreSQL use pg_dump (docs/operations.md)".into())
        }
        Database::Sqlite(path) if !path.exists() => {
            Err(format!("there is no database at {}", path.display()).into())
        }
        Database::Sqlite(_) => {
            if file.exists() {
                return Err(format!("{} already exists: name a new file", file.display()).into());
            }
            backup::to_file(&config.database, file)?;
            println!("Backed up to {}", file.display());
            Ok(())
        }
    }
}
