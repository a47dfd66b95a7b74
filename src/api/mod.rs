//! What bots talk to: JSON over HTTP. [`routes()`] is the table of contents.

mod answers;
mod availability;
mod control;
mod conversations;
mod cursor;
mod docs;
mod endpoint;
mod errors_page;
mod escalations;
pub(crate) mod events;
mod events_stream;
mod files;
pub(crate) mod input;
mod key;
mod log;
pub(crate) mod messages;
pub(crate) mod openapi;
mod packet_schema;
mod path;
mod query;
mod receipts;
mod refused;
mod routes;
#[cfg(test)]
mod schema_members;
pub(crate) mod tickets;
mod typing;
mod wire;

pub(crate) use routes::routes;
