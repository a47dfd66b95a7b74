//! What can be wrong with a saved view.

use thiserror::Error;

/// Why a saved view is not kept so.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum SavedViewFault {
    /// The owner has another view of this name.
    #[error("another view is called so, whatever the case")]
    NameTaken,
    /// The owner has so many.
    #[error("no more than {0} saved views; remove some first")]
    Full(usize),
    /// Whom it belongs to.
    #[error("expected me or team: and the name of a team")]
    Owner,
    /// Words that are no filters.
    #[error("a view has filters such as tag:refund and no words; words are for the search")]
    Words,
    /// Closed tickets.
    #[error("a view lists open tickets; the search finds closed ones")]
    Closed,
    /// A filter, as it was typed, whose value is not known.
    #[error("{0} names nothing that you can see")]
    Unknown(String),
    /// So many filters, or so long a text, that some would be left out.
    #[error("too long: shorten it until every filter is read")]
    TooLong,
    /// What is to be done is no word that is known.
    #[error("do: expected add, save or remove")]
    Act,
}
