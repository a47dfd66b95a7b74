//! Time as a value. The domain is told the moment; only a clock (services) reads it.

use chrono::{DateTime, Datelike, NaiveDateTime, SecondsFormat, SubsecRound, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::time::Duration;

/// A moment in UTC, truncated to microseconds: what both databases can hold without loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment(DateTime<Utc>);

impl Moment {
    /// The moment, with anything below a microsecond cut off.
    pub(crate) fn new(at: DateTime<Utc>) -> Self {
        Self(at.trunc_subsecs(6))
    }

    /// Microseconds since 1970; nothing beyond the years that are [kept](Self::kept).
    pub fn from_micros(micros: i64) -> Option<Self> {
        DateTime::from_timestamp_micros(micros).and_then(Self::kept)
    }

    /// A date and time in UTC; nothing beyond the years that are [kept](Self::kept).
    pub(crate) fn of_utc(at: NaiveDateTime) -> Option<Self> {
        Self::kept(at.and_utc())
    }

    /// The moment, if its year has four digits. SQLite compares moments as texts, PostgreSQL refuses some of the other years,
    /// and RFC 3339 could write them but not read them back.
    fn kept(at: DateTime<Utc>) -> Option<Self> {
        (0..=9999).contains(&at.year()).then(|| Self::new(at))
    }

    /// Microseconds since 1970.
    pub(crate) fn micros(self) -> i64 {
        self.0.timestamp_micros()
    }

    /// Parses RFC 3339. A text without an offset is refused: Baton does not guess time zones.
    /// Years that are not [kept](Self::kept) are refused too.
    pub fn parse(text: &str) -> Option<Self> {
        let at = DateTime::parse_from_rfc3339(text).ok()?;
        Self::kept(at.to_utc())
    }

    /// The moment as UTC date and time, as it is stored.
    pub(crate) fn naive(self) -> NaiveDateTime {
        self.0.naive_utc()
    }

    /// The day in UTC, `2026-11-23`.
    pub(crate) fn day(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }

    /// Later by `duration`; stays where it is at the end of time.
    pub fn plus(self, duration: Duration) -> Self {
        let later = chrono::TimeDelta::from_std(duration)
            .ok()
            .and_then(|d| self.0.checked_add_signed(d));
        later.and_then(Self::kept).unwrap_or(self)
    }

    /// Earlier by `duration`; stays where it is at the beginning of time.
    pub fn minus(self, duration: Duration) -> Self {
        let earlier = chrono::TimeDelta::from_std(duration)
            .ok()
            .and_then(|d| self.0.checked_sub_signed(d));
        earlier.and_then(Self::kept).unwrap_or(self)
    }

    /// How long after `earlier` this is; nothing when it is not after it.
    pub fn since(self, earlier: Self) -> Duration {
        (self.0 - earlier.0).to_std().unwrap_or_default()
    }
}

impl From<NaiveDateTime> for Moment {
    /// A moment that is stored already. One that comes from outside is read by [`Moment::of_utc`].
    fn from(stored: NaiveDateTime) -> Self {
        Self::new(stored.and_utc())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Micros, true))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not an RFC 3339 time"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_survives_its_text() {
        let at = Moment::parse("2026-05-15T15:00:00.123456789+02:00").unwrap();
        assert_eq!(at.to_string(), "2026-05-15T13:00:00.123456Z");
        assert_eq!(Moment::parse(&at.to_string()), Some(at));
    }

    #[test]
    fn a_time_without_an_offset_is_refused() {
        assert_eq!(Moment::parse("2026-05-15T15:00:00"), None);
    }

    #[test]
    fn a_year_that_could_not_be_read_back_is_refused() {
        assert_eq!(Moment::parse("9999-12-31T23:59:59-23:59"), None);
        assert_eq!(Moment::from_micros(i64::MAX), None);
        assert_eq!(Moment::from_micros(i64::MIN), None);
        let last = Moment::parse("9999-12-31T23:59:59Z").unwrap();
        assert_eq!(last.plus(Duration::from_secs(1)), last);
        let first = Moment::parse("0000-01-01T00:00:00Z").unwrap();
        assert_eq!(first.minus(Duration::from_secs(1)), first);
    }
}
