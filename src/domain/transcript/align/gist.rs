//! What two tellings of one message have in common.
//!
//! A bot mirrors "Which size?"; its transcript holds the same message with its picture and its row of buttons, and
//! perhaps with other white space. Both are one message: the words are compared, and what stands beside them is
//! looked at by itself.

use crate::domain::text::visible::has_no_ink;
use crate::domain::transcript::chat_cards::stands_for_a_file;
use std::collections::HashSet;

/// The words of a message in the form they are compared in. A message without words is compared as it stands.
pub(super) fn words(text: &str) -> String {
    let said = text.lines().filter(|line| !stands_beside(line));
    let words = in_one_line(&said.collect::<Vec<_>>().join(" "));
    let words = without_choices(&words);
    match words.is_empty() {
        true => in_one_line(text),
        false => words.to_owned(),
    }
}

/// The lines of a message that hold pictures, files or choices.
fn beside(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| stands_beside(line))
}

/// Everything that stands beside the words of some messages.
pub(crate) struct Beside(HashSet<String>);

impl Beside {
    pub(crate) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let told = |text: &'t str| beside(text).chain(choices(text)).map(without_key);
        Self(texts.flat_map(told).collect())
    }

    /// The lines beside the words of another message that are not among them.
    pub(crate) fn left_of(&self, text: &str) -> Option<String> {
        let left: Vec<_> = beside(text)
            .filter(|line| !self.0.contains(&without_key(line)))
            .collect();
        (!left.is_empty()).then(|| left.join("\n"))
    }
}

/// White space of any kind is one space, and what nobody sees is nothing.
fn in_one_line(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !has_no_ink(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a line stands for a file (`[image] w.png https://…`), or is a row of choices (`[S] [M]`).
fn stands_beside(line: &str) -> bool {
    let line = line.trim();
    stands_for_a_file(line) || line.starts_with('[') && without_choices(line).is_empty()
}

/// The text without the choices at its end.
fn without_choices(text: &str) -> &str {
    let mut left = text.trim_end();
    while let Some((before, choice)) = left.strip_suffix(']').and_then(|l| l.rsplit_once('[')) {
        if choice.trim().is_empty() {
            break;
        }
        left = before.trim_end();
    }
    left
}

/// The choices at the end of a text.
fn choices(text: &str) -> Option<&str> {
    let choices = text.get(without_choices(text).len()..)?.trim();
    (!choices.is_empty()).then_some(choices)
}

/// A line without the part of its link that is made anew each time: signed links differ by their query.
fn without_key(line: &str) -> String {
    let line = in_one_line(line);
    let link = line.rsplit(' ').next().unwrap_or_default();
    match link.contains("://") {
        true => line.split(['?', '#']).next().unwrap_or_default().to_owned(),
        false => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_message_told_in_two_ways_has_the_same_words() {
        for (one, other) in [
            ("Which size?", "Which size?\n[S] [M] [L]"),
            ("Which size?", "  Which\u{a0}size? [S] [M]\r\n"),
            (
                "Look at this",
                "Look at this\n[image] a.png https://x.test/a.png",
            ),
            ("Look at this", "[file] bill.pdf\nLook at\tthis\u{200b}"),
            ("a\n\nb", "a b"),
            ("[image] a.png", " [image]  a.png "),
            ("[S] [M]", "[S] [M] "),
        ] {
            assert_eq!(words(one), words(other), "{one:?} {other:?}");
        }
        for (one, other) in [
            ("Which size?", "Which colour?\n[S] [M]"),
            ("[image] a.png", "[image] b.png"),
            ("[Track it](https://x.test)", "[Buy it](https://x.test)"),
            ("see [] now", "see now"),
            ("", "[S]"),
        ] {
            assert_ne!(words(one), words(other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn what_stands_beside_known_words_is_new_once() {
        let known = [
            "Look\n[image] a.png https://x.test/a.png?key=1",
            "Size? [S]  [M]",
        ];
        let known = Beside::of(known.into_iter());
        assert_eq!(
            known.left_of("Look\n[image] a.png https://x.test/a.png?key=2"),
            None
        );
        assert_eq!(known.left_of("Size?\n[S] [M]"), None);
        assert_eq!(known.left_of("no picture at all"), None);
        let other = "Look\n[image] b.png\n[S] [M]";
        assert_eq!(known.left_of(other).as_deref(), Some("[image] b.png"));
    }
}
