//! Pure rules: no I/O, no clock, no database, no HTTP.

pub mod accounts;
pub mod base;
pub mod bots;
pub mod case;
pub(crate) mod customers;
pub(crate) mod desk;
pub mod rules;
pub(crate) mod search;
pub mod security;
pub mod text;

pub mod asks;
pub mod dispatch;
pub mod figures;
pub(crate) mod files;
pub mod intake;
pub mod log;
pub mod notifications;
pub mod packet;
pub(crate) mod reader;
pub mod team;
pub mod transcript;
