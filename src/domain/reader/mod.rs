//! Reads JSON field by field and collects everything that is wrong, instead of stopping at the first. What the fields of a
//! body are is said where it is read: in `api`, and in `packet/reader.rs`.
//!
//! A reader function asks an [`Object`] for its fields, gets what could be read, and goes on. Whoever
//! started asks the [`Findings`] at the end whether the result may be used.

#[cfg(test)]
mod asked;
mod checks;
mod cursor;
mod findings;
mod nul;
mod object;
mod texts;
mod value;

#[cfg(test)]
pub use asked::recorded;
pub use checks::{Length, blank, child, json_bytes, kind};
pub use cursor::{Field, Object};
pub use findings::Findings;
pub use nul::refuse_nul;

#[cfg(test)]
mod tests;
