//! The one thread that writes to SQLite: group commit.
//!
//! Use cases wait in a bounded queue. The thread takes all that wait (up to a batch), begins one
//! `BEGIN IMMEDIATE` transaction, runs each in its own savepoint, commits once, and only then lets
//! the answers go. A use case that fails rolls back to its savepoint and spoils nobody else's. When
//! SQLite gives up the whole transaction (disk full, I/O error) or a use case panics through it,
//! everybody of the batch hears "broken", the connection is replaced and the next batch starts
//! clean: nothing that was answered with success is ever missing.

use super::connection::{AnyConnection, Connector, Transactions};
use super::error::StorageError;
use super::store_size::StoreSize;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// A use case on its way through the writer.
trait Job: Send {
    /// Runs it inside the batch; keeps its result. Tells whether it wants to keep what it wrote.
    fn run(&mut self, conn: &mut AnyConnection) -> bool;
    /// Sends the result off, or the error that took the whole batch down.
    fn answer(self: Box<Self>, batch: Result<(), StorageError>);
}

struct UseCase<T, E, F> {
    work: F,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Job for UseCase<T, E, F>
where
    T: Send,
    E: From<StorageError> + Send,
    F: Fn(&mut AnyConnection) -> Result<T, E> + Send,
{
    fn run(&mut self, conn: &mut AnyConnection) -> bool {
        let result = (self.work)(conn);
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn answer(self: Box<Self>, batch: Result<(), StorageError>) {
        let not_run = || Err(StorageError::Broken("the use case did not run".into()).into());
        let result = match (batch, self.result) {
            // A refusal is as true after a lost batch as before: it stored nothing.
            (_, Some(Err(error))) => Err(error),
            (Err(error), _) => Err(error.into()),
            (Ok(()), result) => result.unwrap_or_else(not_run),
        };
        // The client may have hung up; what was committed stays committed.
        if self.answer.send(result).is_err() {
            tracing::debug!("Nobody waited for an answer");
        }
    }
}

/// The queue in front of the writing thread.
pub(super) struct Writer {
    queue: Mutex<Option<SyncSender<Box<dyn Job>>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub(super) fn start(connector: Connector, size: StoreSize) -> Result<Self, StorageError> {
        let conn = connector.open()?;
        let (queue, jobs) = sync_channel(size.write_queue);
        let thread = std::thread::Builder::new()
            .name("baton-writer".into())
            .spawn(move || run(&jobs, &connector, conn, size.write_batch))
            .map_err(|e| StorageError::Broken(e.to_string()))?;
        Ok(Self {
            queue: Mutex::new(Some(queue)),
            thread: Mutex::new(Some(thread)),
        })
    }

    pub(super) async fn submit<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        self.enqueue(Box::new(UseCase {
            work,
            result: None,
            answer,
        }))?;
        match answered.await {
            Ok(result) => result,
            Err(_) => Err(StorageError::Broken("the writer dropped a use case".into()).into()),
        }
    }

    fn enqueue(&self, job: Box<dyn Job>) -> Result<(), StorageError> {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(queue) = queue.as_ref() else {
            return Err(StorageError::Busy("the server is stopping".into()));
        };
        queue.try_send(job).map_err(|refused| match refused {
            TrySendError::Full(_) => StorageError::Busy("too many writes wait".into()),
            TrySendError::Disconnected(_) => StorageError::Broken("the writer is gone".into()),
        })
    }

    /// Lets the thread finish what waits, then ends it.
    pub(super) fn close(&self) {
        drop(
            self.queue
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take(),
        );
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if thread.is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("The writer ended in a panic");
        }
    }
}

fn run(jobs: &Receiver<Box<dyn Job>>, connector: &Connector, conn: AnyConnection, most: usize) {
    let mut open_conn = Some(conn);
    while let Ok(first) = jobs.recv() {
        let mut batch = vec![first];
        while batch.len() < most {
            match jobs.try_recv() {
                Ok(job) => batch.push(job),
                Err(_) => break,
            }
        }
        let outcome = match open_conn.take().map_or_else(|| connector.open(), Ok) {
            Err(error) => Err(error),
            Ok(mut conn) => {
                let outcome = commit_together(&mut conn, &mut batch);
                // After a failure the state of the connection is unknown: the next batch opens a new one.
                if outcome.is_ok() {
                    open_conn = Some(conn);
                }
                outcome
            }
        };
        if let Err(error) = &outcome {
            tracing::error!(%error, lost = batch.len(), "A batch of writes was lost and refused");
        }
        for job in batch {
            job.answer(outcome.clone());
        }
    }
}

fn commit_together(
    conn: &mut AnyConnection,
    batch: &mut [Box<dyn Job>],
) -> Result<(), StorageError> {
    begin_immediate(conn)?;
    for job in batch.iter_mut() {
        run_in_savepoint(conn, job.as_mut())?;
    }
    Transactions::commit_transaction(conn).map_err(StorageError::from)
}

// SQLite must take the write lock before the first read: a deferred transaction that upgrades
// later fails at once with "database is locked", whatever the busy timeout.
fn begin_immediate(conn: &mut AnyConnection) -> Result<(), StorageError> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN")?,
        AnyConnection::Sqlite(c) => {
            AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")?;
        }
    }
    Ok(())
}

fn run_in_savepoint(conn: &mut AnyConnection, job: &mut dyn Job) -> Result<(), StorageError> {
    Transactions::begin_transaction(conn)?;
    let keep = catch_unwind(AssertUnwindSafe(|| job.run(conn)))
        .map_err(|_| StorageError::Broken("a use case panicked".into()))?;
    if keep {
        Transactions::commit_transaction(conn)?;
    } else {
        // Fails when SQLite has already given up the whole transaction; then the batch is lost.
        Transactions::rollback_transaction(conn)?;
    }
    Ok(())
}
