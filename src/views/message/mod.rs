//! One message with its attachments, as agents see it. Their order is kept in `thread`.

pub(crate) mod attachments;
pub(crate) mod fill;
pub mod note_sheet;
pub(crate) mod parts;
pub mod reached_mark;
pub mod shown_part;
pub mod view;
