//! The search page: what was looked for, and the tickets that were found, with the place in each.
//! What is found is decided in `services/reading/search`.

pub(crate) mod fill;
pub mod view;
