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

    /// Microseconds since 1970.
    pub fn from_micros(micros: i64) -> Option<Self> {
        DateTime::from_timestamp_micros(micros).map(Self)
    }

    /// Microseconds since 1970.
    pub(crate) fn micros(self) -> i64 {
        self.0.timestamp_micros()
    }

    /// Parses RFC 3339. A text without an offset is refused: Baton does not guess time zones.
    /// Years beyond four digits are refused too: they could be written but not read back.
    pub fn parse(text: &str) -> Option<Self> {
        let at = DateTime::parse_from_rfc3339(text).ok()?.to_utc();
        (0..=9999).contains(&at.year()).then(|| Self::new(at))
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
        later.map_or(self, Self::new)
    }

    /// Earlier by `duration`; stays where it is at the beginning of time.
    pub fn minus(self, duration: Duration) -> Self {
        let earlier = chrono::TimeDelta::from_std(duration)
            .ok()
            .and_then(|d| self.0.checked_sub_signed(d));
        earlier.map_or(self, Self::new)
    }

    /// How long after `earlier` this is; nothing when it is not after it.
    pub fn since(self, earlier: Self) -> Duration {
        (self.0 - earlier.0).to_std().unwrap_or_default()
    }
}

impl From<NaiveDateTime> for Moment {
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
    }
}
