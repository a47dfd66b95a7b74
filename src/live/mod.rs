//! Live push: what happens is shown on every entitled screen at once.
//!
//! [`screens`] listens to the log and makes frames, once for each language that is read; [`hub`] hands the same bytes to every
//! socket; [`socket`] is the only file that knows actix-web-actors. The socket only pushes:
//! commands go over HTTP. All that a console says over it is which ticket it shows ([`shown_ticket`]).

mod admission;
mod bells;
pub mod handler;
pub(crate) mod hub;
mod notices;
mod rights;
pub(crate) mod screens;
mod shown_ticket;
pub(crate) mod signals;
pub(crate) mod socket;
mod subscriptions;
mod ticket_events;
mod topic;
pub(crate) mod viewers;
mod whole_conversations;
