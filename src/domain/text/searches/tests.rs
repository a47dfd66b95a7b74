use super::*;
use crate::domain::text::redaction::mask_patterns;
use regex::Regex;
use std::sync::atomic::{AtomicUsize, Ordering};

fn masks() -> Masks {
    Masks::new(vec![Regex::new(r"TK-\d{4}").unwrap()], 0)
}

/// A text with a secret at its end, this long.
fn text(bytes: usize) -> String {
    format!("{}TK-1234", "x".repeat(bytes - 7))
}

#[test]
fn a_transaction_masks_what_is_short_by_itself() {
    let (searches, masks) = (Searches::default(), masks());
    let masked = searches.in_transaction(|| mask_patterns("see TK-1234", &masks).0.into_owned());
    assert_eq!(masked.as_deref(), Some("see [masked]"));
}

#[test]
fn what_is_long_is_put_off_and_found_when_the_transaction_runs_again() {
    let (searches, masks, text) = (Searches::default(), masks(), text(ALLOWED + 1));
    let run = || mask_patterns(&text, &masks).0.ends_with("[masked]");
    assert_eq!(searches.in_transaction(run), None, "it is given up");
    searches.catch_up();
    assert_eq!(searches.in_transaction(run), Some(true));
}

#[test]
fn many_short_texts_are_together_a_long_one() {
    let (searches, masks) = (Searches::default(), masks());
    let texts: Vec<String> = (0..100)
        .map(|index| format!("{index}{}", text(8_000)))
        .collect();
    let run = || {
        let masked = texts.iter().map(|text| mask_patterns(text, &masks).1);
        masked.sum::<usize>()
    };
    assert_eq!(searches.in_transaction(run), None);
    searches.catch_up();
    assert_eq!(
        searches.in_transaction(run),
        Some(100),
        "one more turn is enough for all"
    );
}

#[test]
fn what_was_searched_ahead_costs_a_transaction_nothing() {
    let (searches, masks, text) = (Searches::default(), masks(), text(4 * ALLOWED));
    let run = || mask_patterns(&text, &masks).1;
    assert_eq!(searches.ahead(run), 1);
    assert_eq!(searches.in_transaction(run), Some(1));
}

#[test]
fn masks_that_are_set_anew_are_searched_for_anew() {
    let (searches, text) = (Searches::default(), text(2 * ALLOWED));
    let before = masks();
    searches.ahead(|| mask_patterns(&text, &before).1);
    let now = masks();
    assert_eq!(
        searches.in_transaction(|| mask_patterns(&text, &now).1),
        None
    );
}

#[test]
fn other_searches_are_put_off_as_well_and_each_is_done_once() {
    static DONE: AtomicUsize = AtomicUsize::new(0);
    let searches = Searches::default();
    let run = || {
        found(
            ALLOWED + 1,
            || unreachable!("it is too much for a transaction"),
            |asked: &u32| *asked == 7,
            || 7,
            |asked| {
                DONE.fetch_add(1, Ordering::SeqCst);
                Some(*asked)
            },
        )
    };
    assert_eq!(searches.in_transaction(run), None);
    searches.catch_up();
    assert_eq!(searches.in_transaction(run), Some(Some(7)));
    assert_eq!(DONE.load(Ordering::SeqCst), 1);
}

#[test]
fn the_last_turn_searches_everything_itself() {
    let (searches, masks, text) = (Searches::default(), masks(), text(8 * ALLOWED));
    assert_eq!(searches.at_last(|| mask_patterns(&text, &masks).1), Some(1));
}

#[test]
fn a_use_case_that_panics_leaves_no_allowance_behind() {
    let (searches, masks, text) = (Searches::default(), masks(), text(2 * ALLOWED));
    let run = || searches.in_transaction(|| -> () { panic!("in the transaction") });
    let run = std::panic::AssertUnwindSafe(run);
    assert!(std::panic::catch_unwind(run).is_err());
    assert_eq!(
        mask_patterns(&text, &masks).1,
        1,
        "outside, everything is searched"
    );
}
