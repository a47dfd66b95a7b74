use super::*;
use proptest::prelude::*;
use std::time::Instant;

impl Overlap {
    /// The indexes of the items that are new.
    fn fresh(&self) -> impl Iterator<Item = usize> {
        self.covered
            .iter()
            .enumerate()
            .filter(|(_, covered)| !**covered)
            .map(|(index, _)| index)
    }
}

/// Items written as words; a capital first letter is the bot's.
fn items(text: &str) -> Vec<(ItemRole, &str)> {
    let role = |word: &str| {
        if word.starts_with(char::is_uppercase) {
            ItemRole::Bot
        } else {
            ItemRole::Customer
        }
    };
    text.split_whitespace()
        .map(|word| (role(word), word))
        .collect()
}

fn fresh(known: &str, new: &str) -> String {
    let (known, new) = (items(known), items(new));
    let fresh: Vec<_> = overlap(&known, &new)
        .fresh()
        .map(|index| new[index].1)
        .collect();
    fresh.join(" ")
}

#[test]
fn what_is_known_does_not_show_twice() {
    for (known, new, expected, why) in [
        ("", "", "", "nothing at all"),
        ("", "a B c", "a B c", "nothing known"),
        ("a B c", "", "", "nothing new"),
        ("a B c", "a B c", "", "a replay"),
        ("a", "a", "", "a replay of one"),
        ("a B", "a B c D", "c D", "a grown transcript"),
        ("a", "a x a", "x a", "the first one is the known one"),
        ("a B c D", "c D e F", "e F", "the latest part, grown"),
        ("a B c", "c D", "D", "the latest part, one item of it known"),
        ("a B c D e", "B c D", "", "a part from the middle"),
        ("B c", "a B c D", "a D", "the bot sends earlier items too"),
        ("a B c D", "w X y Z", "w X y Z", "unrelated"),
        (
            "a ok c",
            "x ok z",
            "x ok z",
            "a lone ok in the middle is another one",
        ),
        (
            "a B ok",
            "x Y ok",
            "x Y ok",
            "a lone ok at both ends is another one",
        ),
        (
            "a B Say agent1",
            "a B c",
            "c",
            "Baton said something in between",
        ),
        (
            "a B Say c Agent d E",
            "a B c d E f",
            "f",
            "it did so again and again",
        ),
        (
            "a B c x d E f",
            "a B c y d E f g",
            "y g",
            "one item of the bot's is not known",
        ),
        ("m n", "k l m n o", "k l o", "the bot mirrored only a part"),
        (
            "p q r s t p q",
            "p q r s t p q u",
            "u",
            "a talk that repeats itself",
        ),
        (
            "q1 q2 q3 q4 z s1 s2 s3",
            "s1 s2 s3 q1 q2 q3 q4",
            "q1 q2 q3 q4",
            "the seam wins over a longer run",
        ),
    ] {
        assert_eq!(
            fresh(known, new),
            expected,
            "{why}: known {known}, new {new}"
        );
    }
}

#[test]
fn the_role_counts_as_much_as_the_words() {
    let known = [(ItemRole::Customer, "ok")];
    assert_eq!(overlap(&known, &[(ItemRole::Bot, "ok")]).covered, [false]);
}

#[test]
fn the_worst_lists_take_a_bounded_time() {
    let words: Vec<String> = (0..2_000).map(|n| format!("w{n}")).collect();
    let distinct: Vec<_> = words.iter().map(|w| (ItemRole::Bot, w.as_str())).collect();
    let same = vec![(ItemRole::Bot, "x"); 2_000];
    let noisy: Vec<_> = distinct
        .iter()
        .flat_map(|item| [*item, (ItemRole::Agent, "-")])
        .collect();
    let started = Instant::now();
    assert_eq!(overlap(&same, &same).fresh().count(), 0);
    assert_eq!(overlap(&noisy, &distinct).fresh().count(), 0);
    let reversed: Vec<_> = distinct.iter().rev().copied().collect();
    overlap(&distinct, &reversed);
    let by_two: Vec<_> = distinct
        .chunks(3)
        .flat_map(|c| c.iter().rev().copied())
        .collect();
    overlap(&distinct, &by_two);
    // Generous for a slow machine without optimization; cubic work would take minutes.
    assert!(started.elapsed().as_secs() < 20);
}

fn talk(distinct: bool, most: usize) -> impl Strategy<Value = Vec<String>> {
    let letters = if distinct { 100_000 } else { 3u32 };
    proptest::collection::vec(0..letters, 0..most).prop_map(move |letters| {
        let word = |(at, letter)| {
            if distinct {
                format!("{at}-{letter}")
            } else {
                format!("{letter}")
            }
        };
        letters.into_iter().enumerate().map(word).collect()
    })
}

fn as_items(words: &[String]) -> Vec<(ItemRole, &str)> {
    words
        .iter()
        .map(|word| (ItemRole::Customer, word.as_str()))
        .collect()
}

proptest! {
    #[test]
    fn a_replay_adds_nothing(talk in talk(false, 40)) {
        let talk = as_items(&talk);
        prop_assert_eq!(overlap(&talk, &talk).fresh().count(), 0);
    }

    #[test]
    fn any_part_of_what_is_known_adds_nothing(talk in talk(false, 40), from in 0usize..40, to in 0usize..40) {
        let talk = as_items(&talk);
        let part = talk.get(from.min(to)..to.max(from)).unwrap_or(&talk);
        // One or two items in the middle of everything are covered as well: they are all of the new.
        prop_assert_eq!(overlap(&talk, part).fresh().count(), 0);
    }

    #[test]
    fn growth_adds_only_the_tail(talk in talk(false, 40), known in 1usize..40) {
        let talk = as_items(&talk);
        let known = known.min(talk.len());
        prop_assume!(known > 0);
        let overlap = overlap(&talk[..known], &talk);
        // What repeats itself may be covered by more than the beginning only if nothing else was new.
        let fresh: Vec<_> = overlap.fresh().collect();
        prop_assert_eq!(fresh, (known..talk.len()).collect::<Vec<_>>());
    }

    #[test]
    fn a_window_that_grew_adds_only_the_tail(talk in talk(true, 60), from in 0usize..60, known in 1usize..60) {
        let talk = as_items(&talk);
        let known = known.min(talk.len());
        let from = from.min(known.saturating_sub(1));
        prop_assume!(known > 0);
        let fresh: Vec<_> = overlap(&talk[..known], &talk[from..]).fresh().map(|n| n + from).collect();
        prop_assert_eq!(fresh, (known..talk.len()).collect::<Vec<_>>());
    }

    #[test]
    fn unrelated_talks_add_everything(a in talk(false, 40), b in talk(true, 40)) {
        let (a, b) = (as_items(&a), as_items(&b));
        prop_assert_eq!(overlap(&a, &b).fresh().count(), b.len());
    }

    #[test]
    fn nothing_unknown_is_ever_covered(a in talk(false, 60), b in talk(false, 60)) {
        let (a, b) = (as_items(&a), as_items(&b));
        let overlap = overlap(&a, &b);
        prop_assert_eq!(overlap.covered.len(), b.len());
        let covered = b.iter().zip(&overlap.covered).filter(|(_, covered)| **covered);
        prop_assert!(covered.clone().count() <= a.len());
        prop_assert!(covered.clone().all(|(item, _)| a.contains(item)));
    }
}
