//! Beginning and ending a transaction, on a connection that lives.

use super::claim::Claim;
use super::connection::{AnyConnection, Connector, Transactions};
use super::crowd::Crowd;
use super::error::StorageError;
use super::request_time;
use super::store_limits::StoreLimits;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::r2d2::{Pool, PooledConnection, R2D2Connection};
use std::time::Instant;

/// Whether an error means that the whole transaction may be tried again.
pub trait Raced {
    /// True for serialization failures and deadlocks, and for a conflict: whoever was first is
    /// seen by the next try.
    fn raced(&self) -> bool;

    /// What the store itself said, if it was the store.
    fn of_storage(&self) -> Option<&StorageError>;
}

impl Raced for StorageError {
    fn raced(&self) -> bool {
        matches!(self, Self::Raced(_) | Self::Conflict(_))
    }

    fn of_storage(&self) -> Option<&StorageError> {
        Some(self)
    }
}

/// How often a transaction that lost a race is tried in all.
const TRIES: u32 = 8;

type Pooled = PooledConnection<Connector>;

/// Connections, and how long anybody waits for one and for a conversation. Cheap to clone.
#[derive(Clone)]
pub(super) struct Connections {
    pub(super) pool: Pool<Connector>,
    pub(super) crowd: Crowd,
    pub(super) limits: StoreLimits,
}

impl Connections {
    /// Does the first thing a connection is taken for. Connections are not tested before they are used: one that
    /// died while it was idle (PostgreSQL was restarted) is found out here, nothing having been done with it
    /// yet. The pool drops it when it is given back, and the next one is tried.
    pub(super) fn on_live_connection<T, E: From<StorageError>>(
        &self,
        until: Instant,
        first: impl Fn(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<(Pooled, T), E> {
        // At worst every connection of the pool has died.
        let mut left = self.pool.max_size();
        loop {
            let wait = request_time::left(until).min(self.limits.connection);
            let mut conn = self.pool.get_timeout(wait).map_err(StorageError::from)?;
            match first(&mut conn) {
                Ok(done) => return Ok((conn, done)),
                Err(error) if left == 0 || !is_lost(&mut conn) => return Err(error),
                Err(_) => left -= 1,
            }
        }
    }

    /// Runs a use case in a transaction and commits it, and again when it lost a race. Where too many wait for the
    /// same conversation, it waits without a connection and begins again.
    pub(super) fn retrying<T, E, F>(&self, until: Instant, claim: &Claim, work: F) -> Result<T, E>
    where
        E: From<StorageError> + Raced,
        F: Fn(&mut AnyConnection) -> Result<T, E>,
    {
        // To have waited for others is no race that was lost.
        let (mut lost, mut place) = (0, None);
        loop {
            let (mut conn, ()) = self.on_live_connection(until, begin)?;
            let crowded = loop {
                let ended = self
                    .crowd
                    .around(place.take(), || to_the_end(&mut conn, claim, &work));
                match ended {
                    Err(error) if error.raced() && lost + 1 < TRIES && Instant::now() < until => {
                        lost += 1;
                    }
                    Err(error) => match error.of_storage() {
                        Some(StorageError::Crowded(awaited)) => break awaited.clone(),
                        _ => return Err(error),
                    },
                    done => return done,
                }
                begin(&mut conn)?;
            };
            drop(conn);
            let patience = until.min(Instant::now() + self.limits.lock);
            place = Some(self.crowd.stand_outside(&crowded, patience)?);
        }
    }
}

/// Whether the server can no longer be reached over a connection on which something failed. Diesel does not
/// notice it where a statement is prepared, but where the next one is sent.
pub(super) fn is_lost(conn: &mut AnyConnection) -> bool {
    R2D2Connection::is_broken(conn) || conn.batch_execute("SELECT 1").is_err()
}

fn begin(conn: &mut AnyConnection) -> Result<(), StorageError> {
    Ok(Transactions::begin_transaction(conn)?)
}

/// Runs a use case in the transaction that has begun, and ends it.
fn to_the_end<T, E: From<StorageError>>(
    conn: &mut AnyConnection,
    claim: &Claim,
    work: impl Fn(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    match work(conn) {
        Ok(done) if claim.commit() => {
            commit(conn, claim)?;
            Ok(done)
        }
        Ok(_) => {
            roll_back(conn)?;
            Err(Claim::refused().into())
        }
        Err(error) => {
            roll_back(conn)?;
            Err(error)
        }
    }
}

/// Commits. When no answer comes back, nobody can say whether it was done; when the answer is an error, it was not.
fn commit(conn: &mut AnyConnection, claim: &Claim) -> Result<(), StorageError> {
    let failed = match Transactions::commit_transaction(conn) {
        Ok(()) => return Ok(()),
        Err(error) => StorageError::from(error),
    };
    if failed.raced() {
        claim.reopen();
        return Err(failed);
    }
    match is_lost(conn) {
        true => Err(StorageError::Unknown(failed.to_string())),
        false => Err(failed),
    }
}

/// One snapshot for everything that is read until the roll-back.
pub(super) fn begin_snapshot(conn: &mut AnyConnection) -> Result<(), StorageError> {
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
    Transactions::rollback_transaction(conn).map_err(StorageError::from)
}
