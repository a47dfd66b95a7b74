//! What others are measured against, in this version and in the next: a ticket, its 20 messages and
//! an event, with five indexes in all, written as well as it can be done and with nothing around it.
//!
//! It must stay as it is, or figures of different versions can no longer be compared.

use crate::database::{BenchDatabase, Kind};
use crate::escalation::SCATTER;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Messages of a ticket.
const MESSAGES: usize = 20;

static NEXT: AtomicU64 = AtomicU64::new(0);

/// Tickets a second that so many clients get, each waiting for the commit of one before the next.
pub fn measure(kind: Kind, clients: u32, window: Duration) -> f64 {
    let database = BenchDatabase::create(kind);
    match kind {
        Kind::Sqlite => sqlite::measure(&database.file().unwrap(), clients, window),
        #[cfg(feature = "postgres")]
        Kind::Postgres => postgres::measure(&database.url(), clients, window),
    }
}

/// What is not the same in two tickets.
struct Fresh {
    number: i64,
    /// As scattered as random ones.
    id: String,
}

impl Fresh {
    fn next() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        Self {
            number: i64::try_from(number).unwrap(),
            id: format!("{:016x}", number.wrapping_mul(SCATTER)),
        }
    }

    fn token(&self) -> String {
        format!("tkt_{}", self.id)
    }

    fn external_id(&self) -> String {
        format!("web-{}", self.id)
    }

    fn customer(&self) -> String {
        format!("Maria {}", self.id)
    }
}

const AT: &str = "2026-05-04 09:00:00.000000";
const SUMMARY: &str = "Wants a refund for a cancelled flight, refuses to be rebooked";
const SAID: &str = "It is EUJUY6. I do not want another flight, I want the money back, please.";
const EVENT: &str = r#"{"team":"Support","reason":"user_requested","priority":"normal"}"#;

/// One thread commits for all who wait, on one connection.
mod sqlite {
    use super::{AT, EVENT, Fresh, MESSAGES, SAID, SUMMARY};
    use crate::server::wait;
    use rusqlite::{CachedStatement, Connection, params};
    use std::path::Path;
    use std::time::{Duration, Instant};
    use tokio::sync::{mpsc, oneshot};
    use tokio::task::JoinSet;

    /// Tickets of one commit at most.
    const BATCH: usize = 64;

    const TABLES: &str = "
        CREATE TABLE tickets (id INTEGER PRIMARY KEY, token TEXT NOT NULL, external_id TEXT NOT NULL,
            number BIGINT NOT NULL, status TEXT NOT NULL, team_id BIGINT NOT NULL, agent_id BIGINT,
            priority BIGINT NOT NULL, reason TEXT NOT NULL, customer TEXT NOT NULL,
            summary TEXT NOT NULL, language TEXT NOT NULL, last_seq BIGINT NOT NULL,
            created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL);
        CREATE UNIQUE INDEX tickets_token ON tickets (token);
        CREATE UNIQUE INDEX tickets_external_id ON tickets (external_id);
        CREATE INDEX tickets_queue ON tickets (team_id, status, priority, created_at);
        CREATE TABLE messages (ticket_id BIGINT NOT NULL, seq BIGINT NOT NULL, role TEXT NOT NULL,
            body TEXT NOT NULL, at TIMESTAMP NOT NULL, PRIMARY KEY (ticket_id, seq)) WITHOUT ROWID;
        CREATE TABLE events (id INTEGER PRIMARY KEY, ticket_id BIGINT NOT NULL, seq BIGINT NOT NULL,
            kind TEXT NOT NULL, data TEXT NOT NULL, at TIMESTAMP NOT NULL);
        CREATE INDEX events_ticket ON events (ticket_id, seq);";

    type Waiting = oneshot::Sender<()>;

    pub fn measure(file: &Path, clients: u32, window: Duration) -> f64 {
        let conn = Connection::open(file).unwrap();
        for (name, value) in [
            ("journal_mode", "WAL"),
            ("synchronous", "FULL"),
            ("wal_autocheckpoint", "4000"),
            ("cache_size", "-131072"),
        ] {
            conn.pragma_update(None, name, value).unwrap();
        }
        conn.execute_batch(TABLES).unwrap();
        let (queue, waiting) = mpsc::channel(clients as usize);
        let writer = std::thread::spawn(move || write(&conn, waiting));
        let rate = wait(ask(queue, clients, window));
        writer.join().unwrap();
        rate
    }

    async fn ask(queue: mpsc::Sender<Waiting>, clients: u32, window: Duration) -> f64 {
        let began = Instant::now();
        let mut asking = JoinSet::new();
        for _ in 0..clients {
            let queue = queue.clone();
            asking.spawn(async move {
                let mut written = 0u32;
                while began.elapsed() < window {
                    let (done, committed) = oneshot::channel();
                    queue.send(done).await.unwrap();
                    committed.await.unwrap();
                    written += 1;
                }
                written
            });
        }
        let written: u32 = asking.join_all().await.into_iter().sum();
        f64::from(written) / began.elapsed().as_secs_f64()
    }

    fn write(conn: &Connection, mut waiting: mpsc::Receiver<Waiting>) {
        let prepare = |sql: &str| conn.prepare_cached(sql).unwrap();
        let mut ticket = prepare(
            "INSERT INTO tickets (token, external_id, number, status, team_id, agent_id, priority, reason, \
             customer, summary, language, last_seq, created_at, updated_at) \
             VALUES (?, ?, ?, 'waiting', 1, NULL, 1, 'user_requested', ?, ?, 'en', 1, ?, ?)",
        );
        let mut message =
            prepare("INSERT INTO messages (ticket_id, seq, role, body, at) VALUES (?, ?, ?, ?, ?)");
        let mut event = prepare(
            "INSERT INTO events (ticket_id, seq, kind, data, at) VALUES (?, 1, 'ticket.opened', ?, ?)",
        );
        while let Some(first) = waiting.blocking_recv() {
            let mut batch = vec![first];
            while batch.len() < BATCH
                && let Ok(next) = waiting.try_recv()
            {
                batch.push(next);
            }
            conn.execute_batch("BEGIN IMMEDIATE").unwrap();
            for _ in &batch {
                write_one(conn, [&mut ticket, &mut message, &mut event]);
            }
            conn.execute_batch("COMMIT").unwrap();
            for done in batch {
                done.send(()).unwrap();
            }
        }
    }

    fn write_one(conn: &Connection, [ticket, message, event]: [&mut CachedStatement<'_>; 3]) {
        let new = Fresh::next();
        let (token, external_id) = (new.token(), new.external_id());
        let values = params![
            token,
            external_id,
            new.number,
            new.customer(),
            SUMMARY,
            AT,
            AT
        ];
        ticket.execute(values).unwrap();
        let id = conn.last_insert_rowid();
        for seq in 0..MESSAGES {
            let role = ["customer", "bot"][seq % 2];
            let values = params![id, seq as i64, role, SAID, AT];
            message.execute(values).unwrap();
        }
        event.execute(params![id, EVENT, AT]).unwrap();
    }
}

/// As many connections as clients; a statement a table, prepared once, and a commit each.
#[cfg(feature = "postgres")]
mod postgres {
    use super::{AT, EVENT, Fresh, MESSAGES, SAID, SUMMARY};
    use diesel::connection::SimpleConnection;
    use diesel::prelude::*;
    use std::time::{Duration, Instant};

    const TABLES: &str = "
        CREATE TABLE tickets (id BIGINT GENERATED BY DEFAULT AS IDENTITY, token TEXT NOT NULL,
            external_id TEXT NOT NULL, number BIGINT NOT NULL, status TEXT NOT NULL,
            team_id BIGINT NOT NULL, agent_id BIGINT, priority BIGINT NOT NULL, reason TEXT NOT NULL,
            customer TEXT NOT NULL, summary TEXT NOT NULL, language TEXT NOT NULL,
            last_seq BIGINT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL);
        CREATE UNIQUE INDEX tickets_token ON tickets (token);
        CREATE UNIQUE INDEX tickets_external_id ON tickets (external_id);
        CREATE INDEX tickets_queue ON tickets (team_id, status, priority, created_at);
        CREATE TABLE messages (ticket_id BIGINT NOT NULL, seq BIGINT NOT NULL, role TEXT NOT NULL,
            body TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (ticket_id, seq));
        CREATE TABLE events (id BIGINT GENERATED BY DEFAULT AS IDENTITY, ticket_id BIGINT NOT NULL,
            seq BIGINT NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL, at TEXT NOT NULL);
        CREATE INDEX events_ticket ON events (ticket_id, seq);";

    diesel::table! {
        tickets (id) {
            id -> BigInt,
            token -> Text,
            external_id -> Text,
            number -> BigInt,
            status -> Text,
            team_id -> BigInt,
            agent_id -> Nullable<BigInt>,
            priority -> BigInt,
            reason -> Text,
            customer -> Text,
            summary -> Text,
            language -> Text,
            last_seq -> BigInt,
            created_at -> Text,
            updated_at -> Text,
        }
    }

    diesel::table! {
        messages (ticket_id, seq) {
            ticket_id -> BigInt,
            seq -> BigInt,
            role -> Text,
            body -> Text,
            at -> Text,
        }
    }

    diesel::table! {
        events (id) {
            id -> BigInt,
            ticket_id -> BigInt,
            seq -> BigInt,
            kind -> Text,
            data -> Text,
            at -> Text,
        }
    }

    pub fn measure(url: &str, clients: u32, window: Duration) -> f64 {
        let connect = || PgConnection::establish(url).unwrap();
        connect().batch_execute(TABLES).unwrap();
        let conns: Vec<PgConnection> = (0..clients).map(|_| connect()).collect();
        let began = Instant::now();
        let writing = conns.into_iter().map(|mut conn| {
            std::thread::spawn(move || {
                let mut written = 0u32;
                while began.elapsed() < window {
                    conn.transaction(write_one).unwrap();
                    written += 1;
                }
                written
            })
        });
        let writing: Vec<_> = writing.collect();
        let written: u32 = writing.into_iter().map(|one| one.join().unwrap()).sum();
        f64::from(written) / began.elapsed().as_secs_f64()
    }

    fn write_one(conn: &mut PgConnection) -> QueryResult<()> {
        let new = Fresh::next();
        let id: i64 = diesel::insert_into(tickets::table)
            .values((
                tickets::token.eq(new.token()),
                tickets::external_id.eq(new.external_id()),
                tickets::number.eq(new.number),
                tickets::status.eq("waiting"),
                tickets::team_id.eq(1),
                tickets::agent_id.eq(None::<i64>),
                tickets::priority.eq(1),
                tickets::reason.eq("user_requested"),
                tickets::customer.eq(new.customer()),
                tickets::summary.eq(SUMMARY),
                tickets::language.eq("en"),
                tickets::last_seq.eq(1),
                tickets::created_at.eq(AT),
                tickets::updated_at.eq(AT),
            ))
            .returning(tickets::id)
            .get_result(conn)?;
        // An array, not a list: Diesel keeps its statement prepared.
        let said: [_; MESSAGES] = std::array::from_fn(|seq| {
            (
                messages::ticket_id.eq(id),
                messages::seq.eq(seq as i64),
                messages::role.eq(["customer", "bot"][seq % 2]),
                messages::body.eq(SAID),
                messages::at.eq(AT),
            )
        });
        diesel::insert_into(messages::table)
            .values(said)
            .execute(conn)?;
        diesel::insert_into(events::table)
            .values((
                events::ticket_id.eq(id),
                events::seq.eq(1),
                events::kind.eq("ticket.opened"),
                events::data.eq(EVENT),
                events::at.eq(AT),
            ))
            .execute(conn)?;
        Ok(())
    }
}
