//! TODO

pub(crate) mod fill;
pub(crate) mod mirrored;
pub(crate) mod tools;
pub mod view;
