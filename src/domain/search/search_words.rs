//! A text as the words it is found by.

use std::collections::BTreeSet;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What is longer is found by its beginning.
const WORD_MAX_CHARS: usize = 40;

/// The words a text is found by, in order, small letters without accents. Where words are not parted by spaces, each
/// two characters that stand together are one.
pub(crate) fn words_of(text: &str) -> Vec<String> {
    let mut words = Words::default();
    for letter in text.chars() {
        if is_unspaced(letter) {
            words.end_word();
            words.unspaced.push(letter);
        } else if letter.is_alphanumeric() {
            words.end_unspaced();
            words.add(letter);
        } else if !is_combining_mark(letter) {
            words.end_word();
            words.end_unspaced();
        }
    }
    words.end_word();
    words.end_unspaced();
    words.found
}

#[derive(Default)]
struct Words {
    found: Vec<String>,
    word: String,
    chars: usize,
    unspaced: Vec<char>,
}

impl Words {
    fn add(&mut self, letter: char) {
        if self.chars >= WORD_MAX_CHARS {
            return;
        }
        self.chars += 1;
        if letter.is_ascii() {
            self.word.push(letter.to_ascii_lowercase());
            return;
        }
        let word = &mut self.word;
        for small in letter.to_lowercase() {
            match plain(small) {
                Some(plain) => word.push_str(plain),
                None => decompose_compatible(small, |part| {
                    if part.is_alphanumeric() && !is_combining_mark(part) {
                        word.extend(part.to_lowercase());
                    }
                }),
            }
        }
    }

    fn end_word(&mut self) {
        self.chars = 0;
        if !self.word.is_empty() {
            self.found.push(std::mem::take(&mut self.word));
        }
    }

    fn end_unspaced(&mut self) {
        let run = std::mem::take(&mut self.unspaced);
        match run.as_slice() {
            [] => {}
            [one] => self.found.push(one.to_string()),
            run => {
                let pairs = run.windows(2).map(|pair| pair.iter().collect());
                self.found.extend(pairs);
            }
        }
    }
}

/// Letters that Unicode does not take apart, as people write them who do not have them on their keyboard.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        'þ' => "th",
        _ => return None,
    })
}

/// Characters of scripts whose words are not parted by spaces, and Hangul, whose words end in particles.
pub(super) fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0E7F}'      // Thai
        | '\u{0E80}'..='\u{0EFF}'    // Lao
        | '\u{1000}'..='\u{109F}'    // Burmese
        | '\u{1780}'..='\u{17FF}'    // Khmer
        | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30FF}'    // Kana
        | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'    // Han
        | '\u{AC00}'..='\u{D7AF}'    // Hangul
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}')
}

/// Words, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct WordSet(BTreeSet<String>);

impl WordSet {
    /// Adds the words of a text.
    pub(crate) fn add(&mut self, text: &str) {
        self.0.extend(words_of(text));
    }

    /// Adds one word as it is.
    pub(crate) fn add_word(&mut self, word: String) {
        self.0.insert(word);
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes away the words that stand in this text, which has spaces between its words.
    pub(crate) fn without(mut self, known: &str) -> Self {
        for word in known.split(' ') {
            self.0.remove(word);
        }
        self
    }

    /// The words in the order of the alphabet.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_width_do_not_matter() {
        assert_eq!(
            words_of("Łódź, STRASSE Straße ﬁn Ｆｕｌｌ São"),
            ["lodz", "strasse", "strasse", "fin", "full", "sao"]
        );
        // The same letter in one character and in two.
        assert_eq!(words_of("Jose\u{301}"), words_of("Jos\u{e9}"));
    }

    #[test]
    fn addresses_and_numbers_are_their_parts() {
        assert_eq!(
            words_of("priya.l@example.com, 4477-AB +34 600"),
            ["priya", "l", "example", "com", "4477", "ab", "34", "600"]
        );
    }

    #[test]
    fn what_is_written_without_spaces_is_found_by_pairs() {
        assert_eq!(words_of("返金お願い"), ["返金", "金お", "お願", "願い"]);
        assert_eq!(words_of("ok 金 x"), ["ok", "金", "x"]);
        assert_eq!(words_of("カード123"), ["カー", "ード", "123"]);
    }

    #[test]
    fn a_long_word_is_known_by_its_beginning() {
        let words = words_of(&"é".repeat(5000));
        assert_eq!(words, ["e".repeat(WORD_MAX_CHARS)]);
    }
}
