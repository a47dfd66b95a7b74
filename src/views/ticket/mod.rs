//! TODO

pub(crate) mod fill;
pub mod stance;
pub mod view;
