//! What can be wrong with the settings of a team, apart from its hours and sentences as such.

use thiserror::Error;

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Why a team is not set so.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum TeamFault {
    /// How many may wait: 1 to this.
    #[error("1 to {0}, or nothing for any number")]
    Backlog(i64),
    /// Tiers that go round.
    #[error("a team is not above itself")]
    AboveItself,
    /// The team one tier up that is none.
    #[error("no such team")]
    NoTeam,
    /// How its tickets find an agent.
    #[error("one of claim, offer")]
    Assignment,
    /// A deadline: no time, or not from a second to this many hours.
    #[error("a time from 1 s to {0} h, such as 30 s, 5 min or 1 h 30 min")]
    Within(u64),
    /// The same as a program sends it, in seconds.
    #[error("seconds, from 1 to {0}")]
    Seconds(u64),
    /// A day on which it is closed that is none.
    #[error("{0} is not a date; write 2026-12-24")]
    NoDate(String),
    /// No whole number.
    #[error("not a whole number")]
    NoNumber,
    /// The times of a day of the week.
    #[error("{}: {why}", DAYS.get(*.day).copied().unwrap_or_default())]
    Day {
        /// Which, from Monday.
        day: usize,
        /// What is wrong with them.
        why: SpansFault,
    },
    /// Baton speaks these languages.
    #[error("one of {}", .0.join(", "))]
    Language(Vec<&'static str>),
    /// A colleague, or another tab, was faster.
    #[error("this has changed since: look at it again, then save")]
    ChangedMeanwhile,
}

/// What can be wrong with the times of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum SpansFault {
    /// Only from when, or only to when.
    #[error("enter both an opening and a closing time")]
    OneEnd,
    /// No time.
    #[error("write times as 09:00")]
    NoTime,
    /// There is nothing between them.
    #[error("the times overlap or touch")]
    Overlap,
}
