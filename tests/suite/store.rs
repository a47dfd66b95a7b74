//! The store: one transaction a use case, answers after the commit, nobody spoils anybody else's.

use crate::support::TestApp;
use crate::support::database::TestDatabase;
use baton::domain::base::ids::TeamId;
use baton::storage::batch::Batch;
use baton::storage::store_size::StoreSize;
use baton::storage::{AnyConnection, Database, StorageError, Store, counters, migrate};
use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Text;
use futures_util::future::join_all;
use std::collections::BTreeMap;

const NAME: &str = "test";

async fn open(size: StoreSize) -> (Store, TeamId, TestDatabase) {
    let app = TestApp::spawn().await;
    let team = app.services.accounts().all_teams().await.unwrap()[0].id;
    let database = app.stop().await;
    (
        Store::open(database.database(), size).unwrap(),
        team,
        database,
    )
}

fn add(conn: &mut AnyConnection, team: TeamId) -> Result<(), StorageError> {
    add_named(conn, (team, NAME.to_owned()))
}

fn add_named(conn: &mut AnyConnection, counter: (TeamId, String)) -> Result<(), StorageError> {
    let one = BTreeMap::from([(counter, 1)]);
    let mut batch = Batch::new(conn);
    counters::change(&mut batch, &one)?;
    Ok(batch.send()?)
}

async fn total(store: &Store, team: TeamId) -> i64 {
    store
        .read(move |conn| Ok::<_, StorageError>(crate::counters::total(conn, team, NAME)?))
        .await
        .unwrap()
}

#[actix_web::test]
async fn a_failing_use_case_leaves_no_trace_and_spoils_no_other() {
    let (store, team, _database) = open(StoreSize::default()).await;
    let writes = (0..100).map(|turn| {
        store.write(move |conn| {
            add(conn, team)?;
            if turn % 2 == 0 {
                Err(StorageError::NotFound)
            } else {
                Ok(())
            }
        })
    });
    let results = join_all(writes).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 50);
    assert_eq!(total(&store, team).await, 50);
}

#[actix_web::test]
async fn a_panic_is_an_error_for_its_batch_and_the_next_one_starts_clean() {
    let (store, team, _database) = open(StoreSize::default()).await;
    let panicked: Result<(), StorageError> = store
        .write(move |conn| {
            add(conn, team)?;
            panic!("a bug in a use case")
        })
        .await;
    assert!(
        matches!(panicked, Err(StorageError::Broken(_))),
        "{panicked:?}"
    );
    assert_eq!(total(&store, team).await, 0);
    store.write(move |conn| add(conn, team)).await.unwrap();
    assert_eq!(total(&store, team).await, 1);
}

#[actix_web::test]
async fn a_read_sees_one_snapshot() {
    let (store, team, _database) = open(StoreSize::default()).await;
    let (writer, handle) = (store.clone(), tokio::runtime::Handle::current());
    let seen = store.read(move |conn| {
        let before = crate::counters::total(conn, team, NAME)?;
        std::thread::scope(|scope| {
            let write = || handle.block_on(writer.write(move |conn| add(conn, team)));
            scope.spawn(write).join().unwrap()
        })?;
        Ok::<_, StorageError>((before, crate::counters::total(conn, team, NAME)?))
    });
    assert_eq!(seen.await.unwrap(), (0, 0));
    assert_eq!(total(&store, team).await, 1);
}

#[actix_web::test]
async fn a_reader_of_sqlite_cannot_write() {
    let (store, team, _database) = open(StoreSize::default()).await;
    if !matches!(store.database(), Database::Sqlite(_)) {
        return;
    }
    let refused = store.read(move |conn| add(conn, team)).await;
    assert!(
        matches!(refused, Err(StorageError::Broken(_))),
        "{refused:?}"
    );
}

#[actix_web::test]
async fn a_full_queue_is_busy_not_endless() {
    let size = StoreSize {
        connections: 2,
        write_queue: 2,
        write_batch: 1,
        ..StoreSize::default()
    };
    let (store, team, _database) = open(size).await;
    if !matches!(store.database(), Database::Sqlite(_)) {
        return;
    }
    let (go, gate) = std::sync::mpsc::channel::<()>();
    let gate = std::sync::Mutex::new(gate);
    let first = store.write(move |_| {
        gate.lock().unwrap().recv().unwrap();
        Ok::<_, StorageError>(())
    });
    let more = join_all((0..20).map(|_| store.write(move |conn| add(conn, team))));
    let release = async {
        go.send(()).unwrap();
    };
    let (first, results, ()) = futures_util::join!(first, more, release);
    first.unwrap();
    let busy = results
        .iter()
        .filter(|r| matches!(r, Err(StorageError::Busy(_))))
        .count();
    assert!(busy >= 17, "{busy} of 20 were refused");
    assert_eq!(total(&store, team).await, 20 - busy as i64);
}

#[actix_web::test]
async fn what_sqlite_cannot_store_is_refused_and_what_was_stored_stays() {
    let database = TestDatabase::create().await;
    if database.is_postgres() {
        return;
    }
    migrate::up(&database.database()).unwrap();
    let app = TestApp::on(database).await;
    app.add_team("first").await;
    let team = app.services.accounts().all_teams().await.unwrap()[0].id;
    let store = app.services.store.clone();
    // The disk is full: no page beyond those that are there.
    store
        .write(|conn| Ok::<_, StorageError>(conn.batch_execute("PRAGMA max_page_count = 1")?))
        .await
        .unwrap();
    let fill = join_all((0..40).map(|turn| {
        store.write(move |conn| {
            let name = format!("{turn}-{}", "x".repeat(20_000));
            add_named(conn, (team, name))
        })
    }))
    .await;
    let refused = fill.iter().filter(|result| result.is_err()).count();
    assert!(refused > 0, "the disk was never full");
    let stored = store
        .read(|conn| Ok::<_, StorageError>(counters::open(conn)?))
        .await
        .unwrap();
    assert_eq!(
        stored.len(),
        40 - refused,
        "what was acknowledged is there, nothing else"
    );
}

#[actix_web::test]
async fn connections_that_died_while_idle_are_replaced_before_anybody_notices() {
    let (store, team, _database) = open(StoreSize::default()).await;
    if matches!(store.database(), Database::Sqlite(_)) {
        return;
    }
    // Every connection of the pool has been used.
    join_all((0..8).map(|_| total(&store, team))).await;
    end_all_others(&store);
    join_all((0..8).map(|_| total(&store, team))).await;
    end_all_others(&store);
    let looked = store.look_up(|conn| Ok::<_, StorageError>(counters::open(conn)?));
    looked.await.unwrap();
    end_all_others(&store);
    store.write(move |conn| add(conn, team)).await.unwrap();
    assert_eq!(total(&store, team).await, 1);
}

/// Ends every other connection to this PostgreSQL database, as its restart would.
fn end_all_others(store: &Store) {
    use diesel::prelude::*;
    let mut conn = store.connect().unwrap();
    let others =
        "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    let count = sql::<diesel::sql_types::BigInt>(&format!("SELECT COUNT(*) {others}"));
    // One that was being opened is ended the next time.
    loop {
        conn.batch_execute(&format!("SELECT pg_terminate_backend(pid) {others}"))
            .unwrap();
        if count.clone().get_result::<i64>(&mut conn).unwrap() == 0 {
            return;
        }
        std::thread::yield_now();
    }
}

#[actix_web::test]
async fn sqlite_is_compiled_to_keep_statements_prepared_and_to_take_no_needless_lock() {
    let database = TestDatabase::create().await;
    if database.is_postgres() {
        return;
    }
    let app = TestApp::on(database).await;
    let options: Vec<String> = app
        .services
        .store
        .read(|conn| {
            let all = sql::<Text>("SELECT compile_options FROM pragma_compile_options");
            Ok::<_, StorageError>(all.load(conn)?)
        })
        .await
        .unwrap();
    for wanted in ["ENABLE_QPSG", "DEFAULT_MEMSTATUS=0", "THREADSAFE=2"] {
        assert!(options.iter().any(|o| o == wanted), "{wanted}: {options:?}");
    }
    for unwanted in ["ENABLE_STAT4", "ENABLE_MEMORY_MANAGEMENT"] {
        let there = options.iter().any(|o| o == unwanted);
        assert!(!there, "{unwanted}: see .cargo/config.toml");
    }
}

/// What SQLite's log takes on the disk.
fn log_bytes(database: &TestDatabase) -> Option<u64> {
    let url = database.url();
    let log = format!("{}-wal", url.strip_prefix("sqlite:")?);
    Some(std::fs::metadata(log).unwrap().len())
}

#[actix_web::test]
async fn the_log_of_sqlite_is_cut_back_after_somebody_has_read_for_long() {
    let (store, team, database) = open(StoreSize::default()).await;
    if log_bytes(&database).is_none() {
        return;
    }
    let mut reader = store.connect().unwrap();
    reader
        .batch_execute("BEGIN; SELECT COUNT(*) FROM counters")
        .unwrap();
    for turn in 0..20 {
        let name = format!("{turn}-{}", "x".repeat(5_000_000));
        let write = store.write(move |conn| add_named(conn, (team, name.clone())));
        write.await.unwrap();
    }
    const LIMIT: u64 = 64 * 1024 * 1024;
    assert!(log_bytes(&database) > Some(LIMIT), "it has grown meanwhile");
    reader.batch_execute("COMMIT").unwrap();
    for _ in 0..3 {
        store.write(move |conn| add(conn, team)).await.unwrap();
    }
    assert!(
        log_bytes(&database) <= Some(LIMIT),
        "{:?}",
        log_bytes(&database)
    );
}

#[actix_web::test]
async fn the_readers_of_sqlite_share_one_amount_of_memory() {
    for connections in [1, 8, 32] {
        let size = StoreSize {
            connections,
            ..StoreSize::default()
        };
        let (store, _, database) = open(size).await;
        if log_bytes(&database).is_none() {
            return;
        }
        let pages = store.read(|conn| {
            let size = sql::<diesel::sql_types::BigInt>("SELECT cache_size FROM pragma_cache_size");
            Ok::<_, StorageError>(size.get_result::<i64>(conn)?)
        });
        // A negative size is in KiB.
        let all = -pages.await.unwrap() * i64::from(connections);
        assert!(
            (250_000..=256_000).contains(&all),
            "{connections}: {all} KiB"
        );
    }
}
