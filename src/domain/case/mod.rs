//! A case: a conversation with its control, a ticket with its status and deadlines, handoffs, and who may do what. What a
//! bot sends along is in `packet`; who gets a ticket is decided in `rules` and `dispatch`.

pub(crate) mod access;
pub mod actor;
pub(crate) mod bot_access;
pub mod control;
pub mod conversation;
pub mod deadline;
pub(crate) mod handoff;
pub mod invitation;
pub mod lifecycle;
pub(crate) mod message;
pub(crate) mod sight;
pub(crate) mod tag;
pub mod ticket;
