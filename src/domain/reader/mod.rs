//! Reads JSON field by field and collects everything that is wrong, instead of stopping at the first. What the fields of a
//! body are is said where it is read: in `api`, and in `packet/facts_reader.rs`.
//!
//! A reader function asks an [`Object`] for its fields, gets what could be read, and goes on. Whoever
//! started asks the [`Findings`] at the end whether the result may be used.

#[cfg(test)]
mod asked;
mod checks;
mod findings;
mod misread;
mod nul;
mod object;
mod positions;
mod texts;
mod value;

#[cfg(test)]
pub(crate) use asked::recorded;
pub(crate) use checks::{Length, blank, child, json_bytes, kind};
pub(crate) use findings::Findings;
pub(crate) use misread::{LengthUnit, Misread, Wanted};
pub(crate) use nul::{refuse_nul, without_nul};
pub(crate) use object::member;
pub(crate) use positions::{Field, Object};

#[cfg(test)]
mod tests;
