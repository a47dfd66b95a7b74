//! A transcript that was read.

use super::Item;
use crate::domain::base::invalid::Warning;

/// A transcript that was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parsed {
    /// Its items, in order.
    pub items: Vec<Item>,
    /// Whether the bot says that it cut the transcript, or Baton did.
    pub truncated: bool,
    /// What was odd.
    pub warnings: Vec<Warning>,
}
