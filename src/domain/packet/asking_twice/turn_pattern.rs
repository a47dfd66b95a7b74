//! Turns of phrase, as the books write them.

use crate::domain::text::terms::said_words::{PAUSE, Said};
use serde::Deserialize;
use std::collections::HashMap;

/// Words that `~` stands for, at most.
const FEW: usize = 2;

/// Words that `…` stands for, at most.
const SOME: usize = 6;

#[derive(Debug)]
enum Piece {
    OneOf(Vec<String>),
    UpTo(usize),
    /// The end of the sentence, or a pause.
    End,
}

/// A turn: words in a row, with gaps.
#[derive(Debug)]
struct TurnPattern {
    begins_sentence: bool,
    pieces: Vec<Piece>,
}

/// Turns that mean the same.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Turns {
    patterns: Vec<TurnPattern>,
    /// By their first word.
    by_first: HashMap<String, Vec<usize>>,
}

impl From<Vec<String>> for Turns {
    fn from(written: Vec<String>) -> Self {
        let mut turns = Self::default();
        for text in written {
            let pattern = TurnPattern::of(&text);
            if let Some(Piece::OneOf(first)) = pattern.pieces.first() {
                for word in first {
                    let of_first = turns.by_first.entry(word.clone()).or_default();
                    of_first.push(turns.patterns.len());
                }
            }
            turns.patterns.push(pattern);
        }
        turns
    }
}

impl Turns {
    /// Where each turn ends that begins at a word.
    pub(super) fn ends<'t>(
        &'t self,
        said: &'t Said,
        start: usize,
    ) -> impl Iterator<Item = usize> + 't {
        let of_first = said.word(start).and_then(|word| self.by_first.get(word));
        let patterns = of_first.into_iter().flatten();
        let patterns = patterns.filter_map(|at| self.patterns.get(*at));
        patterns.filter_map(move |pattern| pattern.end(said, start))
    }

    /// Whether a turn begins at a word.
    pub(super) fn begins(&self, said: &Said, start: usize) -> bool {
        self.ends(said, start).next().is_some()
    }

    /// Whether a turn stands between two words.
    pub(super) fn stands_in(&self, said: &Said, start: usize, end: usize) -> bool {
        (start..end).any(|at| self.ends(said, at).any(|ends| ends <= end))
    }
}

impl TurnPattern {
    fn of(text: &str) -> Self {
        let mut words = text.split_whitespace().peekable();
        let begins_sentence = words.next_if_eq(&"^").is_some();
        let pieces = words.map(|word| match word {
            "~" => Piece::UpTo(FEW),
            "…" => Piece::UpTo(SOME),
            "$" => Piece::End,
            words => Piece::OneOf(words.split('|').map(str::to_owned).collect()),
        });
        Self {
            begins_sentence,
            pieces: pieces.collect(),
        }
    }

    fn end(&self, said: &Said, start: usize) -> Option<usize> {
        if self.begins_sentence && start > 0 {
            return None;
        }
        end_of(&self.pieces, said, start)
    }
}

fn end_of(pieces: &[Piece], said: &Said, at: usize) -> Option<usize> {
    let Some((piece, rest)) = pieces.split_first() else {
        return Some(at);
    };
    let word = said.word(at);
    match piece {
        Piece::OneOf(words) => {
            let word = word?;
            let is = words.iter().any(|one| one == word);
            is.then(|| end_of(rest, said, at + 1))?
        }
        Piece::End => {
            let ends = word.is_none_or(|word| word == PAUSE);
            ends.then(|| end_of(rest, said, at))?
        }
        Piece::UpTo(most) => {
            let words = said.words().get(at..).unwrap_or_default().iter();
            let gap = words.take(*most).take_while(|word| *word != PAUSE).count();
            (0..=gap).find_map(|skipped| end_of(rest, said, at + skipped))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_may_have_gaps_and_choices() {
        let turns = Turns::from(vec![
            "may i|we ~ have".to_owned(),
            "^ and".to_owned(),
            "llama $".to_owned(),
            "reply … with".to_owned(),
        ]);
        for (text, expected) in [
            ("may we please have it", vec![4]),
            ("may we have it", vec![3]),
            ("may we not, have it", vec![]),
            ("may you have it", vec![]),
            ("and it", vec![1]),
            ("llama", vec![1]),
            ("llama, por favor", vec![1]),
            ("llama el hotel", vec![]),
            ("reply to this mail with it", vec![5]),
        ] {
            let said = Said::of(text);
            assert_eq!(turns.ends(&said, 0).collect::<Vec<_>>(), expected, "{text}");
        }
        assert!(!turns.begins(&Said::of("this and that"), 1));
    }
}
