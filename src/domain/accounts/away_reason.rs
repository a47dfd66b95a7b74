//! Why an agent is away, in words that every language has. A program may say it in its own.

use crate::domain::base::words::words;

words! {
    /// What an agent chose in the console.
    AwayReason {
        /// A short rest.
        Break = "break",
        /// A meal.
        Lunch = "lunch",
        /// A talk with others.
        Meeting = "meeting",
        /// A course.
        Training = "training",
        /// Work away from the queue.
        OtherWork = "other_work",
    }
}
