//! A consistent copy of the SQLite database.

use super::connection::{AnyConnection, Database, Purpose, connect};
use super::error::StorageError;
use diesel::RunQueryDsl;
use diesel::sql_types::Text;
use std::path::Path;

/// Writes a copy as of now to a new file. Readers and the writer go on meanwhile.
///
/// # Errors
/// [`StorageError::Broken`] when the file cannot be written.
pub(crate) fn to_file(database: &Database, file: &Path) -> Result<(), StorageError> {
    match connect(database, Purpose::Write)? {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => Err(StorageError::Broken("not a SQLite database".into())),
        AnyConnection::Sqlite(mut conn) => {
            diesel::sql_query("VACUUM INTO ?")
                .bind::<Text, _>(file.to_string_lossy())
                .execute(&mut conn)?;
            Ok(())
        }
    }
}
