//! Opening hours: when a team is there, in its own time zone.
//!
//! Written as OpenStreetMap writes them (`Mo-Fr 09:00-18:00; Dec 25 off`). The crate that reads them
//! knows local times only; what a local time means on the night when clocks change is decided here,
//! in one way: a moment is open when the clock on the wall shows an open time. An hour that comes twice
//! is open twice, one that is skipped is skipped.

mod as_set;
mod bad;
mod calendar;
mod hours_in_words;
pub(crate) mod week;

pub use as_set::TeamHours;
pub(crate) use bad::{BadHours, CLOSED_DATES, EXPRESSION_LENGTH, PARTS_MAX, RULES_MAX};
pub use hours_in_words::TeamTime;

use crate::domain::base::time::Moment;
use calendar::Calendar;
use chrono::{NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;
use opening_hours::OpeningHours;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;
use week::Week;

/// How far ahead anybody looks for a change; hours that stay as they are for longer have none.
const HORIZON: Duration = Duration::from_secs(800 * 24 * 3600);

/// How far ahead a deadline may be pushed.
const LATEST: Duration = Duration::from_secs(400 * 24 * 3600);

/// So much time is looked at in one go.
const PART: Duration = Duration::from_secs(7 * 24 * 3600);

/// Clocks change at most once in this time.
const BETWEEN_CLOCK_CHANGES: Duration = Duration::from_secs(24 * 3600);

/// When a team is there. By default always.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hours {
    /// Nothing: always.
    rules: Option<Arc<Calendar>>,
    zone: Tz,
}

impl Hours {
    /// Reads hours of a zone (`Europe/Madrid`).
    ///
    /// # Errors
    /// [`BadHours`]: also for hours that are never open.
    pub(crate) fn parse(expression: &str, zone: &str) -> Result<Self, BadHours> {
        Self::parse_closed(expression, zone, &[])
    }

    /// The same, closed on some dates besides.
    ///
    /// # Errors
    /// [`BadHours`].
    pub(crate) fn parse_closed(
        expression: &str,
        zone: &str,
        closed: &[NaiveDate],
    ) -> Result<Self, BadHours> {
        let zone: Tz = zone.trim().parse().map_err(|_| BadHours::Zone)?;
        let expression = expression.trim();
        if expression.chars().count() > EXPRESSION_LENGTH {
            return Err(BadHours::TooLong);
        }
        if closed.len() > CLOSED_DATES {
            return Err(BadHours::TooManyDates);
        }
        if expression.is_empty() {
            return Err(BadHours::Unreadable("nothing is there".to_owned()));
        }
        known_words(expression)?;
        // Alone first, so that an error tells of what was written and not of what is added.
        let alone: OpeningHours = match Week::read(expression) {
            // A plain week keeps its nights whole, as the console says.
            Some(week) if week.has_nights() => read(&week.to_string())?,
            Some(_) | None => read(expression)?,
        };
        calendar::check(&alone)?;
        let rules = match closed {
            [] => alone,
            dates => {
                let dates = dates
                    .iter()
                    .map(|date| date.format("; %Y %b %d off").to_string());
                read(&format!("{alone}{}", dates.collect::<String>()))?
            }
        };
        Ok(Self {
            rules: Some(Arc::new(Calendar::new(rules))),
            zone,
        })
    }

    /// Whether there are no hours to keep.
    pub(crate) fn is_always(&self) -> bool {
        self.rules.is_none()
    }

    /// The team's zone.
    pub(crate) fn zone(&self) -> Tz {
        self.zone
    }

    /// The day there is then in the team's zone, `2026-11-23`.
    pub(crate) fn day(&self, at: Moment) -> String {
        self.local(at).format("%Y-%m-%d").to_string()
    }

    /// The seven days that end with the day there is then, the oldest first. By the calendar: a day may have 23 hours.
    pub(crate) fn week(&self, at: Moment) -> [String; 7] {
        let today = self.local(at).date();
        let earlier = |days| today.checked_sub_days(chrono::Days::new(days));
        [6, 5, 4, 3, 2, 1, 0].map(|days| earlier(days).unwrap_or(today).to_string())
    }

    /// Whether it is open then.
    pub fn is_open(&self, at: Moment) -> bool {
        let local = self.local(at);
        self.rules.as_ref().is_none_or(|rules| rules.is_open(local))
    }

    /// When it opens next, if it is closed then; the moment itself if it is open.
    pub(crate) fn next_open(&self, at: Moment) -> Option<Moment> {
        match self.is_open(at) {
            true => Some(at),
            false => self.next_change(at),
        }
    }

    /// When it next opens or closes.
    pub(crate) fn next_change(&self, at: Moment) -> Option<Moment> {
        let open = self.is_open(at);
        let end = at.plus(HORIZON);
        let mut from = at;
        while from < end {
            let (still, lasts) = self.stretch(self.local(from), end.since(from));
            if still != open {
                return Some(from);
            }
            // As long as the clock runs straight, local time and time differ by the same.
            let until = lasts.map_or(end, |lasts| from.plus(lasts)).min(end);
            from = self.clock_change(from, until).unwrap_or(until);
        }
        None
    }

    /// Later by `within`, counting only the time it is open: always a moment at which it is open, but for
    /// hours that end for good (what is left then counts as it is), and never later than in 400 days.
    pub(crate) fn add_open(&self, from: Moment, within: Duration) -> Moment {
        if self.is_always() {
            return from.plus(within);
        }
        let latest = from.plus(LATEST);
        let (mut left, mut at) = (within, from);
        for (opens, closes) in self.spans(from, latest) {
            let open_for = closes.since(opens);
            if left < open_for {
                return opens.plus(left).min(latest);
            }
            left -= open_for;
            at = closes;
        }
        match self.next_open(at) {
            Some(_) => latest,
            None => at.plus(left).min(latest),
        }
    }

    /// How much of the time between two moments it was open.
    pub fn open_time(&self, from: Moment, until: Moment) -> Duration {
        if self.is_always() {
            return until.since(from);
        }
        let until = until.min(from.plus(LATEST));
        let spans = self.spans(from, until);
        spans.map(|(opens, closes)| closes.since(opens)).sum()
    }

    /// The times between two moments at which it is open, in their order. One that lasts may come in parts.
    fn spans(&self, from: Moment, until: Moment) -> impl Iterator<Item = (Moment, Moment)> {
        let mut at = from;
        let parts = std::iter::from_fn(move || {
            let end = at.plus(PART).min(until);
            // As long as the clock runs straight, local time and time differ by the same.
            let end = self.clock_change(at, end).unwrap_or(end);
            let part = (at < until).then_some((at, end));
            at = end;
            part
        });
        parts.flat_map(|(from, until)| self.straight(from, until))
    }

    /// The same while no clock is set.
    fn straight(&self, from: Moment, until: Moment) -> Vec<(Moment, Moment)> {
        let start = self.local(from);
        let end = start + TimeDelta::from_std(until.since(from)).unwrap_or_default();
        let moment = |local: NaiveDateTime| {
            let later = (local - start).to_std().unwrap_or_default();
            from.plus(later).min(until)
        };
        let Some(rules) = &self.rules else {
            return vec![(from, until)];
        };
        let spans = rules.spans(start, end).into_iter();
        let spans = spans.map(|(opens, closes)| (moment(opens), moment(closes)));
        spans.filter(|(opens, closes)| opens < closes).collect()
    }

    pub(crate) fn local(&self, at: Moment) -> NaiveDateTime {
        self.zone.from_utc_datetime(&at.naive()).naive_local()
    }

    /// Whether local time is open, and for how long that lasts on a clock that runs straight, if it ends before the horizon.
    fn stretch(&self, local: NaiveDateTime, horizon: Duration) -> (bool, Option<Duration>) {
        let Some(rules) = &self.rules else {
            return (true, None);
        };
        let horizon = TimeDelta::from_std(horizon).unwrap_or_default();
        let (open, changes) = rules.state(local, horizon);
        (
            open,
            changes.and_then(|changes| (changes - local).to_std().ok()),
        )
    }

    /// The first moment after `from`, and before `until`, at which the clock is set forward or back.
    fn clock_change(&self, from: Moment, until: Moment) -> Option<Moment> {
        let mut start = from;
        while start < until {
            let end = start.plus(BETWEEN_CLOCK_CHANGES).min(until);
            if self.offset(start) != self.offset(end) {
                return Some(self.bisect(start, end));
            }
            start = end;
        }
        None
    }

    fn bisect(&self, mut before: Moment, mut after: Moment) -> Moment {
        let offset = self.offset(before);
        while after.since(before) > Duration::from_micros(1) {
            let middle = before.plus(after.since(before) / 2);
            match self.offset(middle) == offset {
                true => before = middle,
                false => after = middle,
            }
        }
        after
    }

    fn offset(&self, at: Moment) -> i32 {
        let offset = self.zone.offset_from_utc_datetime(&at.naive());
        offset.fix().local_minus_utc()
    }
}

/// Words the syntax has and Baton cannot honour: better refused than silently never true.
fn known_words(expression: &str) -> Result<(), BadHours> {
    let words = expression.split(|c: char| !c.is_alphabetic());
    for word in words.map(str::to_lowercase) {
        match word.as_str() {
            "ph" | "sh" => return Err(BadHours::Holidays),
            "dawn" | "sunrise" | "sunset" | "dusk" => return Err(BadHours::Sun),
            _ => {}
        }
    }
    Ok(())
}

fn read(expression: &str) -> Result<OpeningHours, BadHours> {
    expression
        .parse()
        .map_err(|error: <OpeningHours as FromStr>::Err| {
            let told = error.to_string();
            // A syntax error begins with ` --> line:column` and draws the place below.
            let place = told
                .strip_prefix(" --> 1:")
                .and_then(|told| told.lines().next());
            BadHours::Unreadable(match place {
                Some(column) => format!("at character {column}"),
                None => told.lines().next().unwrap_or_default().to_owned(),
            })
        })
}

#[cfg(test)]
mod tests;
