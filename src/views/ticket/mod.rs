//! The page of a ticket, and how its viewer stands to it. Its parts are views of their own, such as `control`, `thread`
//! and `packet`.

pub(crate) mod assisted;
pub(crate) mod fill;
pub mod refilled;
pub mod stance;
pub mod view;
