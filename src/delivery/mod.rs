//! What leaves the server: mail and notices for browsers, which workers carry out of their queues, and calls of a language
//! model.

pub mod assist;
pub(crate) mod backoff;
pub mod mail;
mod pause;
pub(crate) mod push;
pub(crate) mod worker;

pub use push::PushWorker;
pub use worker::Worker;
