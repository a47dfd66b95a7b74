//! `Store`: the only way to the data. `read` and `write`, and `look_up` and `write_one` for one statement.
//!
//! A use case is a function over one connection. `read` gives it one snapshot, so that a page and
//! the `seq` it carries agree. `write` runs it in one transaction and answers only after the
//! commit. On SQLite all writes go through one thread (`storage::writer`); on PostgreSQL each takes
//! a connection, and a lost race is tried again, which is why a use case is `Fn`, not `FnOnce`.

use super::claim::Claim;
use super::connection::{AnyConnection, Connector, Database, Purpose};
use super::crowd::Crowd;
use super::error::StorageError;
use super::request_time;
use super::statements::Statements;
use super::store_size::StoreSize;
use super::transaction::{Connections, Raced, begin_snapshot, roll_back};
use super::writer::Writer;
use diesel::r2d2::Pool;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// The data, on either database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    database: Database,
    connections: Connections,
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
            connections: size.connections,
            limits: Some(size.limits),
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
            .connection_timeout(size.limits.connection)
            // Testing each time costs a statement a request; see `on_live_connection`.
            .test_on_check_out(false)
            .build(connector(purpose))?;
        let connections = Connections {
            pool,
            crowd: Crowd::before(size.connections),
            limits: size.limits,
        };
        Ok(Self {
            database,
            connections,
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
        let (connections, until) = (self.connections.clone(), self.deadline());
        in_time(until, &Claim::default(), move || {
            let (mut conn, ()) = connections.on_live_connection(until, begin_snapshot)?;
            let result = work(&mut conn);
            roll_back(&mut conn)?;
            result
        })
        .await
    }

    /// Runs a read without a transaction around it: each statement is a snapshot of its own.
    ///
    /// # Errors
    /// What `work` says, or that storage is busy or broken.
    pub async fn look_up<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        let (connections, until) = (self.connections.clone(), self.deadline());
        in_time(until, &Claim::default(), move || {
            Ok(connections.on_live_connection(until, work)?.1)
        })
        .await
    }

    /// By when a use case that begins now must be over.
    fn deadline(&self) -> Instant {
        request_time::after(self.connections.limits.use_case)
    }

    /// Runs a use case in one transaction and answers after its commit. The use case may run more
    /// than once (a lost race on PostgreSQL), so its effects must all be in the database.
    ///
    /// # Errors
    /// What `work` says (then nothing was stored), or that storage is busy or broken; [`StorageError::Unknown`] when
    /// it may have been stored.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Raced + Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        match &self.writer {
            Some(writer) => writer.submit(self.deadline(), work).await,
            None => {
                let (connections, until) = (self.connections.clone(), self.deadline());
                let claim = Arc::new(Claim::default());
                let held = claim.clone();
                in_time(until, &held, move || {
                    connections.retrying(until, &claim, work)
                })
                .await
            }
        }
    }

    /// Runs a change of one statement, which commits itself: on PostgreSQL without a transaction around it.
    ///
    /// # Errors
    /// As for [`Self::write`].
    pub(crate) async fn write_one<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Raced + Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        match &self.writer {
            Some(writer) => writer.submit(self.deadline(), work).await,
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
            connections: 1,
            limits: None,
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

    /// Takes no more writes, finishes those that wait, and closes the writer. After so long it refuses what still
    /// waits, and leaves alone what stands still.
    pub(crate) async fn close(&self, within: Duration) {
        self.closed.store(true, Ordering::SeqCst);
        if let Some(writer) = self.writer.clone() {
            let closed = tokio::task::spawn_blocking(move || writer.close(within)).await;
            if let Err(error) = closed {
                tracing::error!(%error, "The writer did not close");
            }
        }
    }
}

/// Runs a use case off the async threads, and gives it up when its time is over: what it does then is decided by its
/// claim.
async fn in_time<T, E>(
    until: Instant,
    claim: &Claim,
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StorageError> + Send + 'static,
{
    let running = tokio::task::spawn_blocking(work);
    match tokio::time::timeout(request_time::left(until), running).await {
        Ok(Ok(result)) => result,
        Ok(Err(error)) => {
            tracing::error!(%error, "A use case panicked");
            Err(StorageError::Broken("a use case panicked".into()).into())
        }
        Err(_) => Err(claim.give_up().into()),
    }
}
