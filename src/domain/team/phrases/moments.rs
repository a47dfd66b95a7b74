//! When somebody is there again, and how long something takes, as people say it.

use super::languages::{Language, OpeningTexts, Wait};
use super::own::fill;
use crate::domain::base::time::Moment;
use chrono::{Datelike, NaiveDateTime, TimeZone, Timelike};
use chrono_tz::Tz;
use std::time::Duration;

/// Days within which a weekday alone says which day is meant.
const NAMED_DAYS: i64 = 6;

/// How long it takes, rounded up: `6 minutes`, `1 hour`.
pub(crate) fn wait(wait: Duration, language: &str) -> String {
    let minutes = wait.as_secs().div_ceil(60).max(1);
    let Wait {
        minute,
        minutes: more_minutes,
        hour,
        hours,
        day,
        days,
    } = &Language::of(Some(language)).wait;
    let (count, one, more) = match minutes {
        0..60 => (minutes, minute, more_minutes),
        60..1440 => (minutes.div_ceil(60), hour, hours),
        _ => (minutes.div_ceil(1440), day, days),
    };
    let text = if count == 1 { one } else { more };
    fill(text, |_| Some(count.to_string()))
}

/// When it opens, on a clock of this zone: `tomorrow at 09:00`, `Monday at 09:00`.
pub(crate) fn opening(opens: Moment, now: Moment, zone: Tz, language: &str) -> String {
    let local = |at: Moment| zone.from_utc_datetime(&at.naive()).naive_local();
    let (at, today) = (local(opens), local(now));
    let words = &Language::of(Some(language)).opening;
    let text = match (at.date() - today.date()).num_days() {
        0 => &words.today,
        1 => &words.tomorrow,
        2..=NAMED_DAYS => &words.weekday,
        _ => &words.date,
    };
    fill(text, |name| part(name, at, words))
}

fn part(name: &str, at: NaiveDateTime, words: &OpeningTexts) -> Option<String> {
    let weekday = usize::try_from(at.weekday().num_days_from_monday()).ok()?;
    let month = usize::try_from(at.month0()).ok()?;
    match name {
        "time" => Some(time(at, words)),
        "weekday" => words.weekdays.get(weekday).cloned(),
        "day" if at.day() == 1 => Some(words.first.clone()),
        "day" => Some(at.day().to_string()),
        "month" => words.months.get(month).cloned(),
        _ => None,
    }
}

fn time(at: NaiveDateTime, words: &OpeningTexts) -> String {
    let format = match at.minute() {
        0 => &words.full_hour,
        _ => &words.clock,
    };
    let text = match at.hour() {
        1 => &words.time_at_one,
        _ => &words.time,
    };
    fill(text, |_| Some(at.format(format).to_string()))
}
