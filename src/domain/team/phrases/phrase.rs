//! What there is to say.

use crate::domain::base::words::words;
use std::collections::HashMap;

words! {
    /// What a sentence is about.
    Phrase {
        /// Escalated, and somebody is there.
        HandedOver = "handed_over",
        /// Then, behind others, when nobody can know how long it takes.
        InLine = "in_line",
        /// Then, when it is known.
        InLineWait = "in_line_wait",
        /// Escalated, and nobody is there right now.
        NobodyOnline = "nobody_online",
        /// Escalated while the team is closed.
        Closed = "closed",
        /// Escalated, and another bot is asked to go on.
        PassedOn = "passed_on",
        /// Escalated to a team without members.
        Unstaffed = "unstaffed",
    }
}

/// What a team says in its own words in one language, by phrase.
pub(crate) type OwnTexts = HashMap<Phrase, String>;
