//! Baton: the human side of a chatbot. Floors, from the bottom: `domain`, `storage`, `services`,
//! `views`/`delivery`/`web`, `api`/`console`/`live`, `startup`/`cli`. See ARCHITECTURE.md.

pub mod api;
pub mod cli;
pub mod config;
pub mod console;
pub mod delivery;
pub mod demo;
pub mod domain;
pub mod live;
mod nodes;
pub mod services;
pub mod startup;
pub mod storage;
pub mod tasks;
pub mod telemetry;
pub mod views;
pub mod web;
