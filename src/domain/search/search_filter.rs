//! Filters of the search.

use crate::domain::base::time::Moment;
use crate::domain::base::words::words;
use chrono::{Days, NaiveDate, NaiveTime};
use std::fmt;

words! {
    /// What a filter is about, as it is typed before the colon.
    FilterKey {
        /// Where a ticket stands; `open` is all but closed.
        Status = "status",
        /// Whose queue it is in.
        Team = "team",
        /// Who has it, or had it last; `me` is who searches.
        Agent = "agent",
        /// The bot that escalated.
        Bot = "bot",
        /// A tag.
        Tag = "tag",
        /// How urgent it is.
        Priority = "priority",
        /// Why it was escalated.
        Reason = "reason",
        /// The customer's language.
        Language = "language",
        /// Opened before this day.
        Before = "before",
        /// Opened on this day or later.
        After = "after",
    }
}

/// The status of a ticket that is not closed.
pub(crate) const OPEN: &str = "open";

/// The agent who searches.
pub(crate) const ME: &str = "me";

/// A filter as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SearchFilter {
    /// What it is about.
    pub(crate) key: FilterKey,
    /// What it has to be.
    pub(crate) value: String,
}

impl fmt::Display for SearchFilter {
    /// Writes it as it is typed: `team:Flights`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.key, self.value)
    }
}

/// The text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DayFault;

/// The beginning of a day, in UTC: `2026-11-27`, `today`, `yesterday`, or `7d` for so many days ago.
pub(crate) fn day(typed: &str, now: Moment) -> Result<Moment, DayFault> {
    let today = now.naive().date();
    let back = |days| today.checked_sub_days(Days::new(days));
    let ago = typed.strip_suffix('d').and_then(|days| days.parse().ok());
    let day = match (typed, ago) {
        ("today", _) => Some(today),
        ("yesterday", _) => back(1),
        (_, Some(days)) => back(days),
        (date, None) => date.parse::<NaiveDate>().ok(),
    };
    let begins = day.map(|day| day.and_time(NaiveTime::MIN));
    begins.and_then(Moment::of_utc).ok_or(DayFault)
}

#[cfg(test)]
mod tests {
    use super::{DayFault, day};
    use crate::domain::base::time::Moment;

    #[test]
    fn a_day_is_a_date_or_so_many_days_ago_and_nothing_that_cannot_be_kept() {
        let at = |text| Moment::parse(text).unwrap();
        let now = at("2026-11-27T15:00:00Z");
        assert_eq!(day("2026-11-20", now), Ok(at("2026-11-20T00:00:00Z")));
        assert_eq!(day("7d", now), Ok(at("2026-11-20T00:00:00Z")));
        for bad in [
            "never",
            "2026-02-30",
            "-200000-01-01",
            "+99999-01-01",
            "3000000d",
            "99999999999d",
        ] {
            assert_eq!(day(bad, now), Err(DayFault), "{bad}");
        }
    }
}
