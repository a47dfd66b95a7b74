//! How like two requests are, and which replies say the same.

use super::exchange::{Exchange, SaidWords};
use super::sample::WordSample;
use crate::domain::search::words_of;

/// Two replies of whose words so large a part is in both say the same.
const ALIKE_FROM: f64 = 0.8;

/// Of what was said before a request, likeness counts half where only texts are compared.
const EARLIER_IN_TEXTS: f64 = 0.5;

/// Of a text that may be long so many characters are compared.
const TEXT_MAX_CHARS: usize = 2_000;

/// How like two exchanges are, from 0 to 2: the request, and what was said before it.
pub(crate) fn request_likeness(one: &Exchange, other: &Exchange, sample: &WordSample) -> f64 {
    likeness(&one.request, &other.request, sample) + likeness(&one.earlier, &other.earlier, sample)
}

/// The cosine of two texts' words: 0 if they have none in common, 1 if all.
fn likeness(one: &SaidWords, other: &SaidWords, sample: &WordSample) -> f64 {
    let length = |words: &mut dyn Iterator<Item = &String>| -> f64 {
        words.map(|word| sample.weight(word).powi(2)).sum()
    };
    let lengths = length(&mut one.iter()) * length(&mut other.iter());
    if lengths <= 0.0 {
        return 0.0;
    }
    length(&mut one.intersection(other)) / lengths.sqrt()
}

/// Whether two replies say nearly the same, whatever numbers stand in them.
#[expect(clippy::cast_precision_loss, reason = "a text has fewer words")]
pub(crate) fn are_alike(one: &str, other: &str) -> bool {
    let (one, other) = (text_words(one), text_words(other));
    let both = one.intersection(&other).count();
    let either = one.len() + other.len() - both;
    both as f64 >= ALIKE_FROM * either as f64
}

/// The places of these texts, those first that have the most in common with what was said. Texts that have equally much
/// stay in their order.
pub(crate) fn ranked_by_text<'t>(
    around: &Exchange,
    texts: impl Iterator<Item = &'t str>,
) -> Vec<usize> {
    let words: Vec<SaidWords> = texts.map(text_words).collect();
    let sample = WordSample::of_texts(words.iter().cloned());
    let ranked = words.iter().enumerate().map(|(at, words)| {
        let asked = likeness(&around.request, words, &sample);
        let earlier = likeness(&around.earlier, words, &sample);
        (asked + EARLIER_IN_TEXTS * earlier, at)
    });
    let mut ranked: Vec<(f64, usize)> = ranked.collect();
    ranked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    ranked.into_iter().map(|(_, at)| at).collect()
}

fn text_words(text: &str) -> SaidWords {
    let text: String = text.chars().take(TEXT_MAX_CHARS).collect();
    let words = words_of(&text).into_iter();
    words
        .filter(|word| !word.contains(char::is_numeric))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_request_is_nearer_than_one_that_shares_common_words() {
        let asked = Exchange::stored("i lost my bag", "hello");
        let kept = ["my bag is lost", "i want my money", "my seat"];
        let kept = kept.map(|request| Exchange::stored(request, "hello"));
        let sample = WordSample::of(&kept);
        let [bag, money, seat] = kept.map(|other| request_likeness(&asked, &other, &sample));
        assert!(bag > money && money > seat, "{bag} {money} {seat}");
        let same = request_likeness(&asked, &asked, &sample);
        assert!((same - 2.0).abs() < 1e-9);
        let nothing = Exchange::default();
        let none = request_likeness(&asked, &nothing, &sample);
        assert!(none.abs() < 1e-9);
    }

    #[test]
    fn replies_with_other_numbers_say_the_same() {
        assert!(are_alike(
            "I have sent 20 euros to order A1.",
            "I have sent 35 euros to order B2."
        ));
        assert!(!are_alike("I have sent it.", "I cannot send it to you."));
        assert!(are_alike("", ""));
    }

    #[test]
    fn texts_that_have_nothing_in_common_stay_in_their_order() {
        let around = Exchange::stored("where is my bag", "");
        let texts = ["Thank you", "Goodbye", "Your bag is on its way"];
        assert_eq!(ranked_by_text(&around, texts.into_iter()), [2, 0, 1]);
        let silent = Exchange::default();
        assert_eq!(ranked_by_text(&silent, texts.into_iter()), [0, 1, 2]);
    }
}
