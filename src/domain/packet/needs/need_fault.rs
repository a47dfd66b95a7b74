//! What can be wrong with what a team needs to know.

use thiserror::Error;

/// Why needs cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum NeedFault {
    /// More than so many.
    #[error("at most {0} facts and as many patterns")]
    TooMany(usize),
    /// Two facts of one name.
    #[error("the same name, or another one for it, stands above")]
    SameName,
    /// A name without a letter, or with more characters than this.
    #[error("a name has 1 to {0} characters, a letter among them")]
    Name(usize),
    /// Other names for it.
    #[error("at most {most} names; a name has 1 to {chars} characters, a letter among them")]
    OtherNames {
        /// How many there may be.
        most: usize,
        /// How long each may be.
        chars: usize,
    },
    /// A question in no language, or with more characters than this.
    #[error("a language tag such as en, or *, and a question of 1 to {0} characters")]
    Question(usize),
    /// Somewhere else to look for it that is not one of these.
    #[error("unknown place; expected some of {}", .0.join(", "))]
    Place(Vec<&'static str>),
    /// A pattern of none, or more characters than this.
    #[error("a pattern has 1 to {0} characters")]
    PatternLength(usize),
    /// A pattern that is not understood.
    #[error(
        "not a regular expression that is understood, or too large a one; look-around and back-references are not"
    )]
    BadPattern,
    /// A pattern that fits what is not there.
    #[error("matches nothing at all, and so everything")]
    MatchesNothing,
    /// The patterns of all teams take more than so many MB.
    #[error(
        "the patterns of all teams take at most {0} MB together once compiled, and with these they take more: write smaller ones here or in another team"
    )]
    LargeTogether(usize),
    /// With this pattern those of the team take more than so many MB.
    #[error(
        "the patterns of a team take at most {0} MB together once compiled, and this one goes beyond: write [0-9] instead of \\d and [A-Za-z] instead of \\w or \\pL, and count fewer repetitions"
    )]
    LargeInTeam(usize),
}
