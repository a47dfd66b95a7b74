//! Storage: one [`Store`] in front of two databases, and one file of queries per noun.
//!
//! Every query is a free function on `&mut AnyConnection` that returns domain values; SQL types do
//! not leave this floor.

pub(crate) mod agent_tokens;
pub mod agents;
pub mod asks;
pub mod awaited;
pub(crate) mod backlogs;
pub(crate) mod backup;
pub mod batch;
pub(crate) mod bot_standing;
pub(crate) mod bots;
mod cached;
pub(crate) mod carried_packets;
mod claim;
mod columns;
#[expect(missing_docs, reason = "the derive adds items beside the enum")]
pub mod connection;
pub(crate) mod conversation_locks;
pub mod conversations;
pub mod counters;
mod crowd;
pub(crate) mod customers;
pub(crate) mod database_time;
pub mod decisions;
pub(crate) mod drafts;
pub(crate) mod error;
pub(crate) mod escalations;
pub mod events;
pub mod figures;
pub mod file_store;
pub(crate) mod files;
pub(crate) mod firings;
pub(crate) mod free_agents;
pub(crate) mod handoffs;
pub(crate) mod heartbeats;
pub mod hours;
pub(crate) mod idempotency;
pub(crate) mod incidents;
mod json_columns;
pub(crate) mod known_devices;
pub mod listing;
pub(crate) mod marks;
pub(crate) mod members_present;
pub(crate) mod messages;
pub mod migrate;
pub(crate) mod needs;
pub(crate) mod outbox;
pub mod packets;
pub(crate) mod page_log;
pub(crate) mod papers;
#[cfg(feature = "postgres")]
pub(crate) mod postgres;
pub mod queue;
pub mod rearm;
pub(crate) mod request_time;
pub mod route_decisions;
pub mod routing_rules;
mod row_count;
pub mod schema;
pub(crate) mod security_log;
pub(crate) mod sentences;
pub(crate) mod sessions;
pub(crate) mod settings_revision;
pub(crate) mod silence;
pub mod soundness;
pub mod statements;
pub(crate) mod store;
pub mod store_limits;
pub mod store_size;
pub mod stuck;
pub mod tail;
pub mod teams;
pub mod ticket_rows;
pub mod tickets;
pub(crate) mod timers;
pub(crate) mod traced;
pub(crate) mod transaction;
pub(crate) mod trigger_rules;
mod union;
mod update;
mod writer;
pub(crate) mod written;

pub use connection::{AnyConnection, Database};
pub use error::StorageError;
pub use store::Store;
