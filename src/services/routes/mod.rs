//! Routing rules at work: which state of them holds, what people set, and how changed ones would have done.

mod settings;
mod trial;

pub use settings::{Routes, RoutesChange};
