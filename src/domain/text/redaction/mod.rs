//! What must not be stored is masked at the door: card numbers, passwords and tokens, and what a team adds.

mod announced;
mod cards;
mod in_json;
mod marks_in_text;
mod masks;
mod secrets_in_text;

pub(crate) use super::searches::mask_patterns;
pub use in_json::mask_value;
pub(crate) use in_json::{mask_json_text, mask_members, mask_strings};
pub(crate) use marks_in_text::count_in;
pub use marks_in_text::{CARD, MASKED, SECRET, count};
pub use masks::Masks;
pub(crate) use secrets_in_text::mask;

#[cfg(test)]
mod tests;
