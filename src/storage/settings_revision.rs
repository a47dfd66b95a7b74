//! The revision of everything that is set. Triggers move it, so no writer can forget to.
//!
//! On SQLite the one writer orders everything. On PostgreSQL a use case takes a shared advisory lock and then
//! reads the revision; the triggers take the lock exclusively before they lock any row. So a change of
//! settings waits for the use cases that run, and those that come wait for it: nobody writes under settings
//! that have been replaced. A transaction that changes settings and stays open therefore stops every node.

use super::connection::{AnyConnection, on_backend};
use super::schema::settings_revision;
#[cfg(feature = "postgres")]
use diesel::connection::SimpleConnection;
use diesel::prelude::*;

#[cfg(feature = "postgres")]
diesel::define_sql_function! {
    /// Takes a lock, shared among use cases, against changes of settings; then reads the revision.
    fn settings_held() -> diesel::sql_types::BigInt;
}

/// The revision of the settings that hold, for a page: as this snapshot sees it.
pub(crate) fn current(conn: &mut AnyConnection) -> QueryResult<i64> {
    let revision = settings_revision::table.select(settings_revision::revision);
    on_backend!(conn, |c| revision.first(c))
}

/// The revision of the settings that hold, for a use case: nobody changes them before this transaction ends.
/// To be called before anything is locked.
pub(crate) fn hold(conn: &mut AnyConnection) -> QueryResult<i64> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => diesel::select(settings_held()).get_result(c),
        // There is one writer, and this is it.
        AnyConnection::Sqlite(c) => settings_revision::table
            .select(settings_revision::revision)
            .first(c),
    }
}

/// Nobody else changes settings, and no use case runs, until this transaction ends. To be called before anything is
/// read or locked: what is read from here on is still so at the commit.
pub(crate) fn claim(conn: &mut AnyConnection) -> QueryResult<()> {
    match conn {
        // As `settings_changed()` does: it waits for the use cases that run, none of which waits for it, and lets those
        // that come pass in between.
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => c.batch_execute("SELECT settings_claimed()"),
        // There is one writer, and this is it.
        AnyConnection::Sqlite(_) => Ok(()),
    }
}
