//! An agent's rating of an escalation.

use crate::domain::base::words::words;

words! {
    /// A judgement about an escalation.
    Mark {
        /// It came when it should, where it should.
        Right = "right",
        /// The bot could have gone on.
        TooEarly = "too_early",
        /// It should have come before.
        TooLate = "too_late",
        /// Another team should have got it.
        WrongTeam = "wrong_team",
    }
}
