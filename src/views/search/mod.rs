//! The search page: what was looked for, and the tickets that were found, with the place in each.

pub(crate) mod fill;
pub mod view;
