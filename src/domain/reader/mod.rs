//! Reads JSON field by field and collects everything that is wrong, instead of stopping at the first.
//!
//! A reader function asks an [`Object`] for its fields, gets what could be read, and goes on. Whoever
//! started asks the [`Findings`] at the end whether the result may be used.

#[cfg(test)]
mod asked;
mod checks;
mod field;
mod findings;
mod nul;
mod object;
mod texts;

#[cfg(test)]
pub use asked::recorded;
pub use checks::{Length, blank, child, json_bytes, kind};
pub use field::Field;
pub use findings::Findings;
pub use nul::refuse_nul;
pub use object::Object;

#[cfg(test)]
mod tests;
