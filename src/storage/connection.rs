//! One connection type for both databases. Keep this module small: the derive puts its own modules
//! beside the enum.

use super::error::StorageError;
use super::statements::Statements;
use super::store_limits::StoreLimits;
use diesel::connection::SimpleConnection;
use diesel::r2d2::{self, ManageConnection};
use diesel::{Connection, SqliteConnection};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// PostgreSQL through libpq.
    #[cfg(feature = "postgres")]
    Postgres(diesel::PgConnection),
    /// The embedded database.
    Sqlite(SqliteConnection),
}

/// Begins and ends its transactions.
pub(super) type Transactions = <AnyConnection as Connection>::TransactionManager;

/// The same expression on either connection, for what `MultiBackend` cannot express.
macro_rules! on_backend {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn {
            #[cfg(feature = "postgres")]
            $crate::storage::connection::AnyConnection::Postgres($c) => $body,
            $crate::storage::connection::AnyConnection::Sqlite($c) => $body,
        }
    };
}
pub(crate) use on_backend;

/// Statements of more rows than these are not kept prepared: their texts are many and long.
#[cfg(feature = "postgres")]
pub(crate) const PREPARED_ROWS_MAX: usize = 64;

/// Inserts rows of a table: one statement on PostgreSQL. On SQLite one prepared statement many times
/// is faster than a long one that is parsed for each number of rows.
macro_rules! insert_rows {
    ($conn:expr, $table:expr, $rows:expr) => {
        match $conn {
            #[cfg(feature = "postgres")]
            $crate::storage::connection::AnyConnection::Postgres(c) => {
                let all = diesel::insert_into($table).values($rows);
                match $rows.len() {
                    0 => Ok(0),
                    1..=$crate::storage::connection::PREPARED_ROWS_MAX => {
                        $crate::storage::cached::Cached(all).execute(c)
                    }
                    _ => all.execute(c),
                }
            }
            $crate::storage::connection::AnyConnection::Sqlite(c) => {
                $rows.iter().try_fold(0, |stored, row| {
                    let one = diesel::insert_into($table).values(row);
                    let one =
                        $crate::storage::cached::NamedStatement::new(one, &|| ()).execute(c)?;
                    diesel::QueryResult::Ok(stored + one)
                })
            }
        }
    };
}
pub(crate) use insert_rows;

/// Where the data is: chosen by the scheme of `DATABASE_URL`, never by trying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// A file on a local disk, created when it is missing.
    Sqlite(PathBuf),
    /// A server, with the whole URL (a secret: it holds a password).
    #[cfg(feature = "postgres")]
    Postgres(String),
}

/// What SQLite's log keeps on disk when nothing in it is needed any longer: a few checkpoints' worth.
const LOG_KEPT_BYTES: usize = 64 * 1024 * 1024;

/// Pages that SQLite's reading connections keep in memory, all together.
const READERS_CACHE_KIB: u32 = 256_000;

/// How long a connection waits for another process's lock (the command line beside a server).
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

impl Database {
    /// Reads `sqlite:path` or `postgres://…`.
    ///
    /// # Errors
    /// A sentence for the operator: an unknown scheme, an empty path, or a database this build
    /// does not have.
    pub fn parse(url: &str) -> Result<Self, String> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path == ":memory:" {
                return Err(
                    "DATABASE_URL needs a file after `sqlite:`, e.g. sqlite:baton.db".into(),
                );
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            #[cfg(feature = "postgres")]
            return Ok(Self::Postgres(url.to_owned()));
            #[cfg(not(feature = "postgres"))]
            return Err(
                "this build of baton has no PostgreSQL: build it with `--features postgres`, \
                        or use DATABASE_URL=sqlite:baton.db"
                    .into(),
            );
        }
        Err("DATABASE_URL must begin with `sqlite:` or `postgres://`".into())
    }
}

/// The files of a SQLite database, there or not. SQLite keeps the others beside the one that a link leads to.
pub(crate) fn sqlite_files(path: &Path) -> Vec<PathBuf> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let beside = |suffix: &&str| {
        let mut name = path.clone().into_os_string();
        name.push(suffix);
        PathBuf::from(name)
    };
    ["", "-wal", "-shm", "-journal"]
        .iter()
        .map(beside)
        .collect()
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Only reads: SQLite refuses writes on it.
    Read,
    /// Reads and writes.
    Write,
}

/// Opens connections for a pool.
#[derive(Debug, Clone)]
pub struct Connector {
    /// Where to.
    pub database: Database,
    /// What for.
    pub purpose: Purpose,
    /// Who records what the connections send.
    pub statements: Statements,
    /// Connections of this kind: on SQLite they share one amount of memory.
    pub connections: u32,
    /// How long its statements may take; nothing for what takes as long as it takes: migrations, backups, listening.
    pub limits: Option<StoreLimits>,
}

impl Connector {
    /// One connection outside any pool.
    ///
    /// # Errors
    /// [`StorageError::Broken`] when the database cannot be reached.
    pub fn open(&self) -> Result<AnyConnection, StorageError> {
        self.connect()
            .map_err(|e| StorageError::Broken(e.to_string()))
    }

    fn establish(&self) -> Result<AnyConnection, r2d2::Error> {
        match &self.database {
            #[cfg(feature = "postgres")]
            Database::Postgres(url) => {
                let network = self.limits.unwrap_or_default().in_address(url);
                let conn = diesel::PgConnection::establish(&network)
                    .map_err(r2d2::Error::ConnectionError)?;
                let mut conn = AnyConnection::Postgres(conn);
                let limits = self.limits.map(|limits| limits.of_session());
                let session = format!(
                    "SET TIME ZONE 'UTC'; SET application_name = '{}'; {}",
                    super::postgres::APPLICATION,
                    limits.unwrap_or_default()
                );
                conn.batch_execute(&session)
                    .map_err(r2d2::Error::QueryError)?;
                Ok(conn)
            }
            Database::Sqlite(path) => {
                let conn = SqliteConnection::establish(&path.to_string_lossy())
                    .map_err(r2d2::Error::ConnectionError)?;
                let mut conn = AnyConnection::Sqlite(conn);
                set_pragmas(&mut conn, self.purpose, self.connections)
                    .map_err(r2d2::Error::QueryError)?;
                Ok(conn)
            }
        }
    }
}

impl ManageConnection for Connector {
    type Connection = AnyConnection;
    type Error = r2d2::Error;

    fn connect(&self) -> Result<AnyConnection, r2d2::Error> {
        let mut conn = self.establish()?;
        conn.set_instrumentation(self.statements.clone());
        Ok(conn)
    }

    fn is_valid(&self, conn: &mut AnyConnection) -> Result<(), r2d2::Error> {
        conn.batch_execute("SELECT 1")
            .map_err(r2d2::Error::QueryError)
    }

    fn has_broken(&self, conn: &mut AnyConnection) -> bool {
        std::thread::panicking() || r2d2::R2D2Connection::is_broken(conn)
    }
}

/// One statement each, `busy_timeout` first: the others already need it.
fn set_pragmas(
    conn: &mut AnyConnection,
    purpose: Purpose,
    readers: u32,
) -> diesel::QueryResult<()> {
    conn.batch_execute(&format!(
        "PRAGMA busy_timeout = {}",
        BUSY_TIMEOUT.as_millis()
    ))?;
    conn.batch_execute("PRAGMA journal_mode = WAL")?;
    conn.batch_execute("PRAGMA synchronous = FULL")?;
    conn.batch_execute("PRAGMA foreign_keys = ON")?;
    // Thousands of pages, so that a burst of commits does not stop for a checkpoint each time.
    conn.batch_execute("PRAGMA wal_autocheckpoint = 4000")?;
    // A log that grew because somebody read for long is cut back once it begins anew.
    conn.batch_execute(&format!("PRAGMA journal_size_limit = {LOG_KEPT_BYTES}"))?;
    match purpose {
        Purpose::Read => {
            let share = READERS_CACHE_KIB / readers.max(1);
            conn.batch_execute(&format!("PRAGMA cache_size = -{share}"))?;
            conn.batch_execute("PRAGMA query_only = ON")
        }
        // There is one writer, and it touches every index: with 100,000 open tickets a small cache made
        // it a tenth slower. Each use case has a savepoint, which keeps the pages it changes as they were: in a temporary
        // file that is four times as much to write as the log, unless it may stay in memory.
        Purpose::Write => {
            conn.batch_execute("PRAGMA cache_size = -131072")?;
            conn.batch_execute("PRAGMA temp_store = MEMORY")
        }
    }
}

/// One connection outside any pool.
///
/// # Errors
/// [`StorageError::Broken`] when the database cannot be reached.
pub fn connect(database: &Database, purpose: Purpose) -> Result<AnyConnection, StorageError> {
    let connector = Connector {
        database: database.clone(),
        purpose,
        statements: Statements::default(),
        connections: 8,
        limits: None,
    };
    connector.open()
}
