//! What an agent reads off a clock on the wall, as a moment: a day and an hour in a time zone.

use crate::domain::base::time::Moment;
use chrono::{Datelike, Days, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Weekday};
use chrono_tz::Tz;

/// When a working day begins, for a ticket that is put off until then.
const MORNING_HOUR: u32 = 9;

/// A date and a time of day as a `datetime-local` field writes them: `2026-11-30T09:00`, with or without seconds.
pub(crate) fn read(text: &str) -> Option<NaiveDateTime> {
    let formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let mut read = formats
        .iter()
        .map(|it| NaiveDateTime::parse_from_str(text, it));
    let read = read.find_map(Result::ok)?;
    (0..=9999).contains(&read.year()).then_some(read)
}

/// The moment at which a clock in this zone shows it: the first one of an hour that comes twice, and an hour later where
/// the clock is set forward and does not show it. Nothing if it lies beyond the years that are kept.
pub(crate) fn moment(zone: Tz, shown: NaiveDateTime) -> Option<Moment> {
    let at = |shown| zone.from_local_datetime(&shown).earliest();
    let later = || shown.checked_add_signed(TimeDelta::hours(1)).and_then(at);
    let at = at(shown).or_else(later)?;
    Moment::of_utc(at.naive_utc())
}

/// Nine in the morning of the next working day in this zone: of the next day from Monday to Friday.
pub(crate) fn next_morning(zone: Tz, now: Moment) -> Option<Moment> {
    let today = zone.from_utc_datetime(&now.naive()).date_naive();
    let mut days = (1..=3).filter_map(|days| today.checked_add_days(Days::new(days)));
    let is_working = |weekday| !matches!(weekday, Weekday::Sat | Weekday::Sun);
    let day = days.find(|day| is_working(day.weekday()))?;
    moment(
        zone,
        day.and_time(NaiveTime::from_hms_opt(MORNING_HOUR, 0, 0)?),
    )
}

#[cfg(test)]
mod tests {
    use super::{moment, next_morning, read};
    use crate::domain::base::time::Moment;
    use chrono_tz::Europe::Madrid;

    fn at(text: &str) -> Option<Moment> {
        Some(Moment::parse(text).unwrap())
    }

    #[test]
    fn a_field_of_the_browser_is_a_moment_in_its_zone() {
        let shown = |text| moment(Madrid, read(text)?);
        assert_eq!(shown("2026-11-30T09:00"), at("2026-11-30T08:00:00Z"));
        assert_eq!(shown("2026-07-01T09:00:30"), at("2026-07-01T07:00:30Z"));
        for bad in [
            "",
            "2026-11-30",
            "tomorrow",
            "2026-11-30T09:00Z",
            "+99999-01-01T00:00",
        ] {
            assert_eq!(shown(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_hour_that_comes_twice_is_the_first_and_one_that_is_skipped_is_the_next() {
        let shown = |text| moment(Madrid, read(text)?);
        assert_eq!(shown("2026-10-25T02:30"), at("2026-10-25T00:30:00Z"));
        assert_eq!(shown("2026-03-29T02:30"), at("2026-03-29T01:30:00Z"));
    }

    #[test]
    fn the_next_working_morning_is_tomorrows_or_mondays() {
        let next = |now| next_morning(Madrid, Moment::parse(now).unwrap());
        // A Thursday, a Friday, a Sunday; and a Thursday in UTC that is a Friday in Madrid.
        assert_eq!(next("2026-11-26T15:00:00Z"), at("2026-11-27T08:00:00Z"));
        assert_eq!(next("2026-11-27T15:00:00Z"), at("2026-11-30T08:00:00Z"));
        assert_eq!(next("2026-11-29T15:00:00Z"), at("2026-11-30T08:00:00Z"));
        assert_eq!(next("2026-11-26T23:30:00Z"), at("2026-11-30T08:00:00Z"));
    }
}
