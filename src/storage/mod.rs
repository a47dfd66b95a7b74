//! Storage: one [`Store`] in front of two databases, and one file of queries per noun.
//!
//! Every query is a free function on `&mut AnyConnection` that returns domain values; SQL types do
//! not leave this floor.

pub mod columns;
pub mod connection;
pub mod error;
pub mod migrate;
mod postgres;
pub mod schema;
mod writer;
pub mod store;

pub use connection::{AnyConnection, Database};
pub use error::StorageError;
pub use store::Store;
