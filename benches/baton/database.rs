//! A database for each measurement: a file below `target`, or one of its own on PostgreSQL.

use baton::storage::Database;
use std::path::PathBuf;

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    #[cfg(feature = "postgres")]
    Postgres,
}

impl Kind {
    /// As it stands in titles.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite, synchronous=FULL",
            #[cfg(feature = "postgres")]
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// A database that goes away with its owner.
pub enum BenchDatabase {
    Sqlite(tempfile::TempDir),
    #[cfg(feature = "postgres")]
    Postgres(postgres::Own),
}

impl BenchDatabase {
    /// What can be measured here.
    pub fn kinds() -> Vec<Kind> {
        #[cfg(feature = "postgres")]
        if postgres::server().is_some() {
            return vec![Kind::Sqlite, Kind::Postgres];
        }
        vec![Kind::Sqlite]
    }

    /// A new one, empty.
    pub fn create(kind: Kind) -> Self {
        match kind {
            Kind::Sqlite => {
                // Not the system's temporary folder: that may be memory.
                let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"));
                Self::Sqlite(folder.unwrap())
            }
            #[cfg(feature = "postgres")]
            Kind::Postgres => Self::Postgres(postgres::Own::create()),
        }
    }

    /// Where it is.
    pub fn database(&self) -> Database {
        match self {
            Self::Sqlite(folder) => Database::Sqlite(file(folder)),
            #[cfg(feature = "postgres")]
            Self::Postgres(own) => Database::Postgres(own.url()),
        }
    }

    /// Its address.
    pub fn url(&self) -> String {
        match self.database() {
            Database::Sqlite(file) => format!("sqlite:{}", file.display()),
            #[cfg(feature = "postgres")]
            Database::Postgres(url) => url,
        }
    }

    /// Its file; nothing on PostgreSQL.
    pub fn file(&self) -> Option<PathBuf> {
        match self {
            Self::Sqlite(folder) => Some(file(folder)),
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => None,
        }
    }
}

fn file(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("baton.db")
}

#[cfg(feature = "postgres")]
mod postgres {
    use diesel::connection::SimpleConnection;
    use diesel::{Connection, PgConnection};
    use std::sync::atomic::{AtomicU32, Ordering};

    static NEXT: AtomicU32 = AtomicU32::new(0);

    /// The server, if there is one for tests.
    pub fn server() -> Option<String> {
        std::env::var("TEST_DATABASE_URL").ok()
    }

    /// A database of our own on it.
    pub struct Own(String);

    impl Own {
        pub fn create() -> Self {
            let turn = NEXT.fetch_add(1, Ordering::Relaxed);
            let name = format!("baton_bench_{}_{turn}", std::process::id());
            run(&format!("CREATE DATABASE {name}"));
            Self(name)
        }

        pub fn url(&self) -> String {
            let server = server().unwrap();
            let (base, _) = server.rsplit_once('/').unwrap();
            format!("{base}/{}", self.0)
        }
    }

    impl Drop for Own {
        fn drop(&mut self) {
            run(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.0));
        }
    }

    fn run(sql: &str) {
        let mut conn = PgConnection::establish(&server().unwrap()).unwrap();
        conn.batch_execute(sql).unwrap();
    }
}
