//! Pure rules: no I/O, no clock, no database, no HTTP.

pub mod access;
pub mod control;
pub mod deadline;
pub mod escalation;
pub mod event;
pub mod handoff;
pub mod ids;
pub mod invalid;
pub mod lifecycle;
pub mod limits;
pub mod message;
pub mod packet;
pub mod packet_merge;
pub mod packet_patch;
pub mod people;
pub mod phrases;
pub mod reader;
pub mod routing;
pub mod team;
pub mod ticket;
pub mod time;
pub mod transcript;
pub mod words;
