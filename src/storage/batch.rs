//! The statements that a use case ends with, sent together.
//!
//! On PostgreSQL the statements become the parts of one `WITH`: each saved statement saves a round trip, and
//! PostgreSQL the work of a statement of its own. SQLite has no round trip to save, so it runs each at once.
//!
//! The parts of one `WITH` see the same snapshot, and run in no certain order. So no part may read what
//! another writes, and no two may write the same row.

#[cfg(feature = "postgres")]
use super::cached::run_prepared;
use super::connection::AnyConnection;
use diesel::QueryResult;
#[cfg(feature = "postgres")]
use diesel::{pg::Pg, query_builder::QueryFragment};

/// Statements that are sent together. Dropped before [`Self::send`], it has written nothing on PostgreSQL.
#[must_use = "nothing is written before it is sent"]
pub struct Batch<'c, 'w> {
    pub(super) conn: &'c mut AnyConnection,
    #[cfg(feature = "postgres")]
    parts: Vec<Box<dyn QueryFragment<Pg> + 'w>>,
    #[cfg(feature = "postgres")]
    rows: usize,
    rows_of: std::marker::PhantomData<&'w ()>,
}

impl<'c, 'w> Batch<'c, 'w> {
    /// An empty batch for this connection.
    pub fn new(conn: &'c mut AnyConnection) -> Self {
        Self {
            conn,
            #[cfg(feature = "postgres")]
            parts: Vec::new(),
            #[cfg(feature = "postgres")]
            rows: 0,
            rows_of: std::marker::PhantomData,
        }
    }

    /// Adds a statement that writes so many rows.
    #[cfg(feature = "postgres")]
    pub(super) fn add(&mut self, rows: usize, statement: impl QueryFragment<Pg> + 'w) {
        if rows > 0 {
            self.rows += rows;
            self.parts.push(Box::new(statement));
        }
    }

    /// Sends what was added.
    ///
    /// # Errors
    /// The database's error.
    pub fn send(self) -> QueryResult<()> {
        match self.conn {
            #[cfg(feature = "postgres")]
            AnyConnection::Postgres(c) => match (self.parts, self.rows) {
                (parts, _) if parts.is_empty() => Ok(()),
                (parts, rows) => run_prepared(together::Together { parts, rows }, c),
            },
            // Each part has run already.
            AnyConnection::Sqlite(_) => Ok(()),
        }
    }
}

/// Runs a statement that writes one row with the batch.
macro_rules! batched {
    ($batch:expr, $statement:expr) => {
        match &mut *$batch.conn {
            #[cfg(feature = "postgres")]
            $crate::storage::connection::AnyConnection::Postgres(_) => {
                $batch.add(1, $statement);
                diesel::QueryResult::Ok(())
            }
            $crate::storage::connection::AnyConnection::Sqlite(c) => {
                $statement.execute(c).map(drop)
            }
        }
    };
}
pub(super) use batched;

/// Runs a statement for rows with the batch: on PostgreSQL one for all of them, on SQLite one for each, where a
/// prepared statement that runs many times is faster than a long one that is parsed for each number of rows.
macro_rules! batched_rows {
    ($batch:expr, $rows:expr, |$some:ident| $statement:expr) => {{
        let rows = $rows;
        match &mut *$batch.conn {
            #[cfg(feature = "postgres")]
            $crate::storage::connection::AnyConnection::Postgres(_) => {
                let (count, $some) = (rows.len(), rows);
                $batch.add(count, $statement);
                diesel::QueryResult::Ok(())
            }
            $crate::storage::connection::AnyConnection::Sqlite(c) => {
                rows.iter().try_for_each(|$some| {
                    let one = $crate::storage::cached::NamedStatement::new($statement, &|| ());
                    $crate::storage::cached::run_prepared(one, c)
                })
            }
        }
    }};
}
pub(super) use batched_rows;

#[cfg(feature = "postgres")]
mod together {
    use super::{Pg, QueryFragment, QueryResult};
    use diesel::query_builder::{AstPass, QueryId};

    /// Batches of more rows are not kept prepared: their texts are many and long.
    const BATCH_PREPARED_ROWS_MAX: usize = 16;

    /// Statements as one: the last, with the others before it.
    pub(super) struct Together<'w> {
        pub(super) parts: Vec<Box<dyn QueryFragment<Pg> + 'w>>,
        pub(super) rows: usize,
    }

    impl QueryFragment<Pg> for Together<'_> {
        fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
            let Some((last, before)) = self.parts.split_last() else {
                return Ok(());
            };
            for (index, part) in before.iter().enumerate() {
                out.push_sql(if index == 0 { "WITH " } else { ", " });
                out.push_identifier(&format!("part_{index}"))?;
                out.push_sql(" AS (");
                part.walk_ast(out.reborrow())?;
                out.push_sql(")");
            }
            out.push_sql(" ");
            last.walk_ast(out)
        }

        fn is_safe_to_cache_prepared(&self, _: &Pg) -> QueryResult<bool> {
            Ok(self.rows <= BATCH_PREPARED_ROWS_MAX)
        }
    }

    /// The statement cache goes by the text.
    impl QueryId for Together<'_> {
        type QueryId = ();
        const HAS_STATIC_QUERY_ID: bool = false;
    }
}
