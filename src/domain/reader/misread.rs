//! What is wrong with one value, whatever it stands for.

use std::fmt;
use thiserror::Error;

/// Why a value cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum Misread {
    /// Nothing is there.
    #[error("required")]
    Required,
    /// A text that says nothing.
    #[error("must not be empty")]
    Empty,
    /// A text that is too long.
    #[error("too long: {length} {unit}, at most {most}")]
    TooLong {
        /// Its length.
        length: usize,
        /// The greatest length.
        most: usize,
        /// What is counted.
        unit: LengthUnit,
    },
    /// A list that is too long.
    #[error("too many: {count} entries, at most {most}")]
    TooMany {
        /// How many entries it has.
        count: usize,
        /// How many it may have.
        most: usize,
    },
    /// A value of another type.
    #[error("expected {wanted}, got {got}")]
    WrongKind {
        /// The right type.
        wanted: Wanted,
        /// The word for the type that it has.
        got: &'static str,
    },
    /// A number with a fraction.
    #[error("expected a whole number")]
    NotWhole,
    /// A number that is too small or too large.
    #[error("out of range: {least} to {most}")]
    OutOfRange {
        /// The smallest one.
        least: String,
        /// The greatest one.
        most: String,
    },
    /// None of these words.
    #[error("unknown word; expected one of {}", .0.join(", "))]
    UnknownWord(Vec<String>),
    /// JSON with more than so many levels.
    #[error("nested too deeply: at most {0} levels")]
    TooDeep(usize),
    /// JSON that is too long.
    #[error("too long: {bytes} bytes as JSON, at most {most}")]
    TooMuchJson {
        /// Its length.
        bytes: usize,
        /// The greatest length.
        most: usize,
    },
    /// A character that cannot be stored.
    #[error("contains U+0000, which cannot be stored; remove it")]
    Nul,
    /// The same in a name.
    #[error("a member's name contains U+0000; remove it")]
    NulInName,
    /// No moment.
    #[error("expected an RFC 3339 time with its offset, such as 2026-05-15T15:00:00Z")]
    NoTime,
    /// Something that does not fit the whole of which it is a part.
    #[error("{0}")]
    Unfit(String),
    /// Mistakes that are not told one by one.
    #[error("and {0} more")]
    More(usize),
}

/// What the length of a text is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LengthUnit {
    /// Names.
    Chars,
    /// Contents.
    Bytes,
}

impl fmt::Display for LengthUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chars => "characters",
            Self::Bytes => "bytes",
        })
    }
}

/// The type that a value should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A list.
    List,
    /// An object.
    Object,
    /// One of several, which only programs send.
    Told(&'static str),
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Flag => "true or false",
            Self::List => "list",
            Self::Object => "object",
            Self::Told(told) => told,
        })
    }
}

impl From<&'static str> for Wanted {
    fn from(told: &'static str) -> Self {
        Self::Told(told)
    }
}
