//! Everything that must hold, through the real HTTP and WebSocket, on SQLite and, where
//! `TEST_DATABASE_URL` is set, on PostgreSQL.

#![cfg(test)]

#[path = "../support/assist_server.rs"]
mod assist_server;
#[path = "../support/push_service.rs"]
mod push_service;
#[path = "../support/smtp_server.rs"]
#[expect(dead_code, reason = "it can do more than is asked of it here")]
mod smtp_server;

mod accounts_pages;
mod answer_time;
mod api_access;
mod api_control;
mod api_docs;
mod api_events;
mod api_examples;
mod api_manual;
mod api_refusals;
mod api_retries;
mod api_support;
mod asking_twice;
mod asks;
mod assist;
mod away;
mod backlog;
mod bot_examples;
mod bot_offboarding;
mod bot_talks;
mod brakes;
mod browser_side;
mod budgets;
mod bulk;
mod cases;
mod chaos;
mod commands_again;
mod committed;
mod console;
mod containers;
mod context_figures;
mod counters;
mod customer_pages;
mod customers;
mod demo;
mod demo_customer;
mod disabling;
mod encryption;
mod extract;
mod files;
mod files_on_disk;
mod files_refused;
mod filling;
mod given_back;
mod giving_away;
mod greeting;
mod guest_rights;
mod guests;
mod hand_back;
mod health;
mod hops;
mod hours;
mod journeys;
mod keys_and_tokens;
mod languages;
mod last_words;
mod limits;
mod live;
mod logins;
mod lost_commits;
mod mail_servers;
mod matrix;
mod nodes;
mod notifications;
mod offboarding;
mod offers;
mod older_messages;
mod one_order;
mod outbox;
mod own_account;
mod own_preferences;
mod packet;
mod passing;
mod plans;
mod push;
mod quiet;
mod rearming;
mod recorded_acts;
mod redaction;
mod reopening;
mod routing;
mod routing_settings;
mod rules;
mod rush;
mod saved_replies;
mod saved_views;
mod schema;
mod search;
mod search_many;
mod search_values;
mod security_log;
mod sentences;
mod settings;
mod settings_snapshot;
mod shift_end;
mod sight;
mod slow_bodies;
mod soundness;
mod spoken;
mod stalled_bodies;
mod standing_still;
mod statements;
mod stops;
mod store;
mod stored_log;
mod suggestions;
mod suggestions_measured;
#[expect(
    dead_code,
    reason = "the faults and the browser use the harness too; the suite needs a part of it"
)]
mod support;
mod tags;
mod team_general;
mod trace;
mod transcript_files;
mod transcripts;
mod transfers;
mod trigger_labels;
mod trigger_settings;
mod triggers;
mod turns;
mod two_managers;
mod undoing;
mod unreachable;
mod unread;
mod unseen;
mod unsettled;
mod upgrades;
mod warm_transfers;
mod words;
