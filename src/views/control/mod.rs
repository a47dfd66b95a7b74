//! The bar that says who has control and what is due. Which buttons a viewer sees is decided in `ticket/stance.rs`.

pub(crate) mod control_words;
pub(crate) mod fill;
pub mod view;
