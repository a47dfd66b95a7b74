//! The words of all rules of a set, looked for together.

use super::rule::RouteRule;
use crate::domain::base::invalid::FieldError;
use crate::domain::rules::rules_fault::RulesFault;
use crate::domain::rules::triggers::{Folded, needle, whole};
use aho_corasick::AhoCorasick;
use std::collections::HashMap;

/// The topics of a set, compiled.
#[derive(Debug, Default)]
pub(super) struct RouteTopics {
    words: Option<AhoCorasick>,
    /// For each word, the rule it belongs to.
    word_of: Vec<usize>,
}

impl RouteTopics {
    /// Compiles topics; what cannot be is an error at its place in the set.
    pub(crate) fn compile(rules: &[RouteRule]) -> Result<Self, Vec<FieldError>> {
        let (mut words, mut word_of, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
        for (rule, known) in rules.iter().enumerate() {
            for (index, word) in known.when.topic.iter().enumerate() {
                match needle(word) {
                    Some(needle) => {
                        words.push(needle);
                        word_of.push(rule);
                    }
                    None => wrong.push(FieldError::new(
                        format!("/rules/{rule}/when/topic/{index}"),
                        RulesFault::ShortWord,
                    )),
                }
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let words = match words.is_empty() {
            true => None,
            false => Some(
                AhoCorasick::new(words)
                    .map_err(|error| vec![FieldError::new("/rules", error.to_string())])?,
            ),
        };
        Ok(Self { words, word_of })
    }

    /// The rules whose words are in one of the texts, each with the first words that were found.
    pub(crate) fn said(&self, texts: &[String]) -> HashMap<usize, String> {
        let mut found = HashMap::new();
        let Some(words) = &self.words else {
            return found;
        };
        for text in texts {
            let folded = Folded::new(text);
            for word in words.find_overlapping_iter(folded.text()) {
                if whole(folded.text(), word.range())
                    && let Some(rule) = self.word_of.get(word.pattern().as_usize())
                {
                    found
                        .entry(*rule)
                        .or_insert_with(|| folded.quote(word.range()));
                }
            }
        }
        found
    }
}
