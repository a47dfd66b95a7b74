//! Everything that must hold, through the real HTTP and WebSocket, on SQLite and, where
//! `TEST_DATABASE_URL` is set, on PostgreSQL.

#![cfg(test)]

mod live;
mod rules;
mod schema;
mod store;
mod support;
