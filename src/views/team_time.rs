//! A moment on a team's clock, in the words of colleagues.

use crate::domain::base::time::Moment;
use crate::domain::team::hours::{Hours, TeamTime};
use crate::services::Closed;
use crate::views::catalogue::t;
use chrono::{Datelike, Month, NaiveDate, Weekday};

/// Until when a team is closed: `until Mon 09:00`.
pub(crate) fn closed_until(closed: &Closed) -> String {
    match &closed.opens {
        Some(opens) => t::label_closed_until(in_words(opens)),
        None => t::label_closed_for_good().to_owned(),
    }
}

/// `Mon 09:00`, with its date when it is not in the next days.
fn in_words(time: &TeamTime) -> String {
    let day = time.local.date();
    let clock = time.local.format("%H:%M").to_string();
    match time.is_near {
        true => t::label_time_near(weekday(day.weekday()), clock),
        false => t::label_time_far(weekday(day.weekday()), day.day(), month(day), clock),
    }
}

/// The same of a moment on a team's clock.
pub(crate) fn moment(hours: &Hours, at: Moment, now: Moment) -> String {
    in_words(&hours.team_time(at, now))
}

/// `Mon 23 Nov 2026, 09:00`.
pub(crate) fn dated(hours: &Hours, at: Moment) -> String {
    let local = hours.local(at);
    let day = local.date();
    // As a text: a number could get a separator.
    let year = day.year().to_string();
    let clock = local.format("%H:%M").to_string();
    t::label_time_dated(weekday(day.weekday()), day.day(), month(day), year, clock)
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

/// The month of a day, cut short: `Nov`.
fn month(day: NaiveDate) -> &'static str {
    let month = u8::try_from(day.month()).ok();
    match month.and_then(|month| Month::try_from(month).ok()) {
        Some(Month::January) => t::label_month_january(),
        Some(Month::February) => t::label_month_february(),
        Some(Month::March) => t::label_month_march(),
        Some(Month::April) => t::label_month_april(),
        Some(Month::May) => t::label_month_may(),
        Some(Month::June) => t::label_month_june(),
        Some(Month::July) => t::label_month_july(),
        Some(Month::August) => t::label_month_august(),
        Some(Month::September) => t::label_month_september(),
        Some(Month::October) => t::label_month_october(),
        Some(Month::November) => t::label_month_november(),
        Some(Month::December) => t::label_month_december(),
        None => "",
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
        assert_eq!(moment(&hours, opens, now), "Mon 09:00");
        let later = moment(&hours, at("2026-12-24T08:00:00Z"), now);
        assert_eq!(later, "Thu 24 Dec 09:00");
        assert_eq!(dated(&hours, opens), "Mon 23 Nov 2026, 09:00");
        let spanish = speaking(InterfaceLanguage::Spanish, || dated(&hours, opens));
        assert_eq!(spanish, "lun 23 nov 2026, 09:00");
    }

    #[test]
    fn a_closed_team_says_when_it_opens() {
        assert_eq!(closed_until(&opens(true)), "until Mon 09:00");
        assert_eq!(closed_until(&opens(false)), "until Mon 23 Nov 09:00");
        assert_eq!(closed_until(&Closed { opens: None }), "for good");
        speaking(InterfaceLanguage::Spanish, || {
            assert_eq!(closed_until(&opens(true)), "hasta el lun 09:00");
        });
    }
}
