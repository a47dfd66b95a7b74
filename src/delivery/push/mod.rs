//! Notices for browsers without an open console: who works them off, the one way out to push services, and how a call is
//! signed. What is pushed to whom is decided in `services/case/pushing.rs`; the words are `views/notifications`.

mod guarded_names;
mod push_client;
mod push_worker;
mod vapid;

pub use push_worker::PushWorker;
