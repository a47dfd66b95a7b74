//! A moment on a team's clock, in the words of colleagues.

use crate::domain::team::hours::TeamTime;
use crate::services::Closed;
use crate::views::text::t;
use chrono::{Datelike, Month, NaiveDate, Weekday};

/// Until when a team is closed: `until Mon 09:00`.
pub(crate) fn closed_until(closed: &Closed) -> String {
    match &closed.opens {
        Some(opens) => t::label_closed_until(in_words(opens)),
        None => t::label_closed_for_good().to_owned(),
    }
}

/// `Mon 09:00`, with its date when it is not in the next days.
pub(crate) fn in_words(time: &TeamTime) -> String {
    let day = time.local.date();
    let clock = time.local.format("%H:%M").to_string();
    match time.is_near {
        true => t::label_time_near(weekday(day.weekday()), clock),
        false => t::label_time_far(weekday(day.weekday()), day.day(), month(day), clock),
    }
}

/// A day of the week, cut short: `Mon`.
pub(crate) fn weekday(day: Weekday) -> &'static str {
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
pub(crate) fn month(day: NaiveDate) -> &'static str {
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
    use crate::domain::base::time::Moment;
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
    fn a_closed_team_says_when_it_opens() {
        assert_eq!(closed_until(&opens(true)), "until Mon 09:00");
        assert_eq!(closed_until(&opens(false)), "until Mon 23 Nov 09:00");
        assert_eq!(closed_until(&Closed { opens: None }), "for good");
        speaking(InterfaceLanguage::Spanish, || {
            assert_eq!(closed_until(&opens(true)), "hasta el lun 09:00");
        });
    }
}
