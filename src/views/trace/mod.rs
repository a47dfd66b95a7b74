//! TODO

pub(crate) mod fill;
pub(crate) mod segments;
pub(crate) mod told;
pub(crate) mod view;
