//! Why hours cannot be used.

use thiserror::Error;

/// Dates on which a team may be closed besides.
pub(crate) const CLOSED_DATES: usize = 100;

/// Characters an expression may have.
pub(crate) const EXPRESSION_LENGTH: usize = 500;

/// Rules that an expression may have.
pub(crate) const RULES_MAX: usize = 30;
/// Intervals, weekdays, weeks, dates and years that a rule may name.
pub(crate) const PARTS_MAX: usize = 30;

/// Why hours cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum BadHours {
    /// Too long.
    #[error("must not be longer than {EXPRESSION_LENGTH} characters")]
    TooLong,
    /// More than can be worked out quickly.
    #[error(
        "has too much in it: at most {RULES_MAX} rules, and in each at most {PARTS_MAX} times, weekdays, weeks, dates and years; name single days on which the team is closed in their own list"
    )]
    TooMuch,
    /// Not written as hours are.
    #[error("not understood ({0}); write for example: Mo-Fr 09:00-13:00,14:00-18:00; Dec 25 off")]
    Unreadable(String),
    /// Baton has no calendar of holidays.
    #[error(
        "public and school holidays are not known here: name the dates, for example: Dec 25 off"
    )]
    Holidays,
    /// Baton does not know where the team is.
    #[error("times of the sun are not known here: name hours, for example: 07:00-19:00")]
    Sun,
    /// Nobody would ever be there.
    #[error("is never open")]
    NeverOpen,
    /// No such zone.
    #[error("no such time zone; write for example: Europe/Madrid")]
    Zone,
    /// Too many dates.
    #[error("at most {CLOSED_DATES} dates")]
    TooManyDates,
}
