//! The list of tickets and its rows. The order is decided where tickets are read, in `storage/listing`.

pub(crate) mod fill;
#[cfg(test)]
mod row_tests;
pub mod shown_by;
pub mod view;
