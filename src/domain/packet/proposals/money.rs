//! Sums of money in what a customer says: which of them are no fact, and which are the same.

use crate::domain::text::terms::said_words::{PAUSE, Said};
use std::ops::Range;

/// How far a sentence is read on either side, in bytes.
const SENTENCE_BYTES: usize = 256;

/// Words before a sum among which a "not" is meant for it, and words after it.
const NEAR_BEFORE: usize = 4;
const NEAR_AFTER: usize = 3;

/// The "not" of the languages that Baton speaks itself; "t" is what "don't" and "won't" end with.
const NOT: [&str; 19] = [
    "not", "no", "never", "cannot", "t", "refuse", "reject", "nicht", "kein", "keine", "keinen",
    "nie", "nunca", "tampoco", "pas", "jamais", "aucun", "nao", "rejeito",
];

/// How currencies are written beside a number, in small letters.
const CURRENCIES: [&str; 12] = [
    "€", "$", "£", "eur", "euro", "euros", "usd", "dollar", "dollars", "gbp", "pound", "pounds",
];

/// Whether the sum at this place is asked about or refused: nobody has said that it is so.
pub(super) fn is_doubted(text: &str, place: &Range<usize>) -> bool {
    let from = text.floor_char_boundary(place.start.saturating_sub(SENTENCE_BYTES));
    let to = text.floor_char_boundary(place.end.saturating_add(SENTENCE_BYTES).min(text.len()));
    let before = text.get(from..place.start).unwrap_or_default();
    let after = text.get(place.end..to).unwrap_or_default();
    let begins = ends(before)
        .last()
        .map_or(0, |(at, mark)| at + mark.len_utf8());
    let end = ends(after).next();
    if end.is_some_and(|(_, mark)| matches!(mark, '?' | '？')) {
        return true;
    }
    let before = Said::of(before.get(begins..).unwrap_or_default());
    let after = Said::of(
        after
            .get(..end.map_or(after.len(), |(at, _)| at))
            .unwrap_or_default(),
    );
    let near_before = before.words().iter().rev().take(NEAR_BEFORE);
    let near_after = after.words().iter().take(NEAR_AFTER);
    denies(near_before) || denies(near_after)
}

fn denies<'w>(mut words: impl Iterator<Item = &'w String>) -> bool {
    let denied = |word: &&String| word.as_str() == PAUSE || NOT.contains(&word.as_str());
    words.find(denied).is_some_and(|word| word != PAUSE)
}

/// The marks that end sentences; a full stop within a number or an address ends none.
fn ends(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let marks = text.match_indices(['.', '!', '?', '？', '！', '。', '\n']);
    marks.filter_map(|(at, mark)| {
        let follows = text.get(at + mark.len()..)?.chars().next();
        let is_end = mark != "." || follows.is_none_or(char::is_whitespace);
        Some((at, mark.chars().next().filter(|_| is_end)?))
    })
}

/// A sum of money in hundredths, however it is written: `EUR 289.00`, `289 euros`, `1.214,50 €`. A number without a
/// currency is one only if it `is_money` by its name.
pub(super) fn hundredths(text: &str, is_money: bool) -> Option<u64> {
    let is_digit = |c: char| c.is_ascii_digit();
    let number = text.find(is_digit)?..text.rfind(is_digit)? + 1;
    let beside = [text.get(..number.start)?, text.get(number.end..)?];
    let beside = beside.concat().to_lowercase();
    let is_sum = match beside.trim() {
        "" => is_money,
        currency => CURRENCIES.contains(&currency),
    };
    let number = text.get(number).filter(|_| is_sum)?;
    let (whole, part) = match number.rsplit_once(['.', ',']) {
        Some((whole, part)) if part.len() < 3 => (whole, part),
        _ => (number, ""),
    };
    let whole: String = whole.split(['.', ',']).collect();
    format!("{whole}{part:0<2}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_that_is_asked_about_or_refused_is_doubted() {
        for (text, doubted) in [
            ("50 euros for a night on a bench? I fly every month.", true),
            ("¿Solo 50 euros?", true),
            ("I won't take your 50 euros.", true),
            ("I want my fare back, not 50 euros", true),
            ("50 euros is not enough.", true),
            ("50 euros reichen nicht!", true),
            ("No acepto 50 euros.", true),
            ("Is that so? I paid 50 euros.", false),
            ("I paid 50 euros. Is that right?", false),
            ("No, I paid 50 euros", false),
            ("I paid 50 euros, not less", false),
            (
                "It does not work. I paid 50 euros at www.shop.example",
                false,
            ),
        ] {
            let at = text.find("50 euros").unwrap();
            assert_eq!(is_doubted(text, &(at..at + 8)), doubted, "{text}");
        }
    }

    #[test]
    fn a_sum_is_the_same_however_it_is_written() {
        for (text, is_money, sum) in [
            ("EUR 289.00", false, Some(28_900)),
            ("289 euros", false, Some(28_900)),
            ("289.0", true, Some(28_900)),
            ("289", false, None),
            ("1.214,50 €", false, Some(121_450)),
            ("$1,214", false, Some(121_400)),
            ("HAT289", true, None),
            ("3 × 289 EUR", false, None),
            ("nothing", true, None),
        ] {
            assert_eq!(hundredths(text, is_money), sum, "{text}");
        }
    }
}
