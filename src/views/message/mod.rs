//! One message with its attachments, as agents see it. Their order is kept in `thread`.

pub(crate) mod attachments;
pub(crate) mod fill;
pub(crate) mod marked_words;
pub mod note_sheet;
pub mod reached_mark;
pub mod shown_part;
pub mod view;
