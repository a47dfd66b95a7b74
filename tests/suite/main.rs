//! Everything that must hold, through the real HTTP and WebSocket, on SQLite and, where
//! `TEST_DATABASE_URL` is set, on PostgreSQL.

mod support;
