//! Hours as a plain week: the same spans on each Monday, each Tuesday, and so on. Most teams have no others, and
//! a grid shows them; everything else stays text.

use std::fmt;

/// Days as OpenStreetMap writes them, from Monday.
pub(crate) const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Spans that a day may have.
pub(crate) const SPANS_MAX: usize = 6;

const MINUTES_OF_DAY: u16 = 24 * 60;

/// From when to when, in minutes since midnight. One that ends before it begins goes on to the next morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    /// When it opens, before midnight.
    pub(crate) from: u16,
    /// When it closes, midnight at the latest.
    pub(crate) to: u16,
}

/// The spans of each day, from Monday; a day without one is closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Week(pub(crate) [Vec<Span>; 7]);

impl Week {
    /// Hours that are nothing but a week; nothing for those with dates, weeks, holidays and the like.
    pub(crate) fn read(expression: &str) -> Option<Self> {
        let expression = expression.trim();
        if expression == "24/7" {
            let day = vec![Span {
                from: 0,
                to: MINUTES_OF_DAY,
            }];
            return Some(Self(std::array::from_fn(|_| day.clone())));
        }
        let mut week = Self::default();
        let mut said = [false; 7];
        let mut again = false;
        let (mut adds, mut closes) = (false, false);
        for rule in rules(expression) {
            if rule.is_empty() {
                continue;
            }
            adds |= rule.starts_with(',');
            let (days, times) = split(rule.trim_start_matches(',').trim_start())?;
            let spans = spans(times)?;
            closes |= spans.is_empty();
            for day in days {
                again |= std::mem::replace(said.get_mut(day)?, true);
                // Of two rules for a day the later one holds.
                week.0.get_mut(day)?.clone_from(&spans);
            }
        }
        // What a later rule means for the morning after a night, adds to a day or closes of it is better read in the text.
        let is_plain = match (again, week.has_nights()) {
            (true, nights) => !adds && !nights,
            (false, nights) => !(nights && closes),
        };
        is_plain.then_some(week)
    }

    /// Whether it is open over some midnight.
    pub(crate) fn has_nights(&self) -> bool {
        self.0.iter().flatten().any(|span| span.to < span.from)
    }

    /// Whether it is never open.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }
}

/// The rules one after the other. One that adds to those before keeps its comma, which stands between a time and a day.
fn rules(expression: &str) -> Vec<&str> {
    let mut rules = Vec::new();
    for part in expression.split(';').map(str::trim) {
        let commas = part.match_indices(',').map(|(at, _)| at);
        let adds = |at: &usize| {
            let (before, after) = (part.get(..*at), part.get(at + 1..));
            let time =
                before.is_some_and(|text| text.trim_end().ends_with(|c: char| c.is_ascii_digit()));
            let day = after.is_some_and(|text| text.trim_start().starts_with(char::is_alphabetic));
            time && day
        };
        let mut from = 0;
        for at in commas.filter(adds).chain([part.len()]) {
            rules.extend(part.get(from..at).map(str::trim));
            from = at;
        }
    }
    rules
}

/// The days of a rule and its times; a rule without days is for all of them.
fn split(rule: &str) -> Option<(Vec<usize>, &str)> {
    let starts_with_time = rule.starts_with(|c: char| c.is_ascii_digit());
    let (named, times) = match starts_with_time {
        true => ("Mo-Su", rule),
        false => rule.split_once(' ')?,
    };
    let mut days = Vec::new();
    for part in named.split(',') {
        match part.split_once('-') {
            None => days.push(day(part)?),
            Some((first, last)) => {
                let (first, last) = (day(first)?, day(last)?);
                let length = (last + 7 - first) % 7;
                days.extend((0..=length).map(|step| (first + step) % 7));
            }
        }
    }
    Some((days, times.trim()))
}

fn day(name: &str) -> Option<usize> {
    let name = name.trim();
    DAYS.iter().position(|day| day.eq_ignore_ascii_case(name))
}

fn spans(times: &str) -> Option<Vec<Span>> {
    if matches!(times, "off" | "closed") {
        return Some(Vec::new());
    }
    let span = |text: &str| {
        let (from, to) = text.trim().split_once('-')?;
        let (from, to) = (minutes(from)?, minutes(to)?);
        (from < MINUTES_OF_DAY && from != to).then_some(Span { from, to })
    };
    let mut spans: Vec<Span> = times.split(',').map(span).collect::<Option<_>>()?;
    spans.sort_unstable();
    let apart = spans.windows(2).all(|pair| match pair {
        [one, next] => one.from < one.to && one.to < next.from,
        _ => true,
    });
    (apart && spans.len() <= SPANS_MAX).then_some(spans)
}

/// `09:30` in minutes; up to `24:00`.
pub(crate) fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let all = hours * 60 + minutes;
    (minutes < 60 && all <= MINUTES_OF_DAY).then_some(all)
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        write!(f, "{}-{}", clock(self.from), clock(self.to))
    }
}

/// As OpenStreetMap writes it, days with the same hours together.
impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rules: Vec<String> = Vec::new();
        let mut days = DAYS.iter().zip(&self.0).peekable();
        while let Some((first, spans)) = days.next() {
            let mut last = first;
            while let Some((day, _)) = days.next_if(|(_, next)| *next == spans) {
                last = day;
            }
            if spans.is_empty() {
                continue;
            }
            let named = match first == last {
                true => (*first).to_owned(),
                false => format!("{first}-{last}"),
            };
            let spans: Vec<String> = spans.iter().map(Span::to_string).collect();
            rules.push(format!("{named} {}", spans.join(",")));
        }
        match rules.as_slice() {
            [one] if one == "Mo-Su 00:00-24:00" => f.write_str("24/7"),
            // A rule after a semicolon would end the night before at midnight.
            rules if self.has_nights() => f.write_str(&rules.join(", ")),
            rules => f.write_str(&rules.join("; ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::time::Moment;
    use crate::domain::team::hours::Hours;
    use std::time::Duration;

    #[test]
    fn a_week_is_read_and_written_so_that_days_alike_stand_together() {
        for (text, written) in [
            ("Mo-Fr 09:00-18:00", "Mo-Fr 09:00-18:00"),
            (
                "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-14:00",
                "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-14:00",
            ),
            (
                "Mo-Su 08:00-20:00; We off",
                "Mo-Tu 08:00-20:00; Th-Su 08:00-20:00",
            ),
            ("24/7", "24/7"),
            ("00:00-24:00", "24/7"),
            ("09:00-17:00", "Mo-Su 09:00-17:00"),
            ("Sa,Su 22:00-02:00", "Sa-Su 22:00-02:00"),
            ("Fr-Mo 10:00-12:00", "Mo 10:00-12:00; Fr-Su 10:00-12:00"),
            (
                "Mo 17:00-08:00; Tu 09:00-17:00; Sa,Su 10:00-12:00,13:00-14:00",
                "Mo 17:00-08:00, Tu 09:00-17:00, Sa-Su 10:00-12:00,13:00-14:00",
            ),
        ] {
            let week = Week::read(text).unwrap();
            assert_eq!(week.to_string(), written, "{text}");
            assert_eq!(Week::read(written), Some(week), "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_week_stays_text() {
        for text in [
            "Mo-Fr 09:00-18:00; Dec 25 off",
            "week 1-20 Mo 09:00-12:00",
            "Jan-Mar Mo 09:00-12:00",
            "Mo[1] 09:00-12:00",
            "Mo 09:00-12:00 \"by phone\"",
            "Mo 9-17",
            "Mo 10:00-12:00,11:00-13:00",
            "Mo-Fr 22:00-02:00; Fr off",
            "Mo-Fr 09:00-12:00, We 14:00-16:00",
            "Mo-Fr 22:00-06:00; Sa off",
            "Mo 10:00+",
            "nonsense",
        ] {
            assert_eq!(Week::read(text), None, "{text}");
        }
        assert!(Week::read("").unwrap().is_empty());
    }

    #[test]
    fn a_night_goes_on_to_the_next_morning_whatever_hours_that_day_has() {
        let open = |text: &str, at: &str| {
            let hours = Hours::parse(text, "UTC").unwrap();
            hours.is_open(Moment::parse(at).unwrap())
        };
        for text in [
            "Mo 17:00-08:00; Tu 09:00-17:00",
            "Mo 17:00-08:00, Tu 09:00-17:00",
            "Su-Mo 17:00-08:00; Tu-Sa 18:00-08:00",
        ] {
            for at in [
                "2026-05-04T23:00:00Z",
                "2026-05-05T00:30:00Z",
                "2026-05-05T07:59:00Z",
            ] {
                assert!(open(text, at), "{text}, {at}");
            }
            assert!(!open(text, "2026-05-05T08:30:00Z"), "{text}");
        }
    }

    #[test]
    fn what_is_written_means_what_was_read() {
        let start = Moment::parse("2026-05-04T00:00:00Z").unwrap();
        for text in [
            "Mo-Su 08:00-20:00; We off",
            "Fr-Mo 10:00-12:00,13:30-24:00",
            "Sa,Su 22:00-02:00",
            "Mo-We 09:00-17:00; Tu 12:00-13:00",
        ] {
            let written = Week::read(text).unwrap().to_string();
            let (was, is) = (
                Hours::parse(text, "Europe/Madrid").unwrap(),
                Hours::parse(&written, "Europe/Madrid").unwrap(),
            );
            for quarter in 0..(14 * 24 * 4) {
                let at = start.plus(Duration::from_secs(quarter * 15 * 60));
                assert_eq!(was.is_open(at), is.is_open(at), "{text}, {written}, {at}");
            }
        }
    }
}
