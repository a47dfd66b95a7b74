//! How much a word says: what stands around few of a team's replies says more than what stands around most.

use super::exchange::{Exchange, SaidWords};
use std::collections::HashMap;

/// Words of a request that are looked for, and words of what was said before it: those that say the most.
const OF_REQUEST: usize = 48;
const OF_EARLIER: usize = 24;

/// A word that stands around so many of the replies that were counted is nobody's own.
const COMMON_FROM: usize = 3;

/// A word to look for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WeightedWord {
    /// The word.
    pub(crate) word: String,
    /// How much it says.
    pub(crate) weight: f64,
}

/// The words of texts that were counted.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordSample {
    texts: usize,
    holding: HashMap<String, usize>,
}

impl WordSample {
    /// Counts what stands around replies.
    pub(crate) fn of(exchanges: &[Exchange]) -> Self {
        let words = |one: &Exchange| one.request.union(&one.earlier).cloned().collect();
        Self::of_texts(exchanges.iter().map(words))
    }

    /// Counts the words of texts.
    pub(crate) fn of_texts(texts: impl Iterator<Item = SaidWords>) -> Self {
        let mut sample = Self::default();
        for words in texts {
            sample.texts += 1;
            for word in words {
                *sample.holding.entry(word).or_default() += 1;
            }
        }
        sample
    }

    /// How much a word says: more than nothing, and the less the more texts hold it.
    #[expect(clippy::cast_precision_loss, reason = "these are a few hundred texts")]
    pub(crate) fn weight(&self, word: &str) -> f64 {
        let holding = self.holding.get(word).copied().unwrap_or_default();
        let (texts, holding) = (self.texts as f64, holding as f64);
        (1.0 + (texts - holding + 0.5) / (holding + 0.5)).ln()
    }

    /// Whether several texts hold a word.
    pub(crate) fn is_common(&self, word: &str) -> bool {
        let holding = self.holding.get(word);
        holding.is_some_and(|holding| *holding >= COMMON_FROM)
    }

    /// The words to look for.
    pub(crate) fn wanted(&self, around: &Exchange) -> Vec<WeightedWord> {
        let mut wanted = self.heaviest(&around.request, OF_REQUEST);
        for other in self.heaviest(&around.earlier, OF_EARLIER) {
            if !wanted.contains(&other) {
                wanted.push(other);
            }
        }
        wanted
    }

    fn heaviest(&self, words: &SaidWords, most: usize) -> Vec<WeightedWord> {
        let weighted = words.iter().map(|word| WeightedWord {
            word: word.clone(),
            weight: self.weight(word),
        });
        let mut weighted: Vec<WeightedWord> = weighted.collect();
        weighted.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        weighted.truncate(most);
        weighted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_says_the_less_the_more_texts_hold_it() {
        let around = |request| Exchange::stored(request, "the");
        let sample = WordSample::of(&["refund my", "refund my", "bag my", "my"].map(around));
        assert!(sample.weight("bag") > sample.weight("refund"));
        assert!(sample.weight("refund") > sample.weight("my"));
        assert!(sample.weight("my") > 0.0);
        assert!(sample.is_common("my") && !sample.is_common("refund"));
        let wanted = sample.wanted(&Exchange::stored("my bag", "the bag refund"));
        let words: Vec<&str> = wanted.iter().map(|it| it.word.as_str()).collect();
        assert_eq!(words, ["bag", "my", "refund", "the"]);
    }
}
