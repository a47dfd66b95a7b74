//! TODO

pub(crate) mod hours;
pub(crate) mod needs;
