//! What just happened, told on the page after a form without script. Only these words can be put
//! there by an address.

use crate::domain::words::words;

words! {
    /// What just happened.
    Flash {
        /// The ticket was accepted.
        Accepted = "accepted",
        /// It was taken over.
        Taken = "taken",
        /// The reply was sent.
        Sent = "sent",
        /// The note was added.
        Noted = "noted",
        /// The ticket was closed.
        Resolved = "resolved",
        /// It was handed back.
        Returned = "returned",
    }
}

impl Flash {
    /// The sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Accepted => "The ticket is yours",
            Self::Taken => "You have taken the ticket over",
            Self::Sent => "Sent",
            Self::Noted => "Note added",
            Self::Resolved => "Resolved",
            Self::Returned => {
                "Handed back. If the bot does not accept in time, it returns to the queue."
            }
        }
    }
}
