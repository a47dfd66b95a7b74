//! Codes in words.

use crate::domain::base::words::Reason;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// Why a ticket was escalated, in words; a code nobody knows stays as it is.
pub(crate) fn reason(code: &str) -> String {
    Reason::parse(code).map_or_else(|| code.to_owned(), |reason| why(reason).to_owned())
}

/// Why a ticket was escalated, in words that follow a name: "Maria, low confidence".
pub(crate) fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::UserRequested => "asked for a person",
        Reason::LowConfidence => "low confidence",
        Reason::RepeatedFailure => "repeated failure",
        Reason::NegativeSentiment => "angry or distressed",
        Reason::Policy => "needs approval (policy)",
        Reason::ApprovalRequired => "needs approval",
        Reason::OutOfScope => "out of scope",
        Reason::TechnicalError => "technical error",
        Reason::Safety => "safety concern",
        Reason::Language => "language not supported",
        Reason::Vip => "VIP customer",
        Reason::Other => "other reason",
    }
}

/// A time span with its two largest units: `4 minutes`, `2 h 5 min`, `3 d 4 h`.
pub(crate) fn duration(seconds: u64) -> String {
    match seconds {
        0..MINUTE => count(seconds, "second"),
        MINUTE..HOUR => count(seconds / MINUTE, "minute"),
        HOUR..DAY => format!("{} h {} min", seconds / HOUR, seconds % HOUR / MINUTE),
        DAY.. => format!("{} d {} h", seconds / DAY, seconds % DAY / HOUR),
    }
}

/// `1 message`, `14 messages`.
pub fn count<N: Copy + PartialEq + From<u8> + std::fmt::Display>(number: N, one: &str) -> String {
    let plural = if number == N::from(1) { "" } else { "s" };
    format!("{number} {one}{plural}")
}

/// A probability: `92%`.
pub(crate) fn percent(probability: f64) -> String {
    format!("{:.0}%", probability * 100.0)
}

/// Names of a framework as words: `order_number` becomes `order number`.
pub(crate) fn spaced(name: &str) -> String {
    name.replace('_', " ")
}

/// At most so many characters in one line, with `…` where something was cut.
pub(crate) fn line(text: &str, most: usize) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= most {
        return words;
    }
    let kept: String = words.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_has_the_units_a_person_would_say() {
        for (seconds, words) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (60, "1 minute"),
            (299, "4 minutes"),
            (7_500, "2 h 5 min"),
            (273_600, "3 d 4 h"),
        ] {
            assert_eq!(duration(seconds), words);
        }
    }

    #[test]
    fn a_line_is_one_line_and_says_where_it_was_cut() {
        assert_eq!(line("a\n b\t c", 10), "a b c");
        assert_eq!(line("größer als erlaubt", 8), "größer…");
        assert_eq!(line("", 8), "");
    }

    #[test]
    fn every_reason_has_words_and_an_unknown_one_stays() {
        for known in Reason::ALL {
            assert_ne!(reason(known.as_str()), known.as_str());
        }
        assert_eq!(reason("moon phase"), "moon phase");
    }
}
