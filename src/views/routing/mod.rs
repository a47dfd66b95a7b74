//! TODO

pub(crate) mod fill;
pub(crate) mod view;
