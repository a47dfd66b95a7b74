//! Pure rules: no I/O, no clock, no database, no HTTP.

pub mod access;
pub mod control;
pub mod deadline;
pub mod escalation;
pub mod event;
pub mod ids;
pub mod invalid;
pub mod lifecycle;
pub mod message;
pub mod packet;
pub mod people;
pub mod team;
pub mod ticket;
pub mod time;
pub mod transcript;
pub mod words;
