//! What a database says about the releases that can work with it.

use super::connection::{AnyConnection, on_backend};
use super::error::StorageError;
use super::schema::schema_support::dsl;
use diesel::prelude::*;
use diesel::sql_types::Bool;

/// The newest migration that a baton must know to work with the database. Nothing if the schema is older than the table
/// that says it.
///
/// # Errors
/// The database cannot be read, or the table is not what it was made as.
pub(super) fn oldest(conn: &mut AnyConnection) -> Result<Option<String>, StorageError> {
    if !is_there(conn)? {
        return Ok(None);
    }
    let query = dsl::schema_support.select(dsl::oldest);
    let oldest: Option<String> = on_backend!(conn, |c| query.first(c).optional())?;
    let empty = || StorageError::Broken("the table schema_support is empty".to_owned());
    oldest.ok_or_else(empty).map(Some)
}

#[derive(QueryableByName)]
struct SupportTable {
    #[diesel(sql_type = Bool)]
    is_there: bool,
}

/// Whether the table exists. The catalog is asked: a failed read of the table itself can mean anything.
fn is_there(conn: &mut AnyConnection) -> QueryResult<bool> {
    let table: SupportTable = match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => {
            diesel::sql_query("SELECT to_regclass('schema_support') IS NOT NULL AS is_there")
                .get_result(c)?
        }
        AnyConnection::Sqlite(c) => diesel::sql_query(
            "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_support') AS is_there",
        )
        .get_result(c)?,
    };
    Ok(table.is_there)
}
