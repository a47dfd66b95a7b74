//! A database for each test: a file, or a copy of a migrated template on PostgreSQL.

use baton::storage::Database;
use std::sync::Arc;

/// A database that goes away with its last user.
#[derive(Clone)]
pub struct TestDatabase(Arc<Kind>);

enum Kind {
    Sqlite(tempfile::TempDir),
    #[cfg(feature = "postgres")]
    Postgres {
        server: String,
        name: String,
    },
}

impl TestDatabase {
    /// On PostgreSQL when `TEST_DATABASE_URL` is set, else on SQLite.
    pub async fn create() -> Self {
        #[cfg(feature = "postgres")]
        if let Ok(server) = std::env::var("TEST_DATABASE_URL") {
            return Self::on_postgres(server).await;
        }
        Self(Arc::new(Kind::Sqlite(tempfile::tempdir().unwrap())))
    }

    /// One without a schema, for whoever migrates it.
    pub async fn empty() -> Self {
        #[cfg(feature = "postgres")]
        if let Ok(server) = std::env::var("TEST_DATABASE_URL") {
            let made = tokio::task::spawn_blocking(move || {
                let name = postgres::empty(&server);
                Self(Arc::new(Kind::Postgres { server, name }))
            });
            return made.await.unwrap();
        }
        Self::create().await
    }

    /// Where it is.
    pub fn database(&self) -> Database {
        Database::parse(&self.url()).unwrap()
    }

    /// Its `DATABASE_URL`.
    pub fn url(&self) -> String {
        match &*self.0 {
            Kind::Sqlite(folder) => format!("sqlite:{}", folder.path().join("baton.db").display()),
            #[cfg(feature = "postgres")]
            Kind::Postgres { server, name } => postgres::url(server, name),
        }
    }

    /// Whether two servers may write to it.
    pub fn is_postgres(&self) -> bool {
        self.url().starts_with("postgres")
    }

    #[cfg(feature = "postgres")]
    async fn on_postgres(server: String) -> Self {
        let name = tokio::task::spawn_blocking({
            let server = server.clone();
            move || postgres::copy_template(&server)
        });
        Self(Arc::new(Kind::Postgres {
            server,
            name: name.await.unwrap(),
        }))
    }
}

#[cfg(feature = "postgres")]
impl Drop for Kind {
    fn drop(&mut self) {
        if let Self::Postgres { server, name } = self {
            postgres::drop_database(server, name);
        }
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use baton::storage::{Database, migrate};
    use diesel::connection::SimpleConnection;
    use diesel::{Connection, PgConnection};
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicU32, Ordering};

    static TEMPLATE: Mutex<Option<String>> = Mutex::new(None);
    static NEXT: AtomicU32 = AtomicU32::new(0);

    pub fn url(server: &str, name: &str) -> String {
        let (base, _) = server.rsplit_once('/').unwrap();
        format!("{base}/{name}")
    }

    fn run(server: &str, sql: &str) {
        PgConnection::establish(server)
            .unwrap()
            .batch_execute(sql)
            .unwrap();
    }

    fn fresh(server: &str, template: &str) -> String {
        let turn = NEXT.fetch_add(1, Ordering::SeqCst);
        let name = format!("baton_test_{}_{turn}", std::process::id());
        run(
            server,
            &format!("CREATE DATABASE {name} TEMPLATE {template}"),
        );
        name
    }

    pub fn empty(server: &str) -> String {
        fresh(server, "template0")
    }

    /// A copy of a database that was migrated once for the whole run.
    pub fn copy_template(server: &str) -> String {
        let mut template = TEMPLATE.lock().unwrap();
        let template = template.get_or_insert_with(|| {
            let name = fresh(server, "template0");
            migrate::up(&Database::parse(&url(server, &name)).unwrap()).unwrap();
            name
        });
        fresh(server, template)
    }

    pub fn drop_database(server: &str, name: &str) {
        run(
            server,
            &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
        );
    }
}
