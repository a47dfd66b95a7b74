//! Text as the phrase books read it, with the way back to the words as they were written.

use crate::domain::rules::triggers::cost::{EVIDENCE_MAX_CHARS, TEXT_SEEN_BYTES};
use std::ops::Range;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Words before an apostrophe that are words of their own: "l'agent" is "l agent", but "don't" is
/// "dont".
const ELIDED: [&str; 16] = [
    "l", "d", "j", "c", "s", "n", "m", "t", "qu", "un", "dell", "all", "nell", "sull", "dall",
    "quell",
];

/// A text in lower case, without accents and punctuation, its words parted by one space, sentences by
/// " . ", letters that are held down ("pleaaase") said once.
#[derive(Debug, Clone)]
pub(crate) struct Folded<'a> {
    original: &'a str,
    text: String,
    /// For each byte of `text`, where in the original its character begins.
    origin: Vec<u32>,
    /// How often the last letter came in a row.
    run: u32,
}

impl<'a> Folded<'a> {
    /// Folds a text. Of a very long one only its beginning and its end are looked at.
    pub(crate) fn new(original: &'a str) -> Self {
        let mut folded = Self {
            original,
            text: String::with_capacity(original.len().min(TEXT_SEEN_BYTES) + 2),
            origin: Vec::with_capacity(original.len().min(TEXT_SEEN_BYTES) + 2),
            run: 0,
        };
        for (at, part) in seen(original) {
            folded.add(at, part);
            folded.end_sentence(at + part.len());
        }
        let ends = folded.text.trim_end().len();
        folded.text.truncate(ends);
        folded.origin.truncate(ends);
        folded
    }

    /// The folded text; it ends with " ." unless it is empty.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The words as they were written for a range of the folded text.
    pub(crate) fn quote(&self, range: Range<usize>) -> String {
        let from = self.origin.get(range.start).map_or(0, |at| *at as usize);
        let last = range
            .end
            .checked_sub(1)
            .and_then(|last| self.origin.get(last));
        let last = last.map_or(self.original.len(), |at| *at as usize);
        let rest = self.original.get(last..).unwrap_or_default();
        let to = last + rest.chars().next().map_or(0, char::len_utf8);
        shortened(self.original.get(from..to).unwrap_or_default())
    }

    /// The same text with other words for some; nothing when no word is replaced. What is quoted of it are the words as
    /// they were written.
    pub(super) fn corrected<'w>(&self, meant: impl Fn(&str) -> Option<&'w str>) -> Option<Self> {
        let mut begins = 0;
        let mut corrected: Option<Self> = None;
        for word in self.text.split_inclusive(' ') {
            let ends = begins + word.len();
            let plain = word.trim_end_matches(' ');
            let meant = meant(plain);
            if meant.is_some() || corrected.is_some() {
                let so_far = corrected.get_or_insert_with(|| self.until(begins));
                let origin = self.origin.get(begins..ends).unwrap_or_default();
                so_far.append(meant.unwrap_or(plain), plain.len(), word.len(), origin);
            }
            begins = ends;
        }
        corrected
    }

    /// The text up to a place.
    fn until(&self, end: usize) -> Self {
        Self {
            original: self.original,
            text: self.text.get(..end).unwrap_or_default().to_owned(),
            origin: self.origin.get(..end).unwrap_or_default().to_vec(),
            run: 0,
        }
    }

    /// Appends a word in the place of one that had so many bytes, and so many with the space behind it.
    fn append(&mut self, word: &str, bytes: usize, all: usize, origin: &[u32]) {
        let place = |index: usize| origin.get(index).copied().unwrap_or_default();
        let last = bytes.saturating_sub(1);
        self.text.push_str(word);
        for index in 0..word.len() {
            let ends = index + 1 == word.len();
            self.origin
                .push(place(if ends { last } else { index.min(last) }));
        }
        if all > bytes {
            self.text.push(' ');
            self.origin.push(place(bytes));
        }
    }

    fn add(&mut self, base: usize, part: &str) {
        let mut letters = part.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let at = base + at;
            match letter {
                '\'' | '’' | '‘' | '`' | '´' | 'ʼ' => {
                    let joins = letters.peek().is_some_and(|(_, next)| next.is_alphabetic());
                    if !joins || ELIDED.contains(&self.last_word()) {
                        self.space(at);
                    }
                }
                '.' | '?' | '!' | ';' | ':' | '\n' | '…' | '。' | '？' | '！' => {
                    self.end_sentence(at)
                }
                _ => decompose_compatible(letter, |plain| {
                    for small in plain.to_lowercase() {
                        if small.is_alphanumeric() {
                            self.letter(small, at);
                        } else if !is_combining_mark(small) {
                            self.space(at);
                        }
                    }
                }),
            }
        }
    }

    fn last_word(&self) -> &str {
        self.text.rsplit(' ').next().unwrap_or_default()
    }

    /// Three of the same letter or more are a key held down: one is kept.
    fn letter(&mut self, letter: char, at: usize) {
        let held = letter.is_ascii_alphabetic() && self.text.ends_with(letter);
        self.run = if held { self.run + 1 } else { 1 };
        match self.run {
            1 | 2 => self.push(letter, at),
            3 => {
                self.text.pop();
                self.origin.pop();
            }
            _ => {}
        }
    }

    fn space(&mut self, at: usize) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.push(' ', at);
        }
    }

    fn end_sentence(&mut self, at: usize) {
        self.space(at);
        if !self.text.is_empty() && !self.text.ends_with(". ") {
            self.push('.', at);
            self.push(' ', at);
        }
    }

    fn push(&mut self, letter: char, at: usize) {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        self.text.push(letter);
        self.origin.resize(self.text.len(), at);
    }
}

/// The parts of a text that are looked at, each with where it begins.
fn seen(text: &str) -> Vec<(usize, &str)> {
    if text.len() <= TEXT_SEEN_BYTES {
        return vec![(0, text)];
    }
    let head = text.floor_char_boundary(TEXT_SEEN_BYTES / 2);
    let tail = text.ceil_char_boundary(text.len() - TEXT_SEEN_BYTES / 2);
    let (head, tail_text) = (text.get(..head), text.get(tail..));
    vec![
        (0, head.unwrap_or_default()),
        (tail, tail_text.unwrap_or_default()),
    ]
}

/// A text short enough to be shown as evidence.
pub(super) fn shortened(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(EVIDENCE_MAX_CHARS) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}
