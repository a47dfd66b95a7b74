//! Moments on a team's clock, in the words of colleagues.

use crate::domain::base::time::Moment;
use crate::domain::team::hours::Hours;
use crate::views::text::t;
use chrono::{Datelike, NaiveDateTime, Weekday};
use std::time::Duration;

/// Within these days the weekday says which day it is.
const NEAR: Duration = Duration::from_secs(6 * 24 * 3600);

/// `Mon 09:00`, with its date when it is not in the next days.
pub(crate) fn moment(hours: &Hours, at: Moment, now: Moment) -> String {
    let local = hours.local(at);
    let (day, time) = (weekday(local.weekday()), time(&local));
    match at.since(now) < NEAR {
        true => t::hours_soon(day, time),
        false => t::hours_later(day, local.day(), month(&local), time),
    }
}

/// `Mon 23 Nov 2026, 09:00`.
pub(crate) fn dated(hours: &Hours, at: Moment) -> String {
    let local = hours.local(at);
    let (day, month) = (weekday(local.weekday()), month(&local));
    // As a text: a number could get a separator.
    let year = local.year().to_string();
    t::hours_dated(day, local.day(), month, year, time(&local))
}

fn time(local: &NaiveDateTime) -> String {
    local.format("%H:%M").to_string()
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => t::hours_mon(),
        Weekday::Tue => t::hours_tue(),
        Weekday::Wed => t::hours_wed(),
        Weekday::Thu => t::hours_thu(),
        Weekday::Fri => t::hours_fri(),
        Weekday::Sat => t::hours_sat(),
        Weekday::Sun => t::hours_sun(),
    }
}

fn month(local: &NaiveDateTime) -> &'static str {
    match local.month() {
        1 => t::hours_jan(),
        2 => t::hours_feb(),
        3 => t::hours_mar(),
        4 => t::hours_apr(),
        5 => t::hours_may(),
        6 => t::hours_jun(),
        7 => t::hours_jul(),
        8 => t::hours_aug(),
        9 => t::hours_sep(),
        10 => t::hours_oct(),
        11 => t::hours_nov(),
        _ => t::hours_dec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::accounts::interface_language::InterfaceLanguage;
    use crate::services::speaking;

    #[test]
    fn a_moment_is_told_on_the_teams_clock_and_in_the_readers_language() {
        let hours = Hours::parse("Mo-Fr 09:00-17:00", "Europe/Madrid").unwrap();
        let at = |text: &str| Moment::parse(text).unwrap();
        let (now, opens) = (at("2026-11-20T20:00:00Z"), at("2026-11-23T08:00:00Z"));
        assert_eq!(moment(&hours, opens, now), "Mon 09:00");
        assert_eq!(
            moment(&hours, at("2026-12-24T08:00:00Z"), now),
            "Thu 24 Dec 09:00"
        );
        assert_eq!(dated(&hours, opens), "Mon 23 Nov 2026, 09:00");
        let spanish = speaking(InterfaceLanguage::Spanish, || dated(&hours, opens));
        assert_eq!(spanish, "lun 23 nov 2026, 09:00");
    }
}
