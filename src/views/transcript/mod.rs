//! The bot's part of the conversation, folded: its transcript and its tool calls. What was said since the escalation is
//! in `thread`.

pub(crate) mod fill;
pub(crate) mod mirrored;
pub(crate) mod tools;
pub mod view;
