//! In which order a list of open tickets is read.

use crate::domain::base::words::words;

words! {
    /// The order of a list. Closed tickets come newest first, whatever is asked for.
    #[derive(Default)]
    QueueSort {
        /// The one order, which offers and the places that customers are told follow too.
        #[default]
        Order = "order",
        /// The ticket that was opened last comes first.
        Newest = "newest",
        /// The customer who has waited longest comes first.
        Waiting = "waiting",
        /// What is due next comes first, whatever the priority.
        Due = "due",
    }
}
