//! The trace of a ticket: the six steps of its handoff, who had control when, and its events. What the trace learns
//! from each kind of event is decided in `domain/log`.

mod changes_told;
mod context_told;
mod event_line;
pub(crate) mod fill;
pub(crate) mod segments;
mod sent;
pub(crate) mod view;
