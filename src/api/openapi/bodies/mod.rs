//! Shapes of request bodies, for the description only: [`crate::api::input`] reads the real ones.
//! `null` equals absent everywhere.

mod enums;
mod escalation;
mod parts;
mod patch;
mod posts;

pub use escalation::EscalationBody;
pub use patch::PatchBody;
pub use posts::{BatchBody, ControlBody, MessageBody};

#[cfg(test)]
mod tests;
