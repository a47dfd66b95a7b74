//! The trace of a ticket: the six steps of its handoff, who had control when, and its events. What each event tells is
//! decided in `told.rs`.

pub(crate) mod fill;
pub(crate) mod segments;
pub(crate) mod told;
pub(crate) mod view;
