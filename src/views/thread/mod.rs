//! TODO

pub(crate) mod fill;
pub(crate) mod handoff;
pub(crate) mod part;
pub(crate) mod pass;
pub mod view;
