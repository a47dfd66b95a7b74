//! The rules that hold, compiled once for each revision on a node.

use crate::domain::route::RouteSet;
use crate::services::error::Result;
use crate::storage::{AnyConnection, routing_rules};
use std::sync::{Arc, Mutex, PoisonError};

/// Rules of a revision.
#[derive(Debug, Clone, Default)]
pub(in crate::services) struct Held {
    pub revision: i64,
    pub set: Arc<RouteSet>,
}

/// The newest rules that were compiled.
#[derive(Debug, Clone, Default)]
pub struct CompiledRoutes {
    held: Arc<Mutex<Held>>,
}

impl CompiledRoutes {
    /// The rules that hold.
    pub(in crate::services) fn current(&self, conn: &mut AnyConnection) -> Result<Held> {
        let revision = routing_rules::revision(conn)?;
        let known = self.lock().clone();
        if known.revision == revision {
            return Ok(known);
        }
        let set = match RouteSet::compile(routing_rules::rules(conn, revision)?) {
            Ok(set) => Arc::new(set),
            Err(wrong) => {
                // Checked when they were saved; a later version may have become stricter.
                tracing::error!(
                    revision,
                    ?wrong,
                    "Stored routing rules cannot be used; none holds"
                );
                Arc::default()
            }
        };
        let held = Held { revision, set };
        *self.lock() = held.clone();
        Ok(held)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
