//! Everything that must hold, through the real HTTP and WebSocket, on SQLite and, where
//! `TEST_DATABASE_URL` is set, on PostgreSQL.

#![cfg(test)]

mod api_access;
mod api_control;
mod api_docs;
mod api_events;
mod api_examples;
mod api_refusals;
mod api_retries;
mod api_support;
mod asks;
mod backlog;
mod cases;
mod chaos;
mod console;
mod context_figures;
mod counters;
mod customers;
mod disabling;
mod files;
mod files_refused;
mod guests;
mod hand_back;
mod hours;
mod live;
mod logins;
mod nodes;
mod offers;
mod older_messages;
mod outbox;
mod packet;
mod passing;
mod plans;
mod quiet;
mod rearming;
mod reopening;
mod routing;
mod routing_settings;
mod rules;
mod rush;
mod schema;
mod sentences;
mod settings;
mod settings_snapshot;
mod statements;
mod store;
mod stored_log;
mod support;
mod trace;
mod transfers;
mod trigger_settings;
mod triggers;
mod unreachable;
mod unsettled;
mod warm_transfers;
