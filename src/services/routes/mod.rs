//! Routing rules at work: which state of them holds, what people set, and how changed ones would have done.

mod compiled;
mod opening;
mod settings;
mod trial;

pub use compiled::CompiledRoutes;
pub(in crate::services) use compiled::Held;
pub(in crate::services) use opening::opening_hours;
pub use settings::{Routes, RoutesChange};
