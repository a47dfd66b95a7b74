//! Routing rules at work: editing them, and how changed ones would have done. An escalation is routed by `intake`.

mod edit;
mod trial;
mod vocabulary;

pub use edit::{Routes, RoutesChange};
pub(crate) use vocabulary::Vocabulary;
