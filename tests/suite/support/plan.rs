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
    let (text, _values) = query.split_once(" -- binds: ").unwrap();
    let steps: Vec<String> = match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => {
            use diesel::connection::SimpleConnection;
            // Planned for any value; and a table that is empty is read from end to end, unless that
            // is forbidden.
            c.batch_execute(&format!(
                "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; \
                 SET enable_bitmapscan = off; PREPARE asked AS {text}"
            ))
            .unwrap();
            let values = (1..).take_while(|place| text.contains(&format!("${place}")));
            let values = match values.map(|_| "NULL").collect::<Vec<_>>().join(", ") {
                none if none.is_empty() => none,
                some => format!("({some})"),
            };
            let plan = sql::<Text>(&format!("EXPLAIN EXECUTE asked{values}"));
            let steps = plan.load(c).unwrap();
            c.batch_execute("DEALLOCATE asked").unwrap();
            steps
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
