//! Workers that carry what the services queued: mail.

pub(crate) mod backoff;
pub mod mail;
mod pause;
pub(crate) mod worker;

pub use worker::Worker;
