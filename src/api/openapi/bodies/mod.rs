//! Shapes of request bodies, for the description only: [`crate::api::input`] reads the real ones.
//! `null` equals absent everywhere.

mod enums;
mod escalation;
mod parts;
mod patch;
mod posts;

pub(crate) use escalation::EscalationBody;
pub(crate) use patch::PatchBody;
pub(crate) use posts::{BatchBody, ControlBody, MessageBody};

#[cfg(test)]
mod tests;
