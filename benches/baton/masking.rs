//! Masking 64 KB, the longest message: of words, and of what has to be looked at most closely. Card numbers are masked in
//! one pass, so they take a few times as long as words, and twice as many take twice as long.

use crate::table::Table;
use crate::times::{Times, ms};
use baton::domain::base::limits::TEXT_MAX_BYTES;
use baton::domain::text::redaction::mask_value;
use serde_json::json;
use std::time::{Duration, Instant};

/// Of so many times the median counts.
const TIMES: usize = 31;

const WORDS: &str = "I have been waiting for three hours and nobody could tell me when. ";
const CARDS: &str = "4111 1111 1111 1111 ";
const DIGITS: &str = "4";
const PASSWORDS: &str = "password is hunter2 ";

/// What 64 KB of card numbers may take.
const CARDS_MOST: Duration = Duration::from_millis(5);

pub fn measure() {
    let columns = ["", "64 KB", "to words", "128 KB", "to 64 KB"];
    let mut table = Table::new("Masking a message", &columns);
    let words = masked_in(WORDS, TEXT_MAX_BYTES);
    for (what, unit) in [
        ("words", WORDS),
        ("card numbers", CARDS),
        ("digits", DIGITS),
        ("passwords", PASSWORDS),
    ] {
        let (one, two) = (
            masked_in(unit, TEXT_MAX_BYTES),
            masked_in(unit, 2 * TEXT_MAX_BYTES),
        );
        let ratio = |a: Duration, b: Duration| format!("{:.1}", a.as_secs_f64() / b.as_secs_f64());
        table.row(&[
            what.to_owned(),
            ms(one),
            ratio(one, words),
            ms(two),
            ratio(two, one),
        ]);
        if unit == CARDS && one > CARDS_MOST {
            println!("64 KB of card numbers take more than {CARDS_MOST:?}.");
        }
    }
    table.print();
}

/// The median of masking so many bytes of this.
fn masked_in(unit: &str, bytes: usize) -> Duration {
    let message = json!({ "text": unit.repeat(bytes / unit.len()) });
    let masked = |_| {
        let mut copy = message.clone();
        let began = Instant::now();
        mask_value(&mut copy);
        began.elapsed()
    };
    (0..TIMES).map(masked).collect::<Times>().percentile(50)
}
