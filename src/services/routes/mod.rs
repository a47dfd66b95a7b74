//! Routing rules at work: which state of them holds, what people set, and how changed ones would have done.

mod compiled;
mod settings;
mod trial;

pub use compiled::CompiledRoutes;
pub(in crate::services) use compiled::Held;
pub use settings::{Routes, RoutesChange};
