//! How a database would answer a query: in which index it looks, and by which columns.

use baton::storage::{AnyConnection, Store};
use diesel::connection::{Connection, InstrumentationEvent};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use std::sync::{Arc, Mutex};

/// The plans of all that `work` asks, one step a line.
pub fn plan<T>(store: &Store, work: impl FnOnce(&mut AnyConnection) -> QueryResult<T>) -> String {
    let mut conn = store.connect().unwrap();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = asked.clone();
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            log.lock().unwrap().push(query.to_string());
        }
    });
    work(&mut conn).unwrap();
    let asked = std::mem::take(&mut *asked.lock().unwrap());
    let plans = asked.iter().map(|query| explain(&mut conn, query));
    plans.collect::<Vec<_>>().join("\n")
}

fn explain(conn: &mut AnyConnection, query: &str) -> String {
    let (text, values) = query.split_once(" -- binds: ").unwrap();
    let steps: Vec<String> = match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => {
            use diesel::connection::SimpleConnection;
            // A table that is empty is read from end to end, unless that is forbidden.
            c.batch_execute("SET enable_seqscan = off; SET enable_bitmapscan = off")
                .unwrap();
            let query = with_values(text, values);
            sql::<Text>(&format!("EXPLAIN {query}")).load(c).unwrap()
        }
        AnyConnection::Sqlite(c) => {
            type Step = (Integer, Integer, Integer, Text);
            let steps: Vec<(i32, i32, i32, String)> =
                sql::<Step>(&format!("EXPLAIN QUERY PLAN {text}"))
                    .load(c)
                    .unwrap();
            steps.into_iter().map(|(.., detail)| detail).collect()
        }
    };
    steps.join("\n")
}

/// The values in their places: numbers, true and false.
#[cfg(feature = "postgres")]
fn with_values(text: &str, values: &str) -> String {
    // `BotId(1)` is 1.
    let bare = |value: &str| {
        value
            .rsplit('(')
            .next()
            .map(|v| v.replace(')', ""))
            .unwrap()
    };
    let values: Vec<String> = values
        .trim_matches(['[', ']'])
        .split(", ")
        .map(bare)
        .collect();
    // From the last one on: $1 is the beginning of $10.
    let places = values.iter().enumerate().rev();
    places.fold(text.to_owned(), |text, (before, value)| {
        text.replace(&format!("${}", before + 1), value)
    })
}
