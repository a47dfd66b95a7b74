//! One message with its attachments, as agents see it. Their order is kept in `thread`.

pub(crate) mod attachments;
pub(crate) mod fill;
pub mod view;
