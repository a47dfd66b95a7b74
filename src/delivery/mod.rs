//! What leaves the server: mail, which a worker carries out of the queue, and calls of a language model.

pub mod assist;
pub(crate) mod backoff;
pub mod mail;
mod pause;
pub(crate) mod worker;

pub use worker::Worker;
