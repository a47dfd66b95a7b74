//! Routing rules at work: editing them, and how changed ones would have done. An escalation is routed by `intake`.

mod edit;
mod trial;

pub use crate::services::rules::routing::edit::{Routes, RoutesChange};
