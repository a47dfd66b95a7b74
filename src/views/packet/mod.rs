//! TODO

pub(crate) mod completeness;
pub(crate) mod customer;
pub(crate) mod facts;
pub(crate) mod fill;
pub(crate) mod tried;
pub mod view;
pub(crate) mod why_here;
