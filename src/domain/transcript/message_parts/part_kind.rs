//! What a part of a message may be.

/// What a part is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    /// Words, in the first of these members that is there.
    Words(&'static [&'static str]),
    /// Thinking.
    Thought,
    /// A call of a tool.
    Call,
    /// What a tool answered.
    Answer,
    /// A call and its answer in one; the tool's name where the type holds it.
    Invocation(String),
    /// What it is stands in the member of this name.
    Inside(&'static str),
    /// A picture, a file; the word for it.
    File(String),
    /// What only the framework needs.
    Note,
    /// What nobody needs.
    Nothing,
    /// A kind nobody knows.
    Unknown(String),
}
