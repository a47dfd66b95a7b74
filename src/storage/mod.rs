//! Storage: one [`Store`] in front of two databases, and one file of queries per noun.
//!
//! Every query is a free function on `&mut AnyConnection` that returns domain values; SQL types do
//! not leave this floor.

pub mod agent_tokens;
pub mod agents;
pub mod asks;
pub mod backlogs;
pub mod backup;
pub mod bot_standing;
pub mod bots;
mod cached;
mod columns;
#[expect(missing_docs, reason = "the derive adds items beside the enum")]
pub mod connection;
pub mod conversations;
pub mod counters;
pub mod customers;
pub mod decisions;
pub mod drafts;
pub mod error;
pub mod escalations;
pub mod events;
pub mod figures;
pub mod file_store;
pub mod files;
pub mod firings;
pub mod handoffs;
pub mod hours;
pub mod idempotency;
pub mod incidents;
mod json;
pub mod listing;
pub mod marks;
pub mod messages;
pub mod migrate;
pub mod needs;
pub mod outbox;
pub mod packets;
pub mod papers;
#[cfg(feature = "postgres")]
pub mod postgres;
pub mod queue;
pub mod rearm;
pub mod routes;
pub mod routing_rules;
pub mod schema;
pub mod sentences;
pub mod sessions;
pub mod settings_revision;
pub mod silence;
pub mod statements;
pub mod store;
pub mod store_size;
pub mod stuck;
pub mod tail;
pub mod teams;
pub mod ticket_rows;
pub mod tickets;
pub mod timers;
pub mod told;
pub mod transaction;
pub mod trigger_rules;
mod union;
mod update;
mod writer;
pub mod written;

pub use connection::{AnyConnection, Database};
pub use error::StorageError;
pub use store::Store;
