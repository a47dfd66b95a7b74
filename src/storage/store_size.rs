//! How large the pools and queues of a store are, and how long anybody waits for them.

use super::store_limits::StoreLimits;

/// How large the pools and queues are.
#[derive(Debug, Clone, Copy)]
pub struct StoreSize {
    /// Connections for reading (SQLite) or for everything (PostgreSQL).
    pub connections: u32,
    /// Use cases that may wait for the SQLite writer.
    pub write_queue: usize,
    /// Use cases that may share one commit.
    pub write_batch: usize,
    /// How long anybody waits.
    pub limits: StoreLimits,
}

impl Default for StoreSize {
    fn default() -> Self {
        Self {
            connections: 8,
            write_queue: 1024,
            write_batch: 64,
            limits: StoreLimits::default(),
        }
    }
}
