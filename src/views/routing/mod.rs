//! TODO

pub(crate) mod fill;
pub mod view;
