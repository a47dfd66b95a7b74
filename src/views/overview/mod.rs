//! The managers' overview: teams by risk, agents by state and load. The counters behind it are read in
//! `services/reading`.

pub(crate) mod fill;
pub mod view;
