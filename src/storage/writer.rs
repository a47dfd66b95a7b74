//! The one thread that writes to SQLite: group commit.
//!
//! Use cases wait in a bounded queue. The thread takes all that wait (up to a batch), begins one
//! `BEGIN IMMEDIATE` transaction, runs each in its own savepoint, commits once, and only then lets
//! the answers go. A use case that fails rolls back to its savepoint and spoils nobody else's. When
//! SQLite gives up the whole transaction (disk full, I/O error) or a use case panics through it,
//! everybody of the batch hears "broken", the connection is replaced and the next batch starts
//! clean: nothing that was answered with success is ever missing.
//!
//! A commit that fails may have left its pages in the log all the same, and SQLite would find them there after a crash. So
//! before anybody is refused, the log is overwritten by a small transaction; where that fails too, the answer is
//! "unknown".

use super::claim::Claim;
use super::connection::{AnyConnection, Connector, Transactions};
use super::error::StorageError;
use super::log_brake;
use super::request_time;
use super::search;
use super::store_size::StoreSize;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{
    Receiver, RecvTimeoutError, SyncSender, TrySendError, channel, sync_channel,
};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// A transaction that writes a page and leaves it as it was. It is a number that Baton does not use, because SQLite writes
/// no page for a row that is updated to what it holds.
const WRITES_A_PAGE: &str = "PRAGMA user_version = 0";

/// A use case on its way through the writer.
trait Job: Send {
    /// Whether it may begin: nobody has given it up while it waited.
    fn begin(&mut self) -> bool;
    /// Runs it inside the batch; keeps its result. Tells whether it wants to keep what it wrote.
    fn run(&mut self, conn: &mut AnyConnection) -> bool;
    /// Sends the result off, or the error that took the whole batch down.
    fn answer(self: Box<Self>, batch: Result<(), StorageError>);
}

struct UseCase<T, E, F> {
    work: F,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
    claim: Arc<Claim>,
}

impl<T, E, F> Job for UseCase<T, E, F>
where
    T: Send,
    E: From<StorageError> + Send,
    F: Fn(&mut AnyConnection) -> Result<T, E> + Send,
{
    fn begin(&mut self) -> bool {
        self.claim.commit()
    }

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
    /// Says that the thread has ended: by closing, because it sends nothing.
    ended: Mutex<Receiver<()>>,
    /// Whether what still waits is refused.
    refuses: Arc<AtomicBool>,
}

impl Writer {
    pub(super) fn start(connector: Connector, size: StoreSize) -> Result<Self, StorageError> {
        let conn = connector.open()?;
        let (queue, jobs) = sync_channel(size.write_queue);
        let (running, ended) = channel();
        let refuses = Arc::new(AtomicBool::new(false));
        let thread = WriterThread {
            jobs,
            connector,
            most: size.write_batch,
            refuses: refuses.clone(),
        };
        std::thread::Builder::new()
            .name("baton-writer".into())
            .spawn(move || {
                thread.run(conn);
                drop(running);
            })
            .map_err(|e| StorageError::Broken(e.to_string()))?;
        Ok(Self {
            queue: Mutex::new(Some(queue)),
            ended: Mutex::new(ended),
            refuses,
        })
    }

    pub(super) async fn submit<T, E, F>(&self, until: Instant, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let claim = Arc::new(Claim::default());
        self.enqueue(Box::new(UseCase {
            work,
            result: None,
            answer,
            claim: claim.clone(),
        }))?;
        match tokio::time::timeout(request_time::left(until), answered).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(StorageError::Broken("the writer dropped a use case".into()).into()),
            Err(_) => Err(claim.give_up().into()),
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

    /// Lets the thread finish what waits, then ends it. When the time is over it refuses the rest, and leaves alone what
    /// stands still.
    pub(super) fn close(&self, within: Duration) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        drop(queue.take());
        drop(queue);
        let ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        if ended.recv_timeout(within) == Err(RecvTimeoutError::Timeout) {
            self.refuses.store(true, Ordering::SeqCst);
            tracing::warn!("Writes still waited when the time to stop was over; they are refused");
        }
    }
}

/// The writing thread.
struct WriterThread {
    jobs: Receiver<Box<dyn Job>>,
    connector: Connector,
    /// Use cases that may share one commit.
    most: usize,
    refuses: Arc<AtomicBool>,
}

impl WriterThread {
    fn run(self, conn: AnyConnection) {
        let mut open_conn = Some(conn);
        while let Ok(first) = self.jobs.recv() {
            let mut batch = self.batch(first);
            let outcome = match self.refuses.load(Ordering::SeqCst) {
                true => Err(StorageError::Busy("the server is stopping".into())),
                false => self.write(&mut open_conn, &mut batch),
            };
            for job in batch {
                job.answer(outcome.clone());
            }
        }
    }

    /// All that wait, up to a batch, without those whom nobody waits for any longer.
    fn batch(&self, first: Box<dyn Job>) -> Vec<Box<dyn Job>> {
        let mut batch = vec![first];
        while batch.len() < self.most
            && let Ok(job) = self.jobs.try_recv()
        {
            batch.push(job);
        }
        batch.retain_mut(|job| job.begin());
        batch
    }

    fn write(
        &self,
        open_conn: &mut Option<AnyConnection>,
        batch: &mut [Box<dyn Job>],
    ) -> Result<(), StorageError> {
        let mut conn = open_conn.take().map_or_else(|| self.connector.open(), Ok)?;
        let failed = match commit_together(&mut conn, batch) {
            // After a failure the state of the connection is unknown: the next batch opens a new one.
            Ok(()) => {
                *open_conn = Some(conn);
                return Ok(());
            }
            Err(failed) => failed,
        };
        drop(conn);
        if let Some(more) = log_brake::told("A batch of writes was lost and refused") {
            let (error, lost) = (&failed.error, batch.len());
            tracing::error!(%error, lost, more, "A batch of writes was lost and refused");
        }
        match failed.at_commit {
            false => Err(failed.error),
            true => self.overwrite(open_conn, failed.error),
        }
    }

    /// Writes over what a failed commit may have left in the log, so that no crash brings it back.
    fn overwrite(
        &self,
        open_conn: &mut Option<AnyConnection>,
        failed: StorageError,
    ) -> Result<(), StorageError> {
        let overwritten = self.connector.open().and_then(|mut conn| {
            conn.batch_execute(WRITES_A_PAGE)?;
            Ok(conn)
        });
        match overwritten {
            Ok(conn) => {
                *open_conn = Some(conn);
                Err(failed)
            }
            Err(_) => Err(StorageError::Unknown(failed.to_string())),
        }
    }
}

/// Why a batch was lost.
struct Lost {
    error: StorageError,
    /// Whether the commit itself failed.
    at_commit: bool,
}

impl<E: Into<StorageError>> From<E> for Lost {
    fn from(error: E) -> Self {
        Self {
            error: error.into(),
            at_commit: false,
        }
    }
}

fn commit_together(conn: &mut AnyConnection, batch: &mut [Box<dyn Job>]) -> Result<(), Lost> {
    begin_immediate(conn)?;
    for job in batch.iter_mut() {
        run_in_savepoint(conn, job.as_mut())?;
    }
    search::catch_up(conn)?;
    Transactions::commit_transaction(conn).map_err(|error| {
        let error = StorageError::from(error);
        // A disk that is full has not taken the frame that would end the transaction.
        let at_commit = !error.to_string().contains("full");
        Lost { error, at_commit }
    })
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
