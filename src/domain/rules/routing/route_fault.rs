//! What can be wrong with routing rules.

use super::target_kind::TargetKind;
use crate::domain::base::words::{Priority, Reason};
use thiserror::Error;

/// Why routing rules cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum RouteFault {
    /// Every ticket fits a rule that is not the last.
    #[error(
        "a rule without a condition must be the last: {rule} would hide {}",
        .hidden.join(", ")
    )]
    Hides {
        /// Its name.
        rule: String,
        /// The names of those behind it.
        hidden: Vec<String>,
    },
    /// More than so many opening hours.
    #[error("at most {0} opening hours in all rules together")]
    TooManyHours(usize),
    /// More than so many topics.
    #[error("at most {0} topics in all rules together")]
    TooManyTopics(usize),
    /// It would change nothing.
    #[error("choose a team, a bot, a priority or skills")]
    Nothing,
    /// How sure a bot must be of an intent.
    #[error("at_least is 0 to 1")]
    AtLeast,
    /// More than so many attributes of customers.
    #[error("at most {0} attributes")]
    TooManyAttributes(usize),
    /// One attribute in two spellings.
    #[error("names of attributes are the same in any case: put both lists together")]
    SameAttribute,
    /// An attribute without a value.
    #[error("name at least one value")]
    NoValue,
    /// A comparison with something that is no number.
    #[error("a number must follow >=, <=, >, < or =")]
    NoNumber,
    /// A bot gives what it has to itself.
    #[error("a bot is not routed to itself")]
    ToItself,
    /// A name that stands for nothing.
    #[error("There is no {} {name}. {}", .kind.word(), there_are(*.kind, .there.as_deref()))]
    Unknown {
        /// The thing it would name.
        kind: TargetKind,
        /// The name.
        name: String,
        /// The first names there are; nothing if there are none.
        there: Option<String>,
    },
    /// A text of more than so many bytes.
    #[error("at most {0} bytes")]
    LongText(usize),
    /// A text that is no TOML, or holds something else than rules.
    #[error("line {line}: {message}")]
    Toml {
        /// Where.
        line: usize,
        /// In the words of who reads TOML.
        message: String,
    },
    /// No reason.
    #[error("must be one of {}", words(Reason::ALL))]
    Reason,
    /// No priority.
    #[error("must be one of {}", words(Priority::ALL))]
    Priority,
    /// Something about the customer that is no comparison.
    #[error("write attribute = value, or attribute >= number")]
    Attribute,
    /// Hours are chosen, and none are there.
    #[error("write hours such as Mo-Fr 09:00-17:00")]
    NoHours,
    /// Something is to be done that cannot be.
    #[error("save, try, add, replace, up, down, on, off or remove")]
    Act,
    /// The action takes more than was sent.
    #[error("is needed")]
    Needed,
}

fn there_are(kind: TargetKind, there: Option<&str>) -> String {
    match there {
        Some(there) => format!("{}: {there}", kind.heading()),
        None => format!("There are no {}s yet", kind.word()),
    }
}

fn words(all: &[impl ToString]) -> String {
    let words: Vec<String> = all.iter().map(ToString::to_string).collect();
    words.join(", ")
}
