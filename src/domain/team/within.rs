//! How long something may take, as a form writes it: `30 s`, `5 min`, `1 h 30 min`.

use std::time::Duration;

/// The longest time that can be set: a week.
pub(crate) const MOST_SECONDS: u64 = 604_800;

const UNITS: [(&str, u64); 3] = [("h", 3600), ("min", 60), ("s", 1)];

/// The time of a text: numbers, each with its unit. Nothing for anything else, and for a time that is out of range.
pub(crate) fn read(text: &str) -> Option<Duration> {
    let mut seconds = 0_u64;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest.find(|letter: char| !letter.is_ascii_digit())?;
        let (number, after) = rest.split_at_checked(digits)?;
        let after = after.trim_start();
        let letters = after.find(|letter: char| !letter.is_alphabetic());
        let (unit, more) = after.split_at_checked(letters.unwrap_or(after.len()))?;
        let of_unit = number.parse::<u64>().ok()?.checked_mul(length(unit)?)?;
        seconds = seconds.checked_add(of_unit)?;
        rest = more.trim_start();
    }
    in_range(seconds)
}

/// So many seconds, if that is from one second to a week.
pub(crate) fn in_range(seconds: u64) -> Option<Duration> {
    (1..=MOST_SECONDS)
        .contains(&seconds)
        .then(|| Duration::from_secs(seconds))
}

/// A time as it is read again.
pub(crate) fn written(time: Duration) -> String {
    let mut left = time.as_secs();
    let mut parts = Vec::new();
    for (unit, length) in UNITS {
        let count = left / length;
        left %= length;
        if count > 0 {
            parts.push(format!("{count} {unit}"));
        }
    }
    parts.join(" ")
}

/// The seconds of a unit, by the words people write for it.
fn length(unit: &str) -> Option<u64> {
    match unit.to_lowercase().as_str() {
        "s" | "sec" | "second" | "seconds" => Some(1),
        "m" | "min" | "minute" | "minutes" => Some(60),
        "h" | "hour" | "hours" => Some(3600),
        "d" | "day" | "days" => Some(24 * 3600),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_it_is_written() {
        for (text, seconds, again) in [
            ("30 s", 30, "30 s"),
            ("90s", 90, "1 min 30 s"),
            (" 5 min ", 300, "5 min"),
            ("1h30m", 5_400, "1 h 30 min"),
            ("7 days", MOST_SECONDS, "168 h"),
        ] {
            let time = read(text).unwrap();
            assert_eq!(time.as_secs(), seconds, "{text}");
            assert_eq!(written(time), again);
            assert_eq!(read(&written(time)), Some(time), "{text}");
        }
    }

    #[test]
    fn a_number_without_a_unit_is_no_time_nor_is_what_is_out_of_range() {
        for text in [
            "",
            "5",
            "min",
            "5 moons",
            "-5 s",
            "0 s",
            "1.5 h",
            "8 days",
            "5 min 3",
            "99999999999999999999 s",
            "18446744073709551615 h",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
