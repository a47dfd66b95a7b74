//! The mark of a database that `baton demo` made.

use super::connection::{AnyConnection, Database, on_backend};
#[cfg(feature = "postgres")]
use super::connection::{Purpose, connect};
use super::error::StorageError;
use super::schema::{agents, bots, demo_marks, teams};
use crate::domain::base::time::Moment;
use diesel::SqliteConnection;
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::sql_types::Text;

/// The only mark.
const MARK: i64 = 1;

/// Whose data a database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// It is empty: no tables yet, or Baton's without accounts.
    Nobody,
    /// The demo's.
    Demo,
    /// Somebody's.
    Somebody,
}

/// Marks the database.
pub(crate) fn mark(conn: &mut AnyConnection, now: Moment) -> QueryResult<()> {
    let row = (demo_marks::id.eq(MARK), demo_marks::made_at.eq(now));
    on_backend!(conn, |c| diesel::insert_into(demo_marks::table)
        .values(row)
        .on_conflict(demo_marks::id)
        .do_nothing()
        .execute(c))?;
    Ok(())
}

/// Whether the database is marked.
pub(crate) fn is_marked(conn: &mut AnyConnection) -> QueryResult<bool> {
    on_backend!(conn, |c| diesel::select(exists(
        demo_marks::table.select(demo_marks::id)
    ))
    .get_result(c))
}

/// Looks whose a database is, and changes nothing in it: its schema may be of another release, or of another program.
///
/// # Errors
/// The database cannot be reached or read.
pub(crate) fn whose(database: &Database) -> Result<Whose, StorageError> {
    let Some(mut conn) = untouched(database)? else {
        return Ok(Whose::Nobody);
    };
    let tables = tables(&mut conn)?;
    let has = |name: &str| tables.iter().any(|table| table.name == name);
    if has("demo_marks") && is_marked(&mut conn)? {
        return Ok(Whose::Demo);
    }
    let is_ours = ["agents", "bots", "teams"].into_iter().all(has);
    let is_empty = match is_ours {
        true => !has_accounts(&mut conn)?,
        false => tables.is_empty(),
    };
    Ok(match is_empty {
        true => Whose::Nobody,
        false => Whose::Somebody,
    })
}

/// A connection that sets nothing: Baton's usual ones change the journal of a SQLite file for good. Nothing if there is no
/// such file.
fn untouched(database: &Database) -> Result<Option<AnyConnection>, StorageError> {
    match database {
        #[cfg(feature = "postgres")]
        Database::Postgres(_) => connect(database, Purpose::Read).map(Some),
        Database::Sqlite(path) if !path.exists() => Ok(None),
        Database::Sqlite(path) => {
            let conn = SqliteConnection::establish(&path.to_string_lossy())
                .map_err(|error| StorageError::Broken(error.to_string()))?;
            Ok(Some(AnyConnection::Sqlite(conn)))
        }
    }
}

fn has_accounts(conn: &mut AnyConnection) -> QueryResult<bool> {
    on_backend!(conn, |c| {
        let agents: bool =
            diesel::select(exists(agents::table.select(agents::id))).get_result(c)?;
        let bots: bool = diesel::select(exists(bots::table.select(bots::id))).get_result(c)?;
        let teams: bool = diesel::select(exists(teams::table.select(teams::id))).get_result(c)?;
        Ok(agents || bots || teams)
    })
}

#[derive(QueryableByName)]
struct Table {
    #[diesel(sql_type = Text)]
    name: String,
}

fn tables(conn: &mut AnyConnection) -> QueryResult<Vec<Table>> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => diesel::sql_query(
            "SELECT table_name::text AS name FROM information_schema.tables \
             WHERE table_schema = ANY (current_schemas(false)) AND table_type = 'BASE TABLE'",
        )
        .load(c),
        AnyConnection::Sqlite(c) => {
            diesel::sql_query("SELECT name FROM sqlite_master WHERE type = 'table'").load(c)
        }
    }
}
