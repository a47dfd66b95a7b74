//! Text as people write it: secrets to mask, and the names people give to facts. What a customer means is judged in
//! `rules/triggers`; what a fact is worth is decided in `packet`.

pub(crate) mod fact_names;
pub(crate) mod language_tag;
pub(crate) mod markdown;
pub(crate) mod matches;
pub mod redaction;
pub(crate) mod searches;
pub mod spoken;
pub(crate) mod terms;
pub(crate) mod visible;

#[cfg(test)]
mod tests;
