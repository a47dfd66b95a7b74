//! Migrations, embedded: the same stamps for both databases.

use super::connection::{AnyConnection, Database, on_backend};
use super::error::StorageError;
use super::schema_support;
use diesel::migration::{Migration, MigrationVersion};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
#[cfg(feature = "postgres")]
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Why the schema cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database was changed by a newer baton, so that this one cannot work with it.
    #[error(
        "a newer baton has taken something out of the database (this one does not know migration {0}): start the newer \
         baton, or restore a backup"
    )]
    Newer(String),
    /// Migrations are missing and must not be run here.
    #[error("{0} migrations are missing: run `baton migrate`")]
    Pending(usize),
    /// A migration failed.
    #[error("a migration failed: {0}")]
    Failed(String),
    /// The database cannot be reached.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

fn failed(error: impl std::fmt::Display) -> MigrateError {
    MigrateError::Failed(error.to_string())
}

/// Brings the schema up to date and returns the names of the migrations that ran.
///
/// # Errors
/// [`MigrateError`].
pub fn up(database: &Database) -> Result<Vec<String>, MigrateError> {
    with_harness(database, |harness| {
        refuse_newer(harness)?;
        harness.run_all()
    })
}

/// Undoes every migration: for tests.
///
/// # Errors
/// [`MigrateError`].
pub fn down(database: &Database) -> Result<Vec<String>, MigrateError> {
    with_harness(database, |harness| harness.revert_all())
}

/// Checks without changing anything.
///
/// # Errors
/// [`MigrateError::Newer`] or [`MigrateError::Pending`].
pub fn check(database: &Database) -> Result<(), MigrateError> {
    with_harness(database, |harness| {
        refuse_newer(harness)?;
        match harness.pending()? {
            0 => Ok(()),
            pending => Err(MigrateError::Pending(pending)),
        }
    })
}

/// The versions of the migrations this baton knows.
pub(super) fn known(conn: &AnyConnection) -> Result<Vec<String>, StorageError> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => versions::<diesel::pg::Pg>(&POSTGRES),
        AnyConnection::Sqlite(_) => versions::<diesel::sqlite::Sqlite>(&SQLITE),
    }
}

/// The versions of the migrations that ran, asked on a connection of the pool and without a lock.
///
/// # Errors
/// The database cannot be read.
pub(super) fn applied(conn: &mut AnyConnection) -> Result<Vec<String>, StorageError> {
    use diesel::prelude::*;
    let query = diesel::sql_query("SELECT version FROM __diesel_schema_migrations");
    let applied: Vec<Applied> = on_backend!(conn, |c| query.load(c))?;
    Ok(applied.into_iter().map(|row| row.version).collect())
}

#[derive(diesel::QueryableByName)]
struct Applied {
    #[diesel(sql_type = diesel::sql_types::Text)]
    version: String,
}

fn versions<B: diesel::backend::Backend>(
    source: &EmbeddedMigrations,
) -> Result<Vec<String>, StorageError> {
    let all: Vec<Box<dyn Migration<B>>> = diesel::migration::MigrationSource::migrations(source)
        .map_err(|error| StorageError::Broken(error.to_string()))?;
    Ok(all.iter().map(|m| m.name().version().to_string()).collect())
}

/// A newer schema is well as long as nothing that this baton uses was taken away.
fn refuse_newer(harness: &mut dyn Harness) -> Result<(), MigrateError> {
    let known = harness.known()?;
    let applied = harness.applied()?;
    let Some(newer) = applied.iter().find(|version| !known.contains(version)) else {
        return Ok(());
    };
    if harness
        .oldest()
        .is_some_and(|oldest| known.contains(&oldest))
    {
        tracing::warn!(
            "A newer Baton has changed the database. This one can work with it; upgrade it soon."
        );
        return Ok(());
    }
    Err(MigrateError::Newer(newer.clone()))
}

/// The few calls of `MigrationHarness` that are needed, whatever the backend.
trait Harness {
    fn run_all(&mut self) -> Result<Vec<String>, MigrateError>;
    fn revert_all(&mut self) -> Result<Vec<String>, MigrateError>;
    fn pending(&mut self) -> Result<usize, MigrateError>;
    fn applied(&mut self) -> Result<Vec<String>, MigrateError>;
    fn known(&self) -> Result<Vec<String>, MigrateError>;
    /// The newest migration that a baton must know to work with the database, where it says so.
    fn oldest(&self) -> Option<String>;
}

struct On<C> {
    conn: C,
    source: fn() -> EmbeddedMigrations,
    oldest: Option<String>,
}

impl<C> Harness for On<C>
where
    C: diesel::Connection + MigrationHarness<C::Backend>,
{
    fn run_all(&mut self) -> Result<Vec<String>, MigrateError> {
        names(self.conn.run_pending_migrations((self.source)()))
    }
    fn revert_all(&mut self) -> Result<Vec<String>, MigrateError> {
        names(self.conn.revert_all_migrations((self.source)()))
    }
    fn pending(&mut self) -> Result<usize, MigrateError> {
        Ok(self
            .conn
            .pending_migrations((self.source)())
            .map_err(failed)?
            .len())
    }
    fn applied(&mut self) -> Result<Vec<String>, MigrateError> {
        names(self.conn.applied_migrations())
    }
    fn known(&self) -> Result<Vec<String>, MigrateError> {
        let all: Vec<Box<dyn Migration<C::Backend>>> =
            diesel::migration::MigrationSource::migrations(&(self.source)()).map_err(failed)?;
        Ok(all.iter().map(|m| m.name().version().to_string()).collect())
    }
    fn oldest(&self) -> Option<String> {
        self.oldest.clone()
    }
}

fn names<E: std::fmt::Display>(
    versions: Result<Vec<MigrationVersion<'_>>, E>,
) -> Result<Vec<String>, MigrateError> {
    Ok(versions
        .map_err(failed)?
        .iter()
        .map(ToString::to_string)
        .collect())
}

/// Keeps other nodes from migrating: two may start at once, and Diesel takes no lock of its own. The lock ends with the
/// connection.
fn lock(conn: &mut AnyConnection) -> Result<(), MigrateError> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(conn) => {
            use diesel::connection::SimpleConnection;
            conn.batch_execute("SELECT pg_advisory_lock(7262836001)")
                .map_err(failed)
        }
        // A file has one server.
        AnyConnection::Sqlite(_) => Ok(()),
    }
}

fn with_harness<T>(
    database: &Database,
    work: impl FnOnce(&mut dyn Harness) -> Result<T, MigrateError>,
) -> Result<T, MigrateError> {
    let mut conn = super::connection::connect(database, super::connection::Purpose::Write)?;
    lock(&mut conn)?;
    let oldest = schema_support::oldest(&mut conn)?;
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(conn) => work(&mut On {
            conn,
            source: || POSTGRES,
            oldest,
        }),
        AnyConnection::Sqlite(conn) => work(&mut On {
            conn,
            source: || SQLITE,
            oldest,
        }),
    }
}
