//! `Store`: `read` and `write`, the only two ways to the data.
//!
//! A use case is a function over one connection. `read` gives it one snapshot, so that a page and
//! the `seq` it carries agree. `write` runs it in one transaction and answers only after the
//! commit. On SQLite all writes go through one thread (`storage::writer`); on PostgreSQL each takes
//! a connection, and a lost race is tried again, which is why a use case is `Fn`, not `FnOnce`.

use super::connection::{AnyConnection, Connector, Database, Purpose};
use super::error::StorageError;
use super::writer::Writer;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::r2d2::{Pool, PooledConnection, R2D2Connection};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long a request waits for a free connection before it is told to come back.
const POOL_WAIT: Duration = Duration::from_secs(5);

/// How large the pools and queues are.
#[derive(Debug, Clone, Copy)]
pub struct StoreSize {
    /// Connections for reading (SQLite) or for everything (PostgreSQL).
    pub connections: u32,
    /// Use cases that may wait for the SQLite writer.
    pub write_queue: usize,
    /// Use cases that may share one commit.
    pub write_batch: usize,
}

impl Default for StoreSize {
    fn default() -> Self {
        Self {
            connections: 8,
            write_queue: 1024,
            write_batch: 64,
        }
    }
}

/// The data, on either database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    database: Database,
    pool: Pool<Connector>,
    writer: Option<Arc<Writer>>,
    closed: Arc<AtomicBool>,
}

impl Store {
    /// Opens the database and its pools. Does not migrate.
    ///
    /// # Errors
    /// [`StorageError`] when the database cannot be reached.
    pub fn open(database: Database, size: StoreSize) -> Result<Self, StorageError> {
        let (purpose, writer) = match &database {
            #[cfg(feature = "postgres")]
            Database::Postgres(_) => (Purpose::Write, None),
            Database::Sqlite(_) => {
                let connector = Connector {
                    database: database.clone(),
                    purpose: Purpose::Write,
                };
                (
                    Purpose::Read,
                    Some(Arc::new(Writer::start(connector, size)?)),
                )
            }
        };
        let pool = Pool::builder()
            .max_size(size.connections)
            .min_idle(Some(1))
            .connection_timeout(POOL_WAIT)
            // Testing each time costs a statement a request; see `on_live_connection`.
            .test_on_check_out(false)
            .build(Connector {
                database: database.clone(),
                purpose,
            })?;
        Ok(Self {
            database,
            pool,
            writer,
            closed: Arc::default(),
        })
    }

    /// Where the data is.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Runs a read on one snapshot, off the async threads.
    ///
    /// # Errors
    /// What `work` says, or that storage is busy or broken.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        F: FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        let pool = self.pool.clone();
        blocking(move || {
            let (mut conn, ()) = on_live_connection(&pool, begin_snapshot)?;
            let result = work(&mut conn);
            roll_back(&mut conn)?;
            result
        })
        .await
    }

    /// Runs a read of one statement, which is a snapshot of its own: without a transaction around it.
    ///
    /// # Errors
    /// What `work` says, or that storage is busy or broken.
    pub async fn look_up<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        let pool = self.pool.clone();
        blocking(move || Ok(on_live_connection(&pool, work)?.1)).await
    }

    /// Runs a use case in one transaction and answers after its commit. The use case may run more
    /// than once (a lost race on PostgreSQL), so its effects must all be in the database.
    ///
    /// # Errors
    /// What `work` says (then nothing was stored), or that storage is busy or broken.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Raced + Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        match &self.writer {
            Some(writer) => writer.submit(work).await,
            None => {
                let pool = self.pool.clone();
                blocking(move || retrying(&pool, work)).await
            }
        }
    }

    /// Runs a change of one statement, which commits itself: on PostgreSQL without a transaction around it.
    ///
    /// # Errors
    /// What `work` says (then nothing was stored), or that storage is busy or broken.
    pub async fn write_one<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Raced + Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        match &self.writer {
            Some(writer) => writer.submit(work).await,
            None => self.look_up(work).await,
        }
    }

    /// A connection of its own that outlives any transaction: for LISTEN, backups and migrations.
    ///
    /// # Errors
    /// [`StorageError`] when the database cannot be reached.
    pub fn connect(&self) -> Result<AnyConnection, StorageError> {
        super::connection::connect(&self.database, Purpose::Write)
    }

    /// Whether [`Self::close`] was called: threads with a connection of their own end then.
    pub fn is_closed(&self) -> bool {
        self.closed.load(Ordering::SeqCst)
    }

    /// Takes no more writes, finishes those that wait, and closes the writer.
    pub async fn close(&self) {
        self.closed.store(true, Ordering::SeqCst);
        if let Some(writer) = self.writer.clone() {
            let closed = tokio::task::spawn_blocking(move || writer.close()).await;
            if let Err(error) = closed {
                tracing::error!(%error, "The writer did not close");
            }
        }
    }
}

/// Whether an error means that the whole transaction may be tried again.
pub trait Raced {
    /// True for serialization failures and deadlocks, and for a conflict: whoever was first is
    /// seen by the next try.
    fn raced(&self) -> bool;
}

impl Raced for StorageError {
    fn raced(&self) -> bool {
        matches!(self, Self::Raced(_) | Self::Conflict(_))
    }
}

/// How often a transaction that lost a race is tried in all.
const TRIES: u32 = 8;

type Pooled = PooledConnection<Connector>;

/// Does the first thing a connection is taken for. Connections are not tested before they are used: one that
/// died while it was idle (PostgreSQL was restarted) is found out here, nothing having been done with it
/// yet. The pool drops it when it is given back, and the next one is tried.
fn on_live_connection<T, E: From<StorageError>>(
    pool: &Pool<Connector>,
    first: impl Fn(&mut AnyConnection) -> Result<T, E>,
) -> Result<(Pooled, T), E> {
    // At worst every connection of the pool has died.
    let mut left = pool.max_size();
    loop {
        let mut conn = pool.get().map_err(StorageError::from)?;
        match first(&mut conn) {
            Ok(done) => return Ok((conn, done)),
            Err(error) if left == 0 || !is_lost(&mut conn) => return Err(error),
            Err(_) => left -= 1,
        }
    }
}

/// Whether the server can no longer be reached over a connection on which something failed.
fn is_lost(conn: &mut AnyConnection) -> bool {
    R2D2Connection::is_broken(conn)
}

type Manager = <AnyConnection as diesel::Connection>::TransactionManager;

fn begin(conn: &mut AnyConnection) -> Result<(), StorageError> {
    Ok(Manager::begin_transaction(conn)?)
}

fn retrying<T, E, F>(pool: &Pool<Connector>, work: F) -> Result<T, E>
where
    E: From<StorageError> + Raced,
    F: Fn(&mut AnyConnection) -> Result<T, E>,
{
    let (mut conn, ()) = on_live_connection(pool, begin)?;
    let mut tried = 1;
    loop {
        match to_the_end(&mut conn, &work) {
            Err(error) if error.raced() && tried < TRIES => tried += 1,
            done => return done,
        }
        begin(&mut conn)?;
    }
}

/// Runs a use case in the transaction that has begun, and ends it.
fn to_the_end<T, E: From<StorageError>>(
    conn: &mut AnyConnection,
    work: impl Fn(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    match work(conn) {
        Ok(done) => {
            Manager::commit_transaction(conn).map_err(StorageError::from)?;
            Ok(done)
        }
        Err(error) => {
            roll_back(conn)?;
            Err(error)
        }
    }
}

/// One snapshot for everything that is read until the roll-back.
fn begin_snapshot(conn: &mut AnyConnection) -> Result<(), StorageError> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => AnsiTransactionManager::begin_transaction_sql(
            c,
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        )?,
        AnyConnection::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN")?,
    }
    Ok(())
}

pub(super) fn roll_back(conn: &mut AnyConnection) -> Result<(), StorageError> {
    Manager::rollback_transaction(conn).map_err(StorageError::from)
}

async fn blocking<T, E>(work: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StorageError> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => {
            tracing::error!(%error, "A use case panicked");
            Err(StorageError::Broken("a use case panicked".into()).into())
        }
    }
}
