//! A text as words to compare with.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What stands for a comma, a colon or a bracket.
pub(crate) const PAUSE: &str = ",";

/// A text as words in small letters without accents. A pause within it is a word as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    words: Vec<String>,
}

impl Said {
    /// The words of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut word = String::new();
        for letter in text.chars() {
            match letter {
                // "n°": the sign is read as the letter it was.
                '°' if word == "n" => word.push('o'),
                _ if letter.is_alphanumeric() || is_combining_mark(letter) => {
                    add(&mut word, letter);
                }
                ',' | ';' | ':' | '(' | ')' | '–' | '—' | '…' | '；' | '，' => {
                    end(&mut words, &mut word);
                    words.push(PAUSE.to_owned());
                }
                _ => end(&mut words, &mut word),
            }
        }
        end(&mut words, &mut word);
        Self { words }
    }

    /// The words in order.
    pub(crate) fn words(&self) -> &[String] {
        &self.words
    }

    /// The word at a place.
    pub(crate) fn word(&self, at: usize) -> Option<&str> {
        self.words.get(at).map(String::as_str)
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }
}

fn add(word: &mut String, letter: char) {
    for small in letter.to_lowercase() {
        match small {
            'ß' => word.push_str("ss"),
            _ => decompose_compatible(small, |c| {
                if !is_combining_mark(c) {
                    word.push(c);
                }
            }),
        }
    }
}

fn end(words: &mut Vec<String>, word: &mut String) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_small_and_have_no_accents() {
        for (text, words) in [
            ("¿Cuál es su número?", "cual es su numero"),
            ("Bestell-Nr., bitte", "bestell nr , bitte"),
            ("what's the order_no", "what s the order no"),
            ("n° de commande", "no de commande"),
            ("Größe", "grosse"),
            ("", ""),
        ] {
            assert_eq!(Said::of(text).words().join(" "), words, "{text}");
        }
    }
}
