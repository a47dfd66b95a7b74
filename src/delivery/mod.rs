//! Workers that carry what the services queued: mail.

pub mod backoff;
pub mod mail;
pub mod worker;

pub use worker::Worker;
