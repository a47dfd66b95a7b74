//! TODO

pub mod hours;
pub mod needs;
