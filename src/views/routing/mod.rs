//! The page of the routing rules, and of trying them on past tickets. Why one ticket is where it is, is told in
//! `packet/why_here.rs`.

pub(crate) mod fill;
pub(crate) mod rule_in_words;
pub(crate) mod view;
