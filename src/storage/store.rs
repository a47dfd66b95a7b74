//! `Store`: the only way to the data. `read` and `write`, and `look_up` and `write_one` for one statement.
//!
//! A use case is a function over one connection. `read` gives it one snapshot, so that a page and
//! the `seq` it carries agree. `write` runs it in one transaction and answers only after the
//! commit. On SQLite all writes go through one thread (`storage::writer`); on PostgreSQL each takes
//! a connection, and a lost race is tried again, which is why a use case is `Fn`, not `FnOnce`.

use super::connection::{AnyConnection, Connector, Database, Purpose};
use super::error::StorageError;
use super::statements::Statements;
use super::store_size::StoreSize;
use super::transaction::{Raced, begin_snapshot, on_live_connection, retrying, roll_back};
use super::writer::Writer;
use diesel::r2d2::Pool;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long a request waits for a free connection before it is told to come back.
const POOL_WAIT: Duration = Duration::from_secs(5);

/// The data, on either database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    database: Database,
    pool: Pool<Connector>,
    writer: Option<Arc<Writer>>,
    statements: Statements,
    closed: Arc<AtomicBool>,
}

impl Store {
    /// Opens the database and its pools. Does not migrate.
    ///
    /// # Errors
    /// [`StorageError`] when the database cannot be reached.
    pub fn open(database: Database, size: StoreSize) -> Result<Self, StorageError> {
        let statements = Statements::default();
        let connector = |purpose| Connector {
            database: database.clone(),
            purpose,
            statements: statements.clone(),
        };
        let (purpose, writer) = match &database {
            #[cfg(feature = "postgres")]
            Database::Postgres(_) => (Purpose::Write, None),
            Database::Sqlite(_) => {
                let writer = Writer::start(connector(Purpose::Write), size)?;
                (Purpose::Read, Some(Arc::new(writer)))
            }
        };
        let pool = Pool::builder()
            .max_size(size.connections)
            .min_idle(Some(1))
            .connection_timeout(POOL_WAIT)
            // Testing each time costs a statement a request; see `on_live_connection`.
            .test_on_check_out(false)
            .build(connector(purpose))?;
        Ok(Self {
            database,
            pool,
            writer,
            statements,
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
    pub(crate) async fn write_one<T, E, F>(&self, work: F) -> Result<T, E>
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
        let connector = Connector {
            database: self.database.clone(),
            purpose: Purpose::Write,
            statements: self.statements.clone(),
        };
        connector.open()
    }

    /// The record of what this store's connections send.
    pub fn statements(&self) -> &Statements {
        &self.statements
    }

    /// Whether [`Self::close`] was called: threads with a connection of their own end then.
    #[cfg(feature = "postgres")]
    pub(crate) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::SeqCst)
    }

    /// Takes no more writes, finishes those that wait, and closes the writer.
    pub(crate) async fn close(&self) {
        self.closed.store(true, Ordering::SeqCst);
        if let Some(writer) = self.writer.clone() {
            let closed = tokio::task::spawn_blocking(move || writer.close()).await;
            if let Err(error) = closed {
                tracing::error!(%error, "The writer did not close");
            }
        }
    }
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
