//! What the disk and SQLite give at best: one thread that writes the very rows an escalation leaves
//! behind, with prepared statements, no reads, no checks and no HTTP.

use crate::escalation::SCATTER;
use crate::process::cpu_time;
use rusqlite::types::Value;
use rusqlite::{Connection, Statement};
use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Tables that others point to, in this order; the rest follows.
const PARENTS: [(&str, &str); 3] = [
    ("customers", "customer_id"),
    ("conversations", "conversation_id"),
    ("tickets", "ticket_id"),
];

/// Tables an escalation does not write, or not again: the words of a name are kept once.
const NOT_WRITTEN: &str = "'teams', 'bots', 'bot_presence', 'agents', 'agent_teams', 'agent_tokens', \
                           'sessions', 'login_throttles', 'drafts', 'read_marks', 'settings_revision', \
                           'security_log', 'heartbeats', 'schema_support', '__diesel_schema_migrations', \
                           'search_names'";

/// The search's own tables, which triggers fill: at the end of a transaction when its notes are deleted.
const INDEX: &str = "search_words";

/// Far from the numbers the load uses.
static NEXT: AtomicU64 = AtomicU64::new(1 << 32);

/// The rows of one escalation.
pub struct Rows {
    conn: Connection,
    tables: Vec<(String, Vec<Row>)>,
}

type Row = Vec<(String, Value)>;

impl Rows {
    /// Reads them from a database that holds one escalation and nothing else.
    pub fn of_the_only_escalation(database: &Path) -> Self {
        let conn = Connection::open(database).unwrap();
        // As `storage/connection.rs` sets them for the writer.
        for (name, value) in [
            ("synchronous", "FULL"),
            ("foreign_keys", "ON"),
            ("wal_autocheckpoint", "4000"),
            ("cache_size", "-32000"),
        ] {
            conn.pragma_update(None, name, value).unwrap();
        }
        let tables = names(&conn).into_iter().map(|name| {
            let rows = read(&conn, &name);
            (name, rows)
        });
        let tables = tables.filter(|(_, rows)| !rows.is_empty()).collect();
        Self { conn, tables }
    }

    /// How many there are, by table.
    pub fn told(&self) -> String {
        let counts = self
            .tables
            .iter()
            .map(|(name, rows)| format!("{name} {}", rows.len()));
        counts.collect::<Vec<_>>().join(", ")
    }

    /// Writes copies, so many a transaction, until the time is over or `most` are written; returns
    /// how many a second, and the processor time of one.
    pub fn write(&self, a_transaction: u64, window: Duration, most: u64) -> (f64, Duration) {
        let mut writers: Vec<Vec<Writer<'_>>> = self
            .tables
            .iter()
            .map(|(name, rows)| {
                rows.iter()
                    .map(|row| Writer::new(&self.conn, name, row))
                    .collect()
            })
            .collect();
        let (began, cpu) = (Instant::now(), cpu_time());
        let mut written = 0;
        while began.elapsed() < window && written < most {
            self.conn.execute_batch("BEGIN IMMEDIATE").unwrap();
            for _ in 0..a_transaction {
                let mut parents = HashMap::new();
                for (writers, (name, _)) in writers.iter_mut().zip(&self.tables) {
                    for writer in writers {
                        writer.write(&parents);
                    }
                    if let Some((_, column)) = PARENTS.iter().find(|(parent, _)| parent == name) {
                        parents.insert(*column, Value::Integer(self.conn.last_insert_rowid()));
                    }
                }
            }
            let ends = format!("DELETE FROM {INDEX}_due; COMMIT");
            self.conn.execute_batch(&ends).unwrap();
            written += a_transaction;
        }
        let each = (cpu_time() - cpu).div_f64(written as f64);
        (written as f64 / began.elapsed().as_secs_f64(), each)
    }
}

fn names(conn: &Connection) -> Vec<String> {
    let sql = format!(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
         AND name NOT LIKE '{INDEX}%' AND name NOT IN ({NOT_WRITTEN})"
    );
    let mut names = conn.prepare(&sql).unwrap();
    let names = names.query_map([], |row| row.get(0)).unwrap();
    let mut names: Vec<String> = names.map(Result::unwrap).collect();
    let rank = |name: &String| PARENTS.iter().position(|(parent, _)| parent == name);
    names.sort_by_key(|name| rank(name).unwrap_or(PARENTS.len()));
    names
}

/// The rows of a table without their own ids, which SQLite gives.
fn read(conn: &Connection, table: &str) -> Vec<Row> {
    let mut all = conn.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let columns: Vec<String> = all.column_names().into_iter().map(str::to_owned).collect();
    let row = |row: &rusqlite::Row<'_>| {
        let value = |(at, name): (usize, &String)| Ok((name.clone(), row.get(at)?));
        let named = columns.iter().enumerate().filter(|(_, name)| *name != "id");
        named.map(value).collect()
    };
    all.query_map([], row)
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

/// Writes one row again and again.
struct Writer<'c> {
    insert: Statement<'c>,
    values: Vec<Fill>,
}

/// What a column gets.
enum Fill {
    Same(Value),
    /// Something unique that looks like the sample.
    Fresh(String),
    /// The id of the row above.
    Parent(&'static str),
}

impl<'c> Writer<'c> {
    fn new(conn: &'c Connection, table: &str, row: &Row) -> Self {
        let columns: Vec<&str> = row.iter().map(|(name, _)| name.as_str()).collect();
        let places = vec!["?"; columns.len()].join(", ");
        let mut sql = format!(
            "INSERT INTO {table} ({}) VALUES ({places})",
            columns.join(", ")
        );
        if table == "counters" {
            sql += " ON CONFLICT (team_id, name, shard) DO UPDATE SET value = value + 1";
        }
        Self {
            insert: conn.prepare(&sql).unwrap(),
            values: row
                .iter()
                .map(|(name, value)| fill(table, name, value))
                .collect(),
        }
    }

    fn write(&mut self, parents: &HashMap<&str, Value>) {
        for (place, fill) in (1..).zip(&mut self.values) {
            let bound = match fill {
                Fill::Same(value) => self.insert.raw_bind_parameter(place, &*value),
                Fill::Parent(column) => self.insert.raw_bind_parameter(place, &parents[column]),
                Fill::Fresh(text) => {
                    vary(text);
                    self.insert.raw_bind_parameter(place, text.as_str())
                }
            };
            bound.unwrap();
        }
        assert_eq!(self.insert.raw_execute().unwrap(), 1);
    }
}

fn fill(table: &str, column: &str, value: &Value) -> Fill {
    let parent = PARENTS.iter().find(|(_, id)| *id == column);
    match (parent, column, value) {
        (Some((_, id)), _, Value::Integer(_)) => Fill::Parent(id),
        (_, "token" | "trigger_message_id", Value::Text(text)) => Fill::Fresh(text.clone()),
        (_, "external_id", Value::Text(text)) if table != "transcript_items" => {
            Fill::Fresh(text.clone())
        }
        _ => Fill::Same(value.clone()),
    }
}

/// Gives a text another end, as scattered as random ones and never the same again.
fn vary(text: &mut String) {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    text.truncate(text.len() - 16);
    text.push_str(&format!("{:016x}", number.wrapping_mul(SCATTER)));
}
