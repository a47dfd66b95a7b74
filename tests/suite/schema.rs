//! `src/storage/schema.rs` is kept by hand: it must say what both databases say.

use crate::support::database::TestDatabase;
use baton::storage::connection::{AnyConnection, Purpose, connect};
use baton::storage::migrate::MigrateError;
use baton::storage::{Database, StorageError, migrate};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use std::collections::BTreeMap;
use std::fs;

/// Name, and whether it may be null, for every column in order.
type Columns = Vec<(String, bool)>;

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
}

/// What `schema.rs` says, read as text: the macro keeps no names at run time.
fn declared() -> BTreeMap<String, Columns> {
    let source = fs::read_to_string("src/storage/schema.rs").unwrap();
    let mut tables = BTreeMap::new();
    for block in source.split("diesel::table!").skip(1) {
        let (head, body) = block.split_once(") {").unwrap();
        let name = head.split_whitespace().nth(1).unwrap().to_owned();
        let body = body.split_once('}').unwrap().0;
        let lines = body
            .lines()
            .filter_map(|line| line.trim().split_once(" -> "));
        let column = |(name, kind): (&str, &str)| {
            (
                name.trim_end_matches('_').to_owned(),
                kind.starts_with("Nullable"),
            )
        };
        tables.insert(name, lines.map(column).collect());
    }
    tables
}

const SQLITE_COLUMNS: &str = "SELECT m.name AS table_name, c.name AS column_name, \
    c.\"notnull\" = 0 AS nullable FROM sqlite_master m, pragma_table_info(m.name) c \
    WHERE m.type = 'table' ORDER BY m.name, c.cid";

#[cfg(feature = "postgres")]
const POSTGRES_COLUMNS: &str = "SELECT table_name::text, column_name::text, \
    is_nullable = 'YES' AS nullable FROM information_schema.columns \
    WHERE table_schema = 'public' AND is_generated = 'NEVER' ORDER BY table_name, ordinal_position";

async fn real(database: &Database) -> BTreeMap<String, Columns> {
    let database = database.clone();
    let rows =
        tokio::task::spawn_blocking(move || match connect(&database, Purpose::Write).unwrap() {
            #[cfg(feature = "postgres")]
            AnyConnection::Postgres(mut conn) => diesel::sql_query(POSTGRES_COLUMNS)
                .load::<Column>(&mut conn)
                .unwrap(),
            AnyConnection::Sqlite(mut conn) => diesel::sql_query(SQLITE_COLUMNS)
                .load::<Column>(&mut conn)
                .unwrap(),
        });
    let mut tables: BTreeMap<String, Columns> = BTreeMap::new();
    for row in rows.await.unwrap() {
        tables
            .entry(row.table_name)
            .or_default()
            .push((row.column_name, row.nullable));
    }
    // The index of words is each database's own: an FTS5 table with those it keeps itself in, or a generated column.
    let own = ["__diesel", "sqlite_", "search_words", "past_reply_words"];
    tables.retain(|name, _| !own.iter().any(|begin| name.starts_with(begin)));
    tables
}

#[actix_web::test]
async fn the_schema_says_what_the_database_says() {
    let database = TestDatabase::create().await;
    up(&database.database()).await;
    assert_eq!(declared(), real(&database.database()).await);
}

async fn up(database: &Database) -> Vec<String> {
    let database = database.clone();
    tokio::task::spawn_blocking(move || migrate::up(&database).unwrap())
        .await
        .unwrap()
}

#[actix_web::test]
async fn migrations_go_up_down_and_up_again() {
    let kept = TestDatabase::create().await;
    let database = kept.database();
    up(&database).await;
    let before = real(&database).await;
    let gone = database.clone();
    tokio::task::spawn_blocking(move || migrate::down(&gone).unwrap())
        .await
        .unwrap();
    assert_eq!(real(&database).await, BTreeMap::new());
    assert!(!up(&database).await.is_empty());
    assert_eq!(real(&database).await, before);
    assert!(up(&database).await.is_empty(), "nothing is left to run");
}

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    told: String,
}

const AWAY: &str = "INSERT INTO agents (token, email, name, role, away, away_reason, created_at) VALUES \
    ('1', '1', '1', 'agent', TRUE, 'missed an offer of #12', '2026-11-27 00:00:00'), \
    ('2', '2', '2', 'agent', TRUE, 'missed an offer', '2026-11-27 00:00:00'), \
    ('3', '3', '3', 'agent', TRUE, 'missed an offer of #twelve', '2026-11-27 00:00:00')";

const AWAY_FOR: &str =
    "SELECT away_reason || ' ' || COALESCE(missed_ticket_id, 0) AS told FROM agents ORDER BY token";

#[actix_web::test]
async fn the_ticket_in_the_reason_of_an_earlier_release_gets_its_own_column() {
    let kept = TestDatabase::create().await;
    let backend = match kept.is_postgres() {
        true => "postgres",
        false => "sqlite",
    };
    let database = kept.database();
    up(&database).await;
    let part = |name: &str| {
        let folder = format!("migrations/{backend}/2026-11-27-000148_add_missed_tickets");
        fs::read_to_string(format!("{folder}/{name}.sql")).unwrap()
    };
    let (up, down) = (part("up"), part("down"));
    let told = tokio::task::spawn_blocking(move || {
        let mut conn = connect(&database, Purpose::Write).unwrap();
        for sql in [down.as_str(), AWAY, up.as_str()] {
            conn.batch_execute(sql).unwrap();
        }
        let told: Vec<Told> = match conn {
            #[cfg(feature = "postgres")]
            AnyConnection::Postgres(mut conn) => {
                diesel::sql_query(AWAY_FOR).load(&mut conn).unwrap()
            }
            AnyConnection::Sqlite(mut conn) => diesel::sql_query(AWAY_FOR).load(&mut conn).unwrap(),
        };
        told.into_iter().map(|row| row.told).collect::<Vec<_>>()
    });
    assert_eq!(
        told.await.unwrap(),
        [
            "missed an offer 12",
            "missed an offer 0",
            "missed an offer of #twelve 0"
        ]
    );
}

/// What a release that knows no more than this one says of a schema after a change to it.
async fn checked(change: &'static str) -> Result<(), MigrateError> {
    let kept = TestDatabase::create().await;
    let database = kept.database();
    up(&database).await;
    let check = tokio::task::spawn_blocking(move || {
        let mut conn = connect(&database, Purpose::Write).unwrap();
        conn.batch_execute(change).unwrap();
        migrate::check(&database)
    });
    check.await.unwrap()
}

#[actix_web::test]
async fn a_schema_of_before_the_table_of_support_is_only_older() {
    let older = checked(
        "DROP TABLE schema_support;
        DELETE FROM __diesel_schema_migrations WHERE version = '20261126000140'",
    );
    let older = older.await;
    assert!(matches!(older, Err(MigrateError::Pending(1))), "{older:?}");
    let newer = checked(
        "DROP TABLE schema_support;
        INSERT INTO __diesel_schema_migrations (version) VALUES ('20991231000001')",
    );
    let newer = newer.await;
    assert!(matches!(newer, Err(MigrateError::Newer(_))), "{newer:?}");
}

#[actix_web::test]
async fn a_table_of_support_that_cannot_be_read_is_told_as_that_and_not_as_a_newer_release() {
    let unreadable = checked(
        "ALTER TABLE schema_support RENAME COLUMN oldest TO otherwise;
        INSERT INTO __diesel_schema_migrations (version) VALUES ('20991231000001')",
    );
    let empty = checked(
        "DELETE FROM schema_support;
        INSERT INTO __diesel_schema_migrations (version) VALUES ('20991231000001')",
    );
    for (told, word) in [(unreadable.await, "oldest"), (empty.await, "is empty")] {
        let broken = matches!(
            &told,
            Err(MigrateError::Storage(StorageError::Broken(why))) if why.contains(word)
        );
        assert!(broken, "{told:?}");
    }
}

#[test]
fn both_trees_have_the_same_migrations() {
    let names = |tree: &str| {
        let mut names: Vec<String> = fs::read_dir(format!("migrations/{tree}"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
}

/// The last migration of before two releases could run side by side.
const ALONE: &str = "2026-11-26-000140";

/// What takes something away from a release that is still running.
const TAKES_AWAY: [&str; 6] = [
    "drop table",
    "drop column",
    "rename",
    "set not null",
    " type ",
    "add constraint",
];

/// What is wrong with a migration, if it takes something away and does not say which releases can go on.
fn left_behind(sql: &str) -> Option<&'static str> {
    let sql = sql.to_lowercase();
    let says = sql.contains("update schema_support set oldest");
    let taken = TAKES_AWAY.into_iter().find(|words| sql.contains(words));
    taken.filter(|_| !says)
}

#[test]
fn a_migration_that_takes_something_away_says_which_releases_can_go_on() {
    for backend in ["sqlite", "postgres"] {
        for folder in fs::read_dir(format!("migrations/{backend}")).unwrap() {
            let folder = folder.unwrap().path();
            if folder.file_name().unwrap().to_str().unwrap() > ALONE {
                let sql = fs::read_to_string(folder.join("up.sql")).unwrap();
                assert_eq!(left_behind(&sql), None, "{}", folder.display());
            }
        }
    }
    assert_eq!(
        left_behind("ALTER TABLE a DROP COLUMN b"),
        Some("drop column")
    );
    let said = "ALTER TABLE a DROP COLUMN b; UPDATE schema_support SET oldest = '1'";
    assert_eq!(left_behind(said), None);
}

#[test]
fn a_database_is_chosen_by_its_scheme() {
    assert!(
        Database::parse("mysql://x")
            .unwrap_err()
            .contains("must begin with")
    );
    assert!(
        Database::parse("sqlite:")
            .unwrap_err()
            .contains("needs a file")
    );
    assert!(
        matches!(Database::parse("sqlite:x.db"), Ok(Database::Sqlite(path)) if path.ends_with("x.db"))
    );
    let postgres = Database::parse("postgres://localhost/baton");
    assert_eq!(postgres.is_ok(), cfg!(feature = "postgres"));
}

/// Foreign keys without an index make deletes and checks walk whole tables.
#[actix_web::test]
async fn every_reference_has_an_index() {
    let sql = fs::read_dir("migrations/sqlite")
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path().join("up.sql")).unwrap());
    let sql: String = sql.collect();
    for table in sql.split("CREATE TABLE ").skip(1) {
        let name = table.split_whitespace().next().unwrap();
        let body = table.split("\n);").next().unwrap();
        for line in body.lines().filter(|line| line.contains("REFERENCES")) {
            let column = line.split_whitespace().next().unwrap();
            let indexed = sql.contains(&format!("ON {name} ({column}"))
                || body.contains(&format!("PRIMARY KEY ({column}"));
            assert!(indexed, "no index begins with {name}.{column}");
        }
    }
}
