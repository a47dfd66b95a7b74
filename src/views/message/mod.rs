//! TODO

pub(crate) mod attachments;
pub(crate) mod fill;
pub mod view;
