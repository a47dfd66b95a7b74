use super::*;
use crate::domain::log::happened::Unknown;
use std::collections::BTreeSet;

/// One row of each shape that version 0.1.0 has written: its kind and its payload.
const STORED: &str = include_str!("../../../tests/support/stored_events.tsv");

fn stored() -> impl Iterator<Item = (&'static str, &'static str)> {
    STORED.lines().map(|line| line.split_once('\t').unwrap())
}

#[test]
fn what_was_stored_is_read_and_would_be_written_in_the_same_bytes() {
    let mut seen = BTreeSet::new();
    for (kind, data) in stored() {
        let what = Happened::read(kind, data);
        assert_eq!(what.kind(), EventKind::parse(kind), "{data}");
        assert_eq!(what.word(), kind);
        assert_eq!(what.data().unwrap(), data);
        seen.insert(kind);
    }
    let all: BTreeSet<_> = EventKind::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(seen, all, "a kind without a row");
}

#[test]
fn what_this_version_does_not_know_is_kept_and_never_published() {
    for (kind, data) in [
        ("csat.received", r#"{ "score":5 }"#),
        ("ticket.moved", r#"{"queue":1}"#),
        (
            "control.changed",
            r#"{"control":{"holder":"bot","epoch":2},"handback":{"outcome":"sold"}}"#,
        ),
        ("note.created", "no JSON"),
    ] {
        let what = Happened::read(kind, data);
        let unknown = Unknown {
            kind: kind.to_owned(),
            data: data.to_owned(),
        };
        assert!(
            matches!(&what, Happened::Unknown(kept) if *kept == unknown),
            "{what:?}"
        );
        assert_eq!((what.word(), what.data().unwrap().as_str()), (kind, data));
        assert!(what.kind().is_none() && !what.is_public());
    }
}

#[test]
fn a_pass_is_what_the_hand_back_itself_says() {
    let passed: Vec<bool> = stored()
        .filter(|(kind, _)| *kind == "control.changed")
        .map(|(kind, data)| Happened::read(kind, data).is_pass())
        .collect();
    // The second holds a fact and a state that look like a pass.
    assert_eq!(passed, [false, false, false, true, false]);
}
