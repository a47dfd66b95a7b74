//! TODO

pub(crate) mod answered;
pub(crate) mod fields;
pub(crate) mod fill;
pub mod view;
