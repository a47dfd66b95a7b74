//! What the customer wants now: the newest thing they asked for that nobody has settled.

use super::reproach::is_reproach;
use super::small_talk::{is_courtesy, is_nudge};
use crate::domain::packet::asking_twice;
use crate::domain::rules::triggers;

/// Words below this say too little to be quoted.
const TELLING_WORDS: usize = 3;

/// Characters below which a sentence in a script without spaces says too little.
const TELLING_CHARS: usize = 6;

/// So many words in several sentences say more than the detail that was asked for.
const MORE_THAN_AN_ANSWER_WORDS: usize = 10;

/// Something that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SpokenLine<'a> {
    /// Whether the customer said it; else a bot or an agent.
    pub(crate) by_customer: bool,
    /// The words.
    pub(crate) text: &'a str,
}

/// The customer's newest request in their own words, out of what was said since the last one was settled, oldest
/// first. The wish for a person, courtesies and asking whether somebody is there are left out of it; the answer to a
/// question for details counts only if there is nothing else, and reproaches only if there is not even that.
pub(crate) fn newest_request(said: &[SpokenLine<'_>]) -> Option<String> {
    let (mut answer, mut reproach) = (None, None);
    for (at, line) in said.iter().enumerate().rev() {
        if !line.by_customer {
            continue;
        }
        let Some(request) = request_in(line.text) else {
            continue;
        };
        if sentences(&request).all(is_reproach) {
            reproach = reproach.or(Some(request));
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| said.get(before));
        if !before.is_some_and(asks_for_details) || says_more_than_an_answer(&request) {
            return Some(request);
        }
        answer = answer.or(Some(request));
    }
    answer.or(reproach)
}

/// Whether the customer asked again for somebody, having asked before.
pub(crate) fn asks_whether_somebody_is_there(text: &str) -> bool {
    sentences(text).any(|sentence| is_nudge(sentence) || triggers::asks_for_person(sentence))
}

/// Whether a message says nothing but courtesies, the wish for a person, or the question whether somebody is there.
pub(super) fn is_beside_the_matter(text: &str) -> bool {
    let beside = |sentence: &str| {
        is_courtesy(sentence) || is_nudge(sentence) || triggers::asks_for_person(sentence)
    };
    sentences(text).all(beside)
}

fn says_more_than_an_answer(request: &str) -> bool {
    let is_long = request.split_whitespace().count() >= MORE_THAN_AN_ANSWER_WORDS;
    request.contains(['?', '¿', '？']) || is_long && sentences(request).count() > 1
}

fn asks_for_details(line: &SpokenLine<'_>) -> bool {
    !line.by_customer && asking_twice::requests_something(line.text)
}

/// The sentences of a message that ask for something, in one line.
fn request_in(text: &str) -> Option<String> {
    let telling = |sentence: &&str| {
        !is_courtesy(sentence) && !is_nudge(sentence) && !triggers::asks_for_person(sentence)
    };
    let kept: Vec<&str> = sentences(text).filter(telling).collect();
    let line = kept
        .iter()
        .flat_map(|sentence| sentence.split_whitespace())
        .collect::<Vec<_>>()
        .join(" ");
    let words = line.split_whitespace().count();
    let unspaced = words < TELLING_WORDS && !line.is_ascii() && line.chars().any(is_unspaced);
    let says_enough = match unspaced {
        true => line.chars().count() >= TELLING_CHARS,
        false => words >= TELLING_WORDS,
    };
    says_enough.then_some(line)
}

/// Letters of scripts that are written without spaces.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{0e00}'..='\u{0eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// The sentences of a text, each with its mark. A point within a number or an address ends nothing.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let left = rest.trim_start();
        if left.is_empty() {
            return None;
        }
        let (sentence, after) = left.split_at(end_of_sentence(left));
        rest = after;
        Some(sentence.trim_end())
    })
}

/// Where the first sentence ends, in bytes.
fn end_of_sentence(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let ends = match letter {
            '\n' | '。' | '！' | '？' => true,
            '.' | '!' | '?' | '…' => next.is_none_or(char::is_whitespace),
            _ => false,
        };
        if ends {
            return at + letter.len_utf8();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(said: &[(bool, &str)]) -> Option<String> {
        let lines: Vec<SpokenLine<'_>> = said
            .iter()
            .map(|(by_customer, text)| SpokenLine {
                by_customer: *by_customer,
                text,
            })
            .collect();
        newest_request(&lines)
    }

    #[test]
    fn the_newest_request_is_taken_up_and_not_the_wish_for_a_person() {
        for (said, request) in [
            (
                vec![
                    (true, "My flight was cancelled yesterday evening"),
                    (false, "I have rebooked you."),
                    (true, "Thanks! now please change my seat to 12A"),
                ],
                Some("now please change my seat to 12A"),
            ),
            (
                vec![
                    (true, "Why was I charged twice?"),
                    (false, "I cannot look into charges."),
                    (true, "I want to talk to a human"),
                ],
                Some("Why was I charged twice?"),
            ),
            (
                vec![(
                    true,
                    "My suitcase is lost. Let me speak to an agent, please!",
                )],
                Some("My suitcase is lost."),
            ),
            (
                vec![
                    (true, "Guten Tag, ich muss meinen Flug verschieben"),
                    (true, "Sind Sie noch da?"),
                    (true, "Ich möchte mit einem Menschen sprechen"),
                ],
                Some("Guten Tag, ich muss meinen Flug verschieben"),
            ),
            (
                vec![
                    (true, "A person, please"),
                    (true, "Hi"),
                    (false, "Hello, how are you?"),
                ],
                None,
            ),
            (
                vec![(true, "我的订单在哪里还没有收到")],
                Some("我的订单在哪里还没有收到"),
            ),
        ] {
            assert_eq!(of(&said).as_deref(), request, "{said:?}");
        }
    }

    #[test]
    fn the_answer_to_a_question_for_details_is_not_the_request() {
        let said = [
            (true, "Why was I charged twice?"),
            (false, "Sorry to hear that. What is your order number?"),
            (true, "It is number 4711-8"),
        ];
        assert_eq!(of(&said).as_deref(), Some("Why was I charged twice?"));
        let nothing_else = [
            (false, "Please tell me what happened."),
            (true, "The screen stays black"),
        ];
        assert_eq!(of(&nothing_else).as_deref(), Some("The screen stays black"));
    }
    #[test]
    fn what_was_not_asked_for_is_a_request_and_a_reproach_is_the_last_that_is_taken_up() {
        let charged = (true, "You've charged me THREE TIMES");
        let reproach = (true, "that's what you said this morning");
        let asked = (false, "May I ask what your bank shows?");
        let told = "3 x 289. my rent goes out tomorrow and the account is empty!!";
        for (said, request) in [
            (vec![charged, reproach, asked, (true, told)], told),
            (vec![charged, reproach], charged.1),
            (
                vec![asked, (true, "3 times 289 euros"), reproach],
                "3 times 289 euros",
            ),
            (vec![reproach], reproach.1),
        ] {
            assert_eq!(of(&said).as_deref(), Some(request), "{said:?}");
        }
    }
}
