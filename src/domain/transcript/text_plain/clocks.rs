//! Dates and times at the beginning or the end of what stands before a message.

/// What may stand between date, time and name.
const BETWEEN: [char; 8] = [' ', '\t', ',', '-', '–', '|', '•', '\u{202f}'];
const MOST_WORDS: usize = 8;
const WORDS: &str = "am pm a.m. p.m. a.m p.m uhr utc gmt z at um à jan feb mar apr may jun jul aug sep oct nov dec january \
    february march april june july august september october november december mon tue wed thu fri sat sun monday tuesday \
    wednesday thursday friday saturday sunday today yesterday";

/// A time at the beginning, in brackets or before a separator, and what follows it.
pub(super) fn first(line: &str) -> Option<(&str, &str)> {
    for (open, close) in [('[', ']'), ('(', ')')] {
        if let Some((time, rest)) = line
            .strip_prefix(open)
            .and_then(|rest| rest.split_once(close))
        {
            return is_time(time).then(|| (time.trim(), rest.trim_start_matches(BETWEEN)));
        }
    }
    let mut end = 0;
    let mut at = 0;
    for (words, word) in line.split_inclusive([' ', '\t', '\u{202f}']).enumerate() {
        at += word.len();
        let word = word.trim_matches(BETWEEN);
        if words == MOST_WORDS || !(word.is_empty() || is_part(word)) {
            break;
        }
        end = at;
    }
    let (time, rest) = line.split_at_checked(end)?;
    let time = time.trim_matches(BETWEEN);
    is_time(time).then_some((time, rest.trim_start_matches(BETWEEN)))
}

/// A name without the time behind it, and that time: `Nora (09:00)`, `Nora, 9:00 AM`.
pub(super) fn last(name: &str) -> (&str, Option<&str>) {
    let name = name.trim();
    for (open, close) in [('[', ']'), ('(', ')')] {
        if let Some((before, time)) = name
            .strip_suffix(close)
            .and_then(|rest| rest.rsplit_once(open))
            && is_time(time)
        {
            return (before.trim_matches(BETWEEN), Some(time));
        }
    }
    for (index, c) in name.char_indices() {
        if !BETWEEN.contains(&c) {
            continue;
        }
        if let Some((before, time)) = name.split_at_checked(index)
            && is_time(time)
        {
            return (
                before.trim_matches(BETWEEN),
                Some(time.trim_matches(BETWEEN)),
            );
        }
    }
    (name, None)
}

/// Whether this is nothing but a time, with or without its date.
fn is_time(text: &str) -> bool {
    let mut words = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty());
    let has_clock = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .any(is_clock);
    has_clock && words.all(|word| is_part(word.trim_matches(BETWEEN)))
}

/// `9:00`, `09:00:12.5`, `2026-05-04T09:00:00+02:00`, `9:00am`.
fn is_clock(word: &str) -> bool {
    let clock =
        word.rsplit_once(['T', 't']).map_or(
            word,
            |(date, clock)| {
                if date.contains('-') { clock } else { word }
            },
        );
    let digits = clock.bytes().take_while(u8::is_ascii_digit).count();
    let rest = clock.get(digits..).unwrap_or_default();
    let minutes = rest.strip_prefix(':').is_some_and(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits == 2
    });
    let known = |c: char| {
        c.is_ascii_digit()
            || matches!(
                c,
                ':' | '.' | '+' | '-' | 'Z' | 'z' | 'a' | 'p' | 'm' | 'A' | 'P' | 'M' | 'h'
            )
    };
    (1..=2).contains(&digits) && minutes && clock.chars().all(known)
}

fn is_part(word: &str) -> bool {
    let small = word.to_lowercase();
    let is_number = !word.is_empty() && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    let is_date = word.starts_with(|c: char| c.is_ascii_digit())
        && word.contains(['/', '.', '-'])
        && word
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '/' | '.' | '-'));
    word.is_empty()
        || is_clock(word)
        || is_number
        || is_date
        || WORDS
            .split_whitespace()
            .any(|known| known == small || known == small.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_stand_before_names_or_behind_them() {
        for (line, time, rest) in [
            (
                "[04.05.26, 09:00:12] Nora: x",
                "04.05.26, 09:00:12",
                "Nora: x",
            ),
            ("(09:00:10) Visitor: x", "09:00:10", "Visitor: x"),
            ("04/05/26, 09:01 - Nora: x", "04/05/26, 09:01", "Nora: x"),
            ("9:00 AM Nora: x", "9:00 AM", "Nora: x"),
            (
                "2026-05-04 09:00:00 Bot: x",
                "2026-05-04 09:00:00",
                "Bot: x",
            ),
            (
                "2026-05-04T09:00:00Z Bot: x",
                "2026-05-04T09:00:00Z",
                "Bot: x",
            ),
            (
                "Monday, May 4, 2026 9:00 - Bot: x",
                "Monday, May 4, 2026 9:00",
                "Bot: x",
            ),
            ("09:00\tBot\tx", "09:00", "Bot\tx"),
        ] {
            assert_eq!(first(line), Some((time, rest)), "{line}");
        }
        for line in [
            "Nora: x",
            "[image] x",
            "12 eggs: x",
            "(Nora) x",
            "May: x",
            "",
        ] {
            assert_eq!(first(line), None, "{line}");
        }
        for (name, bare, time) in [
            ("Customer (09:00)", "Customer", Some("09:00")),
            ("Nora [9:00 AM]", "Nora", Some("9:00 AM")),
            ("Nora, 9:00 AM", "Nora", Some("9:00 AM")),
            ("Nora - 09:00", "Nora", Some("09:00")),
            ("Nora", "Nora", None),
            ("Nora Berg", "Nora Berg", None),
        ] {
            assert_eq!(last(name), (bare, time), "{name}");
        }
    }
}
