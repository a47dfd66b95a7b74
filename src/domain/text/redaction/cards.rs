//! Card numbers: 13 to 19 digits of a known issuer whose check digit is right.

use super::CARD;
use std::borrow::Cow;

const LEAST_DIGITS: usize = 13;
const MOST_DIGITS: usize = 19;

/// Masks every card number, written in one or in groups.
pub(super) fn mask(text: &str) -> (Cow<'_, str>, usize) {
    let bytes = text.as_bytes();
    let mut masked = String::new();
    let (mut at, mut copied, mut count) = (0, 0, 0);
    while let Some(found) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(u8::is_ascii_digit))
    {
        at += found;
        let run = DigitRun::at(bytes, at);
        match run.card(at > 0 && is_part_of_word(bytes.get(at - 1))) {
            Some((end, last)) => {
                masked.push_str(text.get(copied..at).unwrap_or_default());
                masked.push_str(CARD);
                masked.push_str(&last);
                masked.push(']');
                (at, copied, count) = (end, end, count + 1);
            }
            // The card may begin with a later group: `ref 12 4111 1111 1111 1111`.
            None => at = end_of_group(bytes, at),
        }
    }
    if count == 0 {
        return (Cow::Borrowed(text), 0);
    }
    masked.push_str(text.get(copied..).unwrap_or_default());
    (Cow::Owned(masked), count)
}

/// `HAT056…`, `id_41…`: digits that belong to a word are no card.
fn is_part_of_word(before: Option<&u8>) -> bool {
    before.is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'/'))
}

/// Where the digits that begin here end, without a gap.
fn end_of_group(bytes: &[u8], start: usize) -> usize {
    let digits = bytes
        .iter()
        .skip(start)
        .take_while(|byte| byte.is_ascii_digit());
    start + digits.count()
}

/// Digits with at most one space or hyphen between two of them: as many as a card may have, and one more.
struct DigitRun {
    digits: Vec<u8>,
    /// Where each digit ends.
    ends: Vec<usize>,
    /// Whether a letter follows at once.
    goes_on: bool,
}

impl DigitRun {
    fn at(bytes: &[u8], start: usize) -> Self {
        let (mut digits, mut ends) = (Vec::new(), Vec::new());
        let mut at = start;
        while let Some(byte) = bytes.get(at).filter(|_| digits.len() <= MOST_DIGITS) {
            let next = bytes.get(at + 1);
            match byte {
                b'0'..=b'9' => {
                    digits.push(byte - b'0');
                    ends.push(at + 1);
                }
                b' ' | b'-' if next.is_some_and(u8::is_ascii_digit) => {}
                _ => break,
            }
            at += 1;
        }
        let goes_on = bytes
            .get(at)
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        Self {
            digits,
            ends,
            goes_on,
        }
    }

    /// The end of the card number this run begins with, and its last digits. The longest counts: a
    /// code may follow it.
    fn card(&self, in_word: bool) -> Option<(usize, String)> {
        if in_word {
            return None;
        }
        let longest = self.digits.len().min(MOST_DIGITS);
        (LEAST_DIGITS..=longest).rev().find_map(|length| {
            let digits = self.digits.get(..length)?;
            let end = *self.ends.get(length - 1)?;
            let whole = length == self.digits.len();
            // A number ends at a gap, not in the middle of a group.
            let ends = if whole {
                !self.goes_on
            } else {
                self.ends.get(length)? - end > 1
            };
            let card = ends && issued(digits) && luhn(digits);
            let last = digits
                .get(length - 4..)?
                .iter()
                .map(|digit| char::from(b'0' + digit));
            card.then(|| (end, last.collect()))
        })
    }
}

/// Whether an issuer gives numbers of this beginning and length.
fn issued(digits: &[u8]) -> bool {
    let first = |count: usize| {
        digits
            .iter()
            .take(count)
            .fold(0_u32, |number, digit| number * 10 + u32::from(*digit))
    };
    match digits.len() {
        13 => first(1) == 4,
        14 => matches!(first(2), 36 | 38 | 39) || matches!(first(3), 300..=305),
        15 => matches!(first(2), 34 | 37),
        16 => {
            matches!(first(1), 4)
                || matches!(first(2), 51..=55 | 62 | 65)
                || matches!(first(4), 2221..=2720 | 3528..=3589 | 5018 | 5020 | 5038 | 6011 | 6304 | 6759 | 6761..=6763)
                || matches!(first(3), 644..=649)
        }
        19 => first(1) == 4 || matches!(first(2), 62 | 65),
        17 | 18 => first(2) == 62,
        _ => false,
    }
}

/// The check digit all card numbers end with.
fn luhn(digits: &[u8]) -> bool {
    let doubled = |(index, digit): (usize, &u8)| match (index % 2, digit * 2) {
        (0, _) => u32::from(*digit),
        (_, twice) if twice > 9 => u32::from(twice - 9),
        (_, twice) => u32::from(twice),
    };
    let sum: u32 = digits.iter().rev().enumerate().map(doubled).sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != 0)
}
