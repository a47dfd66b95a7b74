//! Topics, permissions: the words, intents and patterns of all rules of a set, looked for together.

use super::fold::Folded;
use super::rule::{AnyOf, Rule, Signal};
use super::trigger_fault::TriggerFault;
use crate::domain::base::invalid::FieldError;
use crate::domain::rules::rules_fault::RulesFault;
use crate::domain::rules::triggers::cost::{PATTERN_CACHE_BYTES, PATTERN_MAX_BYTES, RULES_MAX};
use crate::domain::text::searches;
use aho_corasick::AhoCorasick;
use regex::bytes::{Regex, RegexBuilder};
use regex_automata::nfa::thompson::NFA;
use regex_automata::util::syntax;
use std::collections::HashMap;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Patterns of one set: each is looked for by itself.
const PATTERNS_IN_SET_MAX: usize = RULES_MAX;

/// The same, compiled, in bytes: 1 MB.
const PATTERNS_IN_SET_MAX_BYTES: usize = 1024 * 1024;

/// Words of one set: they are looked for in one pass.
const WORDS_IN_SET_MAX: usize = 5_000;

/// Everyday sentences. A pattern that matches all of them matches everything.
const EVERYDAY: [&str; 4] = [
    "hello .",
    "where is my order 4711 .",
    "thank you very much .",
    "ok .",
];

/// The topics of a set, compiled.
#[derive(Debug)]
pub(super) struct TriggerTopics {
    words: Option<AhoCorasick>,
    /// For each word, the rule it belongs to.
    word_of: Vec<usize>,
    /// Patterns, each with its rule.
    patterns: Vec<(usize, Regex)>,
    /// How large they are together once compiled.
    bytes: usize,
    /// Rules by intent, in small letters.
    intents: HashMap<String, Vec<usize>>,
}

/// The topics among the rules, with their numbers.
fn topics(rules: &[Rule]) -> impl Iterator<Item = (usize, &AnyOf)> {
    rules.iter().enumerate().filter_map(|(index, rule)| {
        let (Signal::Topic(any) | Signal::Policy(any)) = &rule.signal else {
            return None;
        };
        Some((index, any))
    })
}

impl TriggerTopics {
    /// Compiles topics; what cannot be is an error at its place in the set.
    pub(super) fn compile(rules: &[Rule]) -> Result<Self, Vec<FieldError>> {
        let (mut words, mut word_of) = (Vec::new(), Vec::new());
        let (mut patterns, mut wrong) = (Vec::new(), Vec::new());
        let mut intents: HashMap<String, Vec<usize>> = HashMap::new();
        let mut bytes = 0;
        for (rule, any) in topics(rules) {
            for (index, word) in any.words.iter().enumerate() {
                match needle(word) {
                    Some(needle) => {
                        words.push(needle);
                        word_of.push(rule);
                    }
                    None => wrong.push(FieldError::new(
                        format!("/rules/{rule}/words/{index}"),
                        RulesFault::ShortWord,
                    )),
                }
            }
            for intent in &any.intents {
                intents.entry(intent.to_lowercase()).or_default().push(rule);
            }
            for (index, pattern) in any.patterns.iter().enumerate() {
                match compile(pattern) {
                    Ok((compiled, size)) => {
                        patterns.push((rule, compiled));
                        bytes += size;
                    }
                    Err(why) => wrong.push(FieldError::new(
                        format!("/rules/{rule}/patterns/{index}"),
                        why,
                    )),
                }
            }
        }
        if patterns.len() > PATTERNS_IN_SET_MAX {
            let fault = TriggerFault::TooManyPatterns(PATTERNS_IN_SET_MAX);
            wrong.push(FieldError::new("/rules", fault));
        }
        if words.len() > WORDS_IN_SET_MAX {
            let fault = TriggerFault::TooManyWords(WORDS_IN_SET_MAX);
            wrong.push(FieldError::new("/rules", fault));
        }
        if bytes > PATTERNS_IN_SET_MAX_BYTES {
            let fault = TriggerFault::LargePatterns(PATTERNS_IN_SET_MAX_BYTES / 1024);
            wrong.push(FieldError::new("/rules", fault));
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
        Ok(Self {
            words,
            word_of,
            patterns,
            bytes,
            intents,
        })
    }

    /// What looking for all patterns in a text of this length takes.
    pub(super) fn cost(&self, text: usize) -> usize {
        searches::cost(text, self.patterns.len(), self.bytes)
    }

    /// The rules whose words or patterns are in a text, each with the first place.
    pub(super) fn said(&self, said: &Folded<'_>) -> HashMap<usize, Range<usize>> {
        let mut found = HashMap::new();
        let text = said.text();
        if let Some(words) = &self.words {
            for word in words.find_overlapping_iter(text) {
                if whole(text, word.range())
                    && let Some(rule) = self.word_of.get(word.pattern().as_usize())
                {
                    found.entry(*rule).or_insert(word.range());
                }
            }
        }
        for (rule, pattern) in &self.patterns {
            if !found.contains_key(rule)
                && let Some(place) = pattern.find(text.as_bytes())
            {
                found.insert(*rule, place.range());
            }
        }
        found
    }

    /// The rules that know an intent.
    pub(super) fn meant(&self, intent: &str) -> &[usize] {
        let known = self.intents.get(&intent.to_lowercase());
        known.map_or(&[], Vec::as_slice)
    }
}

/// A word or phrase as it is looked for in folded text.
pub(in crate::domain) fn needle(word: &str) -> Option<String> {
    let folded = Folded::new(word);
    let needle = folded.text().trim_end_matches([' ', '.']);
    let least = if needle.is_ascii() { 2 } else { 1 };
    (needle.chars().count() >= least).then(|| needle.to_owned())
}

/// Whether no letter goes on before or behind. Scripts without spaces (they know no capitals) have no
/// such edges.
pub(in crate::domain) fn whole(text: &str, place: Range<usize>) -> bool {
    let joins = |a: Option<char>, b: Option<char>| match (a, b) {
        (Some(a), Some(b)) => spaced(a) && spaced(b),
        _ => false,
    };
    let before = text.get(..place.start).unwrap_or_default();
    let behind = text.get(place.end..).unwrap_or_default();
    let found = text.get(place).unwrap_or_default();
    !joins(before.chars().next_back(), found.chars().next())
        && !joins(found.chars().next_back(), behind.chars().next())
}

fn spaced(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter.is_lowercase()
}

/// A pattern, bounded: matching takes time linear in the text whatever it says, and it is refused when
/// it is too large, or finds something everywhere.
fn compile(pattern: &str) -> Result<(Regex, usize), TriggerFault> {
    let plain: String = pattern
        .nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .collect();
    let compiled = RegexBuilder::new(&plain)
        .unicode(false)
        .case_insensitive(true)
        .size_limit(PATTERN_MAX_BYTES)
        .dfa_size_limit(PATTERN_CACHE_BYTES)
        .build()
        .map_err(|error| match error {
            regex::Error::CompiledTooBig(most) => TriggerFault::LargePattern(most),
            _ => TriggerFault::BadPattern,
        })?;
    if compiled.is_match(b"")
        || EVERYDAY
            .iter()
            .all(|said| compiled.is_match(said.as_bytes()))
    {
        return Err(TriggerFault::MatchesEverything);
    }
    Ok((compiled, size(&plain)))
}

/// The size of its automaton, in bytes.
fn size(pattern: &str) -> usize {
    let plain = syntax::Config::new()
        .unicode(false)
        .utf8(false)
        .case_insensitive(true);
    let automaton = NFA::compiler().syntax(plain).build(pattern);
    automaton.map_or(PATTERN_MAX_BYTES, |automaton| automaton.memory_usage())
}
