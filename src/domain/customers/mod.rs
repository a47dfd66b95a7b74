//! Customers beyond one conversation: which of their records may be one person's, and what agents note about them.
//! A customer as a bot tells of them is in `case/conversation.rs`; who may see their page is in `case/access.rs`.

mod customer_change;
mod customer_note;
mod duplicates;

pub(crate) use customer_change::CustomerChange;
pub(crate) use customer_note::{CUSTOMER_NOTE_MAX_CHARS, CustomerNote};
pub(crate) use duplicates::{gave_the_same, may_be_same};
