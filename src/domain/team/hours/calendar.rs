//! The open times of a team, day by day: each day is worked out once and remembered, so that asking again costs next
//! to nothing whatever was written.

use super::bad::{BadHours, PARTS_MAX, RULES_MAX};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Timelike};
use opening_hours::{OpeningHours, RuleKind};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

/// The first and the last year in which hours must be open at some time.
const YEARS: (i32, i32) = (2020, 2100);
/// How much is worked out to find an open day, in parts of rules.
const SEARCHED_PARTS: usize = 300_000;

/// Days that are remembered. Anything asked lies within 800 days of now, or 400 before.
const DAYS_KEPT: usize = 2_000;

const MINUTES_OF_DAY: u32 = 24 * 60;

/// The open times of a day in minutes since midnight, in their order, none touching the next.
type Day = Arc<[Range<u32>]>;

/// The rules, and the days that have been worked out so far.
#[derive(Debug)]
pub(super) struct Calendar {
    rules: OpeningHours,
    days: Mutex<HashMap<NaiveDate, Day>>,
}

impl PartialEq for Calendar {
    fn eq(&self, other: &Self) -> bool {
        self.rules == other.rules
    }
}

impl Eq for Calendar {}

impl Calendar {
    pub(super) fn new(rules: OpeningHours) -> Self {
        Self {
            rules,
            days: Mutex::default(),
        }
    }

    /// The open times of a day.
    pub(super) fn day(&self, date: NaiveDate) -> Day {
        let mut days = self.days.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = days.get(&date) {
            return known.clone();
        }
        if days.len() >= DAYS_KEPT {
            days.clear();
        }
        let day = open_times(&self.rules, date);
        days.insert(date, day.clone());
        day
    }

    /// How many days have been worked out.
    #[cfg(test)]
    pub(super) fn worked_out(&self) -> usize {
        let days = self.days.lock().unwrap_or_else(PoisonError::into_inner);
        days.len()
    }

    /// Whether the team is open at a local time.
    pub(super) fn is_open(&self, local: NaiveDateTime) -> bool {
        let minute = local.hour() * 60 + local.minute();
        let day = self.day(local.date());
        day.iter().any(|span| span.contains(&minute))
    }

    /// Whether the team is open at a local time, and when that next changes, if it does so within this time.
    pub(super) fn state(
        &self,
        local: NaiveDateTime,
        horizon: TimeDelta,
    ) -> (bool, Option<NaiveDateTime>) {
        let minute = local.hour() * 60 + local.minute();
        let mut date = local.date();
        let mut day = self.day(date);
        let now = day.iter().find(|span| span.contains(&minute)).cloned();
        let open = now.is_some();
        // From here on that day it may change.
        let mut from = now.map_or(minute, |span| span.end);
        let last = local + horizon;
        loop {
            let change = match open {
                true if from < MINUTES_OF_DAY => Some(from),
                true => None,
                false => day.iter().map(|span| span.start).find(|at| *at >= from),
            };
            if let Some(change) = change {
                return (open, at(date, change).filter(|change| *change < last));
            }
            let Some(next) = date.succ_opt() else {
                return (open, None);
            };
            date = next;
            if at(date, 0).is_none_or(|midnight| midnight >= last) {
                return (open, None);
            }
            day = self.day(date);
            let goes_on = day.first().filter(|first| open && first.start == 0);
            from = goes_on.map_or(0, |first| first.end);
        }
    }

    /// The open times between two local times, in their order. One over midnight comes in two parts.
    pub(super) fn spans(
        &self,
        from: NaiveDateTime,
        until: NaiveDateTime,
    ) -> Vec<(NaiveDateTime, NaiveDateTime)> {
        let mut spans = Vec::new();
        let mut date = from.date();
        while date <= until.date() {
            for span in self.day(date).iter() {
                let (Some(opens), Some(closes)) = (at(date, span.start), at(date, span.end)) else {
                    continue;
                };
                let (opens, closes) = (opens.max(from), closes.min(until));
                if opens < closes {
                    spans.push((opens, closes));
                }
            }
            let Some(next) = date.succ_opt() else { break };
            date = next;
        }
        spans
    }
}

fn at(date: NaiveDate, minute: u32) -> Option<NaiveDateTime> {
    date.and_hms_opt(0, 0, 0)?
        .checked_add_signed(TimeDelta::minutes(i64::from(minute)))
}

fn open_times(rules: &OpeningHours, date: NaiveDate) -> Day {
    let mut spans: Vec<Range<u32>> = Vec::new();
    for part in rules.schedule_at(date) {
        if part.kind != RuleKind::Open {
            continue;
        }
        let start = u32::from(part.range.start.mins_from_midnight());
        let end = u32::from(part.range.end.mins_from_midnight()).min(MINUTES_OF_DAY);
        match spans.last_mut() {
            // Two rules may meet: nothing changes where they do.
            Some(last) if last.end >= start => last.end = last.end.max(end),
            Some(_) | None if start < end => spans.push(start..end),
            Some(_) | None => {}
        }
    }
    spans.into()
}

/// Refuses rules that would take long to work out, and rules that are never open.
pub(super) fn check(rules: &OpeningHours) -> Result<(), BadHours> {
    let expression = rules.get_expression();
    let parts: Vec<usize> = expression
        .rules
        .iter()
        .map(|rule| {
            let days = &rule.day_selector;
            let dates = days.year.len() + days.monthday.len();
            let weeks = days.week.len() + days.weekday.len();
            dates + weeks + rule.time_selector.spans.len()
        })
        .collect();
    if parts.len() > RULES_MAX || parts.iter().any(|parts| *parts > PARTS_MAX) {
        return Err(BadHours::TooMuch);
    }
    let a_day: usize = parts.iter().map(|parts| parts + 1).sum();
    let days = SEARCHED_PARTS / a_day.max(1);
    let first = NaiveDate::from_ymd_opt(YEARS.0, 1, 1).unwrap_or_default();
    let last = NaiveDate::from_ymd_opt(YEARS.1, 1, 1).unwrap_or_default();
    let mut searched = first.iter_days().take_while(|day| *day < last).take(days);
    match searched.any(|day| !open_times(rules, day).is_empty()) {
        true => Ok(()),
        false => Err(BadHours::NeverOpen),
    }
}
