//! Beginning and ending a transaction, on a connection that lives.

use super::connection::{AnyConnection, Connector, Transactions};
use super::error::StorageError;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::r2d2::{Pool, PooledConnection, R2D2Connection};

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
pub(super) fn on_live_connection<T, E: From<StorageError>>(
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

/// Whether the server can no longer be reached over a connection on which something failed. Diesel does not
/// notice it where a statement is prepared, but where the next one is sent.
fn is_lost(conn: &mut AnyConnection) -> bool {
    R2D2Connection::is_broken(conn) || conn.batch_execute("SELECT 1").is_err()
}

fn begin(conn: &mut AnyConnection) -> Result<(), StorageError> {
    Ok(Transactions::begin_transaction(conn)?)
}

pub(super) fn retrying<T, E, F>(pool: &Pool<Connector>, work: F) -> Result<T, E>
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
            Transactions::commit_transaction(conn).map_err(StorageError::from)?;
            Ok(done)
        }
        Err(error) => {
            roll_back(conn)?;
            Err(error)
        }
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
