//! The grid of a week's opening hours as fields of a form, and back.

use crate::console::input::Input;
use crate::domain::base::invalid::FieldError;
use crate::domain::team::hours::week::{DAYS, SPANS_MAX, Span, Week, minutes};
use crate::domain::team::team_fault::{SpansFault, TeamFault};
use crate::views::team::hours::{DayLine, SpanFields};
use crate::views::team::in_words::weekdays;

/// Spans that a day shows at least.
const SPANS_SHOWN: usize = 2;

/// Days that Monday's hours are copied to.
const WORKING_DAYS: std::ops::RangeInclusive<usize> = 1..=4;

/// The week a form holds. A span with one end only, or with none of its own, is wrong.
///
/// # Errors
/// Each day that cannot be read.
pub(super) fn read(input: &Input) -> Result<Week, Vec<FieldError>> {
    let mut wrong = Vec::new();
    let mut week = Week::default();
    for (index, (key, spans)) in DAYS.iter().zip(&mut week.0).enumerate() {
        match day(input, key) {
            Ok(read) => *spans = read,
            Err(why) => {
                let fault = TeamFault::Day { day: index, why };
                wrong.push(FieldError::new("/hours", fault));
            }
        }
    }
    match wrong.is_empty() {
        true => Ok(week),
        false => Err(wrong),
    }
}

fn day(input: &Input, key: &str) -> Result<Vec<Span>, SpansFault> {
    let mut spans = Vec::new();
    for (from, to) in fields(input, key) {
        let (from, to) = match (from, to) {
            ("", "") => continue,
            ("", _) | (_, "") => return Err(SpansFault::OneEnd),
            both => both,
        };
        let ends = minutes(to).map(|to| if to == 0 { 24 * 60 } else { to });
        match (minutes(from), ends) {
            (Some(from), Some(to)) if from < 24 * 60 && from != to => {
                spans.push(Span { from, to });
            }
            _ => return Err(SpansFault::NoTime),
        }
    }
    spans.sort_unstable();
    let apart = spans.windows(2).all(|pair| match pair {
        [one, next] => one.from < one.to && one.to < next.from,
        _ => true,
    });
    match apart {
        true => Ok(spans),
        false => Err(SpansFault::Overlap),
    }
}

fn fields<'i>(input: &'i Input, key: &str) -> Vec<(&'i str, &'i str)> {
    let key = key.to_ascii_lowercase();
    let field = |side: &str, index: usize| {
        let text = input.text(&format!("{side}.{key}.{index}"));
        text.unwrap_or_default().trim()
    };
    (0..SPANS_MAX)
        .map(|index| (field("from", index), field("to", index)))
        .collect()
}

/// The grid as it was sent, right or wrong.
pub(super) fn sent(input: &Input) -> Vec<DayLine> {
    let line = |(key, name): (&&str, &'static str)| {
        let typed = fields(input, key);
        let typed = typed
            .iter()
            .filter(|(from, to)| !from.is_empty() || !to.is_empty());
        let texts = typed.map(|(from, to)| ((*from).to_owned(), (*to).to_owned()));
        shown_day(key, name, texts.collect())
    };
    DAYS.iter().zip(weekdays()).map(line).collect()
}

/// The grid of a week.
pub(super) fn shown(week: &Week) -> Vec<DayLine> {
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let line = |((key, name), spans): ((&&str, &'static str), &Vec<Span>)| {
        let texts = spans.iter().map(|span| (clock(span.from), clock(span.to)));
        shown_day(key, name, texts.collect())
    };
    DAYS.iter().zip(weekdays()).zip(&week.0).map(line).collect()
}

/// A day's spans, with room for one more.
fn shown_day(key: &str, name: &'static str, texts: Vec<(String, String)>) -> DayLine {
    let closed = texts.is_empty();
    let room = (texts.len() + 1).clamp(SPANS_SHOWN, SPANS_MAX);
    let mut spans: Vec<SpanFields> = texts
        .into_iter()
        .map(|(from, to)| SpanFields { index: 0, from, to })
        .collect();
    spans.resize_with(room, SpanFields::default);
    let numbered = spans.into_iter().enumerate();
    DayLine {
        key: key.to_ascii_lowercase(),
        name,
        spans: numbered
            .map(|(index, span)| SpanFields { index, ..span })
            .collect(),
        closed,
    }
}

/// Monday's hours on every working day.
pub(super) fn with_monday_copied(mut lines: Vec<DayLine>) -> Vec<DayLine> {
    let Some(monday) = lines.first().cloned() else {
        return lines;
    };
    for index in WORKING_DAYS {
        if let Some(line) = lines.get_mut(index) {
            line.spans.clone_from(&monday.spans);
            line.closed = monday.closed;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(fields: &[(&str, &str)]) -> Input {
        let fields = fields.iter();
        Input::of_form(
            fields
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect(),
        )
    }

    /// What a browser would send of this grid.
    fn as_sent(lines: &[DayLine]) -> Input {
        let fields = lines.iter().flat_map(|line| {
            line.spans.iter().flat_map(move |span| {
                let name = |side: &str| format!("{side}.{}.{}", line.key, span.index);
                [
                    (name("from"), span.from.clone()),
                    (name("to"), span.to.clone()),
                ]
            })
        });
        Input::of_form(fields.collect())
    }

    #[test]
    fn a_week_goes_through_the_grid_unchanged() {
        for text in [
            "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-14:00",
            "24/7",
            "Sa-Su 22:00-02:00",
            "Mo 08:00-09:00,10:00-11:00,12:00-13:00,14:00-15:00,16:00-17:00,18:00-24:00",
        ] {
            let week = Week::read(text).unwrap();
            let sent = as_sent(&shown(&week));
            assert_eq!(read(&sent).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_cannot_be_a_span_is_told_with_its_day() {
        for (fields, told) in [
            (
                vec![("from.tu.0", "09:00")],
                "Tuesday: enter both an opening and a closing time",
            ),
            (
                vec![("from.tu.0", "9"), ("to.tu.0", "10:00")],
                "Tuesday: write times as 09:00",
            ),
            (
                vec![
                    ("from.su.0", "09:00"),
                    ("to.su.0", "12:00"),
                    ("from.su.1", "11:00"),
                    ("to.su.1", "13:00"),
                ],
                "Sunday: the times overlap or touch",
            ),
        ] {
            let wrong = read(&input(&fields)).unwrap_err();
            assert_eq!(wrong[0].detail(), told);
        }
        assert!(read(&input(&[])).unwrap().is_empty());
    }

    #[test]
    fn mondays_hours_are_copied_to_the_working_days_only() {
        let week = Week::read("Mo 09:00-17:00; Sa 10:00-12:00").unwrap();
        let lines = with_monday_copied(shown(&week));
        let copied = read(&as_sent(&lines)).unwrap();
        assert_eq!(copied.to_string(), "Mo-Fr 09:00-17:00; Sa 10:00-12:00");
    }
}
