//! Shapes of request bodies, for the description only: [`crate::api::input`] reads the real ones.
//! `null` equals absent everywhere.

mod enums;
mod packet;
mod parts;
mod posts;

pub(crate) use packet::{EscalationBody, PatchBody};
pub(crate) use posts::{BatchBody, ControlBody, MessageBody, PassBody, ReceiptBody};

#[cfg(test)]
mod tests;
