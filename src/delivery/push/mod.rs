//! Notices for browsers without an open console: who works them off, the one way out to push services, and how a call is
//! signed. `services/case/pushing.rs` decides what is pushed to whom; the words are in `views/notifications`.

mod guarded_names;
mod push_client;
mod push_worker;
mod vapid;

pub use push_worker::PushWorker;
