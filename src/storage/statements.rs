//! Which statements a store's connections send: recorded while somebody asks, so that tests and
//! benches can hold their number.

use diesel::connection::{Instrumentation, InstrumentationEvent};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The record of one store. Off until [`Self::record`], and then an atomic load a statement.
#[derive(Debug, Clone, Default)]
pub struct Statements(Arc<Record>);

#[derive(Debug, Default)]
struct Record {
    on: AtomicBool,
    sent: Mutex<Vec<String>>,
}

impl Statements {
    /// Records from now on, beginning with nothing.
    pub fn record(&self) {
        self.take();
        self.0.on.store(true, Ordering::SeqCst);
    }

    /// Records no more, and returns the text of each statement sent since [`Self::record`], without
    /// its values: queries, `BEGIN`, `COMMIT` and savepoints, and the checks of the pool. What sets a
    /// new connection up is not among them.
    pub fn finish(&self) -> Vec<String> {
        self.0.on.store(false, Ordering::SeqCst);
        self.take()
    }

    /// How many were sent since [`Self::record`].
    pub fn so_far(&self) -> usize {
        let sent = self.0.sent.lock();
        sent.unwrap_or_else(PoisonError::into_inner).len()
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.sent.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn sent(&self, text: &str) {
        let (sql, _values) = text.split_once(" -- binds: ").unwrap_or((text, ""));
        let mut sent = self.0.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.push(sql.to_owned());
    }
}

impl Instrumentation for Statements {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if !self.0.on.load(Ordering::Relaxed) {
            return;
        }
        // BEGIN and its like are queries too; the other events repeat them.
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            self.sent(&query.to_string());
        }
    }
}
