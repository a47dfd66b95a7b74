//! The report for bot developers on what became of packets. One ticket's packet is in `packet`.

pub(crate) mod fill;
pub(crate) mod view;
