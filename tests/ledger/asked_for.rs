//! Which rounds are wanted.

use std::ops::RangeInclusive;

/// Rounds of the short form: the first kinds of faults, one round each.
const SHORT: u64 = 4;

/// The seeds of the rounds that are wanted.
pub fn seeds() -> RangeInclusive<u64> {
    let Ok(wanted) = std::env::var("BATON_TEST_LEDGER_ROUNDS") else {
        return 1..=SHORT;
    };
    let number = |text: &str| {
        text.parse()
            .expect("BATON_TEST_LEDGER_ROUNDS is a number, or first-last")
    };
    match wanted.split_once('-') {
        Some((first, last)) => number(first)..=number(last),
        None => 1..=number(&wanted),
    }
}
