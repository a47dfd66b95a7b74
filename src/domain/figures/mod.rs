//! What is counted about packets and hand-backs, for bot developers. Counting is in `services/figures`; how complete one
//! packet is, is decided in `packet`.

use crate::domain::base::time::Moment;
use crate::domain::base::words::words;
use std::time::Duration;

words! {
    /// One thing that was seen about a packet or a hand-back.
    Figure {
        /// A ticket was opened with its first packet.
        Packet = "packet",
        /// An agent said that the packet held enough.
        Enough = "enough",
        /// An agent said that a fact was missing.
        Missing = "missing",
        /// A customer was asked for a fact that was known.
        AskedAgain = "asked_again",
        /// The conversation was handed back to a bot.
        HandedBack = "handed_back",
        /// That bot said what it understood.
        Understood = "understood",
    }
}

words! {
    /// What a number of the report counts; each opens the tickets it counts.
    Counted {
        /// Handoffs.
        Handoffs = "handoffs",
        /// Those an agent judged.
        Judged = "judged",
        /// Those in which nothing was called missing.
        Enough = "enough",
        /// Those in which something was, or this fact.
        Missing = "missing",
        /// Those in which something known was asked again, or this fact.
        AskedAgain = "asked_again",
        /// Those that were handed back to the bot.
        HandedBack = "handed_back",
        /// Those in which it said what it understood.
        Understood = "understood",
    }
}

impl Counted {
    /// What was seen in each of the tickets.
    pub fn figures(self) -> &'static [Figure] {
        match self {
            Self::Handoffs => &[Figure::Packet],
            Self::Judged => &[Figure::Enough, Figure::Missing],
            Self::Enough => &[Figure::Enough],
            Self::Missing => &[Figure::Missing],
            Self::AskedAgain => &[Figure::AskedAgain],
            Self::HandedBack => &[Figure::HandedBack],
            Self::Understood => &[Figure::Understood],
        }
    }

    /// What must not have been seen in any of them.
    pub(crate) fn without(self) -> Option<Figure> {
        match self {
            // Somebody who found everything at first may have missed something later.
            Self::Enough => Some(Figure::Missing),
            Self::Handoffs
            | Self::Judged
            | Self::Missing
            | Self::AskedAgain
            | Self::HandedBack
            | Self::Understood => None,
        }
    }
}

/// How far a report looks back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum LookBack {
    /// A week.
    Week,
    /// Thirty days.
    #[default]
    Month,
    /// Ninety days.
    Quarter,
}

impl LookBack {
    /// Every one there is.
    pub(crate) const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Quarter];

    /// How many days that is.
    pub(crate) fn days(self) -> u64 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 90,
        }
    }

    /// When that began.
    pub(crate) fn since(self, now: Moment) -> Moment {
        now.minus(Duration::from_secs(self.days() * 24 * 3600))
    }
}
