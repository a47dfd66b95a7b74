//! What agents want colleagues to know about a customer.

use crate::domain::base::ids::{AgentId, Token};
use crate::domain::base::time::Moment;

/// The longest note, in characters.
pub(crate) const CUSTOMER_NOTE_MAX_CHARS: usize = 4_000;

/// A note about a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CustomerNote {
    /// Outside.
    pub(crate) token: Token,
    /// Who wrote it, and may change it.
    pub(crate) by: AgentId,
    /// The words.
    pub(crate) text: String,
    /// When it was written.
    pub(crate) at: Moment,
    /// When it was last changed.
    pub(crate) edited_at: Option<Moment>,
}
