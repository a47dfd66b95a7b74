//! The words around a reply: what the customer asked before it, and what was said before that.

use crate::domain::desk::newest_request::{SpokenLine, is_beside_the_matter};
use crate::domain::search::words_of;
use std::collections::BTreeSet;

/// Of what was said before a request so many messages count.
const EARLIER_LINES: usize = 12;

/// Of one message so many characters are read.
const LINE_MAX_CHARS: usize = 4_000;

/// Words that are kept of a request, and of what was said before it.
const WORDS_MAX: usize = 300;

/// Different words of a text, without those that have digits: a number is nearly always one customer's.
pub(crate) type SaidWords = BTreeSet<String>;

/// The words around a reply, or around the place where one is to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Exchange {
    /// What the customer said last.
    pub(crate) request: SaidWords,
    /// What was said before that.
    pub(crate) earlier: SaidWords,
}

impl Exchange {
    /// The words of what was said, oldest first.
    pub(crate) fn of(said: &[SpokenLine<'_>]) -> Self {
        let (before, request) = split(said);
        let first = before.len().saturating_sub(EARLIER_LINES);
        let before = before.get(first..).unwrap_or_default();
        Self {
            request: words_in(request),
            earlier: words_in(before),
        }
    }

    /// The words as they are kept.
    pub(crate) fn stored(request: &str, earlier: &str) -> Self {
        let read = |words: &str| words.split_whitespace().map(str::to_owned).collect();
        Self {
            request: read(request),
            earlier: read(earlier),
        }
    }

    /// The words of the request with a space between two.
    pub(crate) fn request_words(&self) -> String {
        joined(&self.request)
    }

    /// The words of what was said before it.
    pub(crate) fn earlier_words(&self) -> String {
        joined(&self.earlier)
    }
}

fn joined(words: &SaidWords) -> String {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.join(" ")
}

/// What was said before the customer's last messages, and these: what others said since does not answer them yet. Where
/// the customer only asked for a person at last, the messages before that are meant.
fn split<'l, 'a>(said: &'l [SpokenLine<'a>]) -> (&'l [SpokenLine<'a>], &'l [SpokenLine<'a>]) {
    let last = |is_meant: fn(&SpokenLine<'_>) -> bool| said.iter().rposition(is_meant);
    let end = last(|line| line.by_customer && !is_beside_the_matter(line.text));
    let end = end.or_else(|| last(|line| line.by_customer));
    let asked = end.and_then(|last| said.get(..=last));
    let asked = asked.unwrap_or_default();
    let start = asked.iter().rposition(|line| !line.by_customer);
    asked.split_at(start.map_or(0, |other| other + 1))
}

fn words_in(lines: &[SpokenLine<'_>]) -> SaidWords {
    let mut words = SaidWords::new();
    // The newest first: of more words than are kept they say the most.
    for line in lines.iter().rev() {
        let read: String = line.text.chars().take(LINE_MAX_CHARS).collect();
        for word in words_of(&read) {
            if words.len() >= WORDS_MAX {
                return words;
            }
            if !word.contains(char::is_numeric) {
                words.insert(word);
            }
        }
    }
    words
}

/// The customer's last messages as one text.
pub(crate) fn request_text(said: &[SpokenLine<'_>]) -> String {
    let (_, request) = split(said);
    let lines: Vec<&str> = request.iter().map(|line| line.text.trim()).collect();
    lines.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(text: &str) -> SpokenLine<'_> {
        SpokenLine {
            by_customer: true,
            text,
        }
    }

    fn other(text: &str) -> SpokenLine<'_> {
        SpokenLine {
            by_customer: false,
            text,
        }
    }

    #[test]
    fn the_wish_for_a_person_is_no_request_where_there_is_another() {
        let said = [
            customer("May my dog fly in the cabin?"),
            other("I am not sure."),
            customer("A person, please."),
            other("I ask a colleague"),
            customer("Thank you!"),
        ];
        assert_eq!(request_text(&said), "May my dog fly in the cabin?");
        assert_eq!(request_text(&said[2..]), "Thank you!");
        assert_eq!(Exchange::of(&said).earlier_words(), "");
    }

    #[test]
    fn the_request_is_all_that_the_customer_said_last() {
        let said = [
            customer("Hello"),
            other("How can I help?"),
            customer("Refund, please."),
            customer("Order 4711"),
            other("I ask a colleague"),
        ];
        let words = Exchange::of(&said);
        assert_eq!(words.request_words(), "order please refund");
        assert_eq!(words.earlier_words(), "can hello help how i");
        assert_eq!(request_text(&said), "Refund, please. Order 4711");
        let kept = Exchange::stored(&words.request_words(), &words.earlier_words());
        assert_eq!(kept, words);
    }

    #[test]
    fn without_a_word_of_the_customer_nothing_is_asked() {
        assert_eq!(Exchange::of(&[]), Exchange::default());
        assert_eq!(Exchange::of(&[other("Hello?")]), Exchange::default());
        assert_eq!(request_text(&[other("Hello?")]), "");
    }

    #[test]
    fn soup_is_cut() {
        let soup: String = (0..5_000)
            .map(|at| format!("a{} ", "b".repeat(at % 40)))
            .collect();
        let words = Exchange::of(&[customer(&soup), customer("refund")]);
        assert!(words.request.contains("refund"));
        assert!(words.request.len() <= WORDS_MAX);
    }
}
