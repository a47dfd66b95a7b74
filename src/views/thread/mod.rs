//! What happened in a ticket since the escalation, by `seq`: messages, handoffs, passes. The time before is in
//! `transcript`; one message is drawn in `message`.

pub(crate) mod declined;
pub(crate) mod fill;
pub(crate) mod handoff;
pub(crate) mod part;
pub(crate) mod pass;
pub(crate) mod set_by_hand;
mod snoozes;
pub(crate) mod taken;
pub(crate) mod unaccepted;
pub mod view;
