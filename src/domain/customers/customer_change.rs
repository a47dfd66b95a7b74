//! What agents do to say that records stand for one person.

use crate::domain::base::words::words;

words! {
    /// What an agent did to the records of a customer.
    CustomerChange {
        /// They stand for one person.
        Linked = "linked",
        /// One of them does not.
        Unlinked = "unlinked",
    }
}
