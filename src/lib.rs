//! Baton: the human side of a chatbot. Floors, from the bottom: `domain`, `storage`, `services`,
//! `views`/`delivery`/`web`, `api`/`console`/`live`, `startup`/`cli`. See ARCHITECTURE.md.

pub mod api;
pub mod domain;
pub mod services;
pub mod storage;
pub mod web;
