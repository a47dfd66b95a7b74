//! What a bot asks, the fields that answer it, and what came of it. What an answer must be is decided in `domain/asks`.

pub(crate) mod answered;
pub(crate) mod fields;
pub(crate) mod fill;
pub mod view;
