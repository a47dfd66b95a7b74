//! A moment on a team's clock, in the words of colleagues.

use crate::domain::base::time::Moment;
use crate::domain::team::hours::{Hours, TeamTime};
use crate::services::Closed;
use crate::views::catalogue::t;
use chrono::{Datelike, Month, NaiveDate, NaiveTime, Weekday};

/// Until when a team is closed: `until Mon 9:00 AM`.
pub(crate) fn closed_until(closed: &Closed) -> String {
    match &closed.opens {
        Some(opens) => t::label_closed_until(in_words(opens)),
        None => t::label_closed_for_good().to_owned(),
    }
}

/// The same as a decision has stored it, for programs: `until Mon 09:00`. What is not understood stays as it is.
pub(crate) fn stored_until(stored: &str) -> String {
    let words: Vec<&str> = stored.split_whitespace().collect();
    let told = match words.as_slice() {
        ["for", "good"] => return t::label_closed_for_good().to_owned(),
        ["until", weekday, clock] => read(weekday, None, clock),
        ["until", weekday, day, month, clock] => read(weekday, Some((*day, *month)), clock),
        _ => None,
    };
    told.map_or_else(|| stored.to_owned(), t::label_closed_until)
}

fn read(weekday: &str, date: Option<(&str, &str)>, clock: &str) -> Option<String> {
    let date = match date {
        Some((day, month)) => Some((day.parse().ok()?, month.parse().ok()?)),
        None => None,
    };
    let clock = NaiveTime::parse_from_str(clock, "%H:%M").ok()?;
    Some(told(weekday.parse().ok()?, date, clock))
}

/// `Mon 9:00 AM`, with its date when it is not in the next days.
fn in_words(time: &TeamTime) -> String {
    let day = time.local.date();
    let date = match time.is_near {
        true => None,
        false => month(day).map(|month| (day.day(), month)),
    };
    told(day.weekday(), date, time.local.time())
}

fn told(day: Weekday, date: Option<(u32, Month)>, clock: NaiveTime) -> String {
    let clock = time_of_day(clock);
    match date {
        None => t::label_time_near(weekday(day), clock),
        Some((date, month)) => t::label_time_far(weekday(day), date, month_name(month), clock),
    }
}

/// The same of a moment on a team's clock.
pub(crate) fn moment(hours: &Hours, at: Moment, now: Moment) -> String {
    in_words(&hours.team_time(at, now))
}

/// `Mon 23 Nov 2026, 9:00 AM`.
pub(crate) fn dated(hours: &Hours, at: Moment) -> String {
    let local = hours.local(at);
    let day = local.date();
    // As a text: a number could get a separator.
    let year = day.year().to_string();
    let clock = time_of_day(local.time());
    let month = month(day).map_or("", month_name);
    t::label_time_dated(weekday(day.weekday()), day.day(), month, year, clock)
}

/// `9:00 AM`, or `09:00` in a language whose day has 24 hours: as the clocks that the browser fills show it.
fn time_of_day(clock: NaiveTime) -> String {
    clock.format(t::label_time_format()).to_string()
}

/// A day of the week, cut short: `Mon`.
fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => t::label_weekday_monday(),
        Weekday::Tue => t::label_weekday_tuesday(),
        Weekday::Wed => t::label_weekday_wednesday(),
        Weekday::Thu => t::label_weekday_thursday(),
        Weekday::Fri => t::label_weekday_friday(),
        Weekday::Sat => t::label_weekday_saturday(),
        Weekday::Sun => t::label_weekday_sunday(),
    }
}

fn month(day: NaiveDate) -> Option<Month> {
    let month = u8::try_from(day.month()).ok()?;
    Month::try_from(month).ok()
}

/// A month, cut short: `Nov`.
fn month_name(month: Month) -> &'static str {
    match month {
        Month::January => t::label_month_january(),
        Month::February => t::label_month_february(),
        Month::March => t::label_month_march(),
        Month::April => t::label_month_april(),
        Month::May => t::label_month_may(),
        Month::June => t::label_month_june(),
        Month::July => t::label_month_july(),
        Month::August => t::label_month_august(),
        Month::September => t::label_month_september(),
        Month::October => t::label_month_october(),
        Month::November => t::label_month_november(),
        Month::December => t::label_month_december(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::accounts::interface_language::InterfaceLanguage;
    use crate::services::speaking;

    fn opens(is_near: bool) -> Closed {
        let at = Moment::parse("2026-11-23T09:00:00Z").unwrap();
        let local = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let local = local.and_hms_opt(9, 0, 0).unwrap();
        Closed {
            opens: Some(TeamTime { at, local, is_near }),
        }
    }

    #[test]
    fn a_moment_is_told_on_the_teams_clock_and_in_the_readers_language() {
        let hours = Hours::parse("Mo-Fr 09:00-17:00", "Europe/Madrid").unwrap();
        let at = |text: &str| Moment::parse(text).unwrap();
        let (now, opens) = (at("2026-11-20T20:00:00Z"), at("2026-11-23T08:00:00Z"));
        assert_eq!(moment(&hours, opens, now), "Mon 9:00 AM");
        let later = moment(&hours, at("2026-12-24T08:00:00Z"), now);
        assert_eq!(later, "Thu 24 Dec 9:00 AM");
        assert_eq!(dated(&hours, opens), "Mon 23 Nov 2026, 9:00 AM");
        let spanish = speaking(InterfaceLanguage::Spanish, || dated(&hours, opens));
        assert_eq!(spanish, "lun 23 nov 2026, 09:00");
    }

    #[test]
    fn a_closed_team_says_when_it_opens() {
        assert_eq!(closed_until(&opens(true)), "until Mon 9:00 AM");
        assert_eq!(closed_until(&opens(false)), "until Mon 23 Nov 9:00 AM");
        assert_eq!(closed_until(&Closed { opens: None }), "for good");
        speaking(InterfaceLanguage::Spanish, || {
            assert_eq!(closed_until(&opens(true)), "hasta el lun 09:00");
        });
    }
    #[test]
    fn noon_and_midnight_are_told_as_each_language_tells_them() {
        let hours = Hours::parse("Mo-Su 00:00-12:30", "Europe/Madrid").unwrap();
        let at = |text: &str| Moment::parse(text).unwrap();
        let now = at("2026-11-23T09:00:00Z");
        let (noon, midnight) = (at("2026-11-23T11:30:00Z"), at("2026-11-23T23:00:00Z"));
        let both = || [moment(&hours, noon, now), moment(&hours, midnight, now)];
        assert_eq!(both(), ["Mon 12:30 PM", "Tue 12:00 AM"]);
        let spanish = speaking(InterfaceLanguage::Spanish, both);
        assert_eq!(spanish, ["lun 12:30", "mar 00:00"]);
    }

    #[test]
    fn a_decision_is_told_in_the_readers_language_as_well() {
        assert_eq!(stored_until("until Mon 09:00"), "until Mon 9:00 AM");
        assert_eq!(stored_until("for good"), "for good");
        assert_eq!(stored_until("until spring"), "until spring", "as it is");
        speaking(InterfaceLanguage::Spanish, || {
            let told = stored_until("until Mon 23 Nov 17:30");
            assert_eq!(told, "hasta el lun 23 nov 17:30");
        });
    }
}
