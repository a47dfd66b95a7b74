//! What can be wrong with a saved reply, or with a file of them.

use thiserror::Error;

/// The variables a text may hold, in the order in which they are explained. A fact has a name of its own.
pub(crate) const VARIABLES: [&str; 6] = [
    "customer.name",
    "customer.first_name",
    "agent.name",
    "ticket.number",
    "team",
    "fact:order_number",
];

/// Why a saved reply is not kept so.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum SavedReplyFault {
    /// A variable that stands for nothing, and the known one that is most like it.
    #[error("unknown variable {variable}; the nearest known one is {nearest}")]
    NearlyKnown {
        /// As it was written.
        variable: String,
        /// What was probably meant.
        nearest: &'static str,
    },
    /// A variable that stands for nothing.
    #[error("unknown variable {0}; known are {known}", known = VARIABLES.join(", "))]
    Unknown(String),
    /// A variable in the default of another.
    #[error("the text after | cannot contain another variable")]
    InDefault,
    /// Braces that open and do not close.
    #[error("{{{{ opens a variable that is not closed by }}}}")]
    Unclosed,
    /// The owner has another reply of this name.
    #[error("another reply is called so, whatever the case")]
    NameTaken,
    /// The owner has so many.
    #[error("no more than {0} saved replies; remove some first")]
    Full(usize),
    /// Whom it belongs to.
    #[error("expected me, all or the name of a team")]
    Owner,
    /// It would belong to a team or to all.
    #[error("only managers and admins change the replies of teams and of all")]
    NotYours,
    /// A tag is empty or too long.
    #[error("expected tags of 1 to 64 characters, with commas between them")]
    Tag,
    /// It would put too many tags on a ticket.
    #[error("no more than {0} tags for one saved reply")]
    TooManyTags(usize),
    /// The priority is no word that is known.
    #[error("expected low, normal, high, urgent or nothing")]
    Priority,
    /// What becomes of the ticket is no word that is known.
    #[error("expected snooze, resolve or nothing")]
    Then,
    /// A file that is no table of names and texts.
    #[error(
        "expected a CSV file in UTF-8 with the columns name, text and, if you like, owner, tags, priority and then"
    )]
    NoTable,
    /// A column of the file that is not known, or is there for a second time.
    #[error(
        "expected the columns name, text, owner, tags, priority and then, each at most once; got {0}"
    )]
    Column(String),
    /// A line of the file has too few cells, or more than there are columns.
    #[error(
        "expected a name, a text and no more cells than columns; a text that contains the separator needs quotation marks"
    )]
    Cells,
    /// The file names two replies of the same owner alike.
    #[error("an earlier line of the file has the same name")]
    Twice,
    /// What is to be done is no word that is known.
    #[error("do: expected add, save or remove")]
    Act,
}
