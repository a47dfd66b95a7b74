//! A saved reply before it is read.

/// A saved reply as somebody wrote it in a form, a table or a program: its fields as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct WrittenReply {
    /// The name.
    pub(crate) name: String,
    /// The text.
    pub(crate) text: String,
    /// Tags that the ticket gets, with commas between them, or each in a line.
    pub(crate) tags: String,
    /// The word of a priority, or nothing.
    pub(crate) priority: String,
    /// The word for what becomes of the ticket, or nothing.
    pub(crate) then: String,
}
