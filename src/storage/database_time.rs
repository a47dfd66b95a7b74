//! The database's own clock.

use super::connection::AnyConnection;
use crate::domain::base::time::Moment;
use diesel::QueryResult;

/// What time it is for the database; nothing where that is this machine's time.
pub(crate) fn now(conn: &mut AnyConnection) -> QueryResult<Option<Moment>> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => super::postgres::now(c).map(Some),
        AnyConnection::Sqlite(_) => Ok(None),
    }
}
