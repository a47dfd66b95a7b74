//! What a team never wants to see, ready to search with.

use super::MASKED;
use crate::domain::text::matches::matches;
use regex::Regex;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// The patterns of a team. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Masks(Arc<MaskPatterns>);

#[derive(Debug, Default)]
struct MaskPatterns {
    patterns: Vec<Regex>,
    /// How large they are together once compiled.
    bytes: usize,
}

impl Masks {
    /// Masks of patterns that have this size together once compiled.
    pub(crate) fn new(patterns: Vec<Regex>, bytes: usize) -> Self {
        Self(Arc::new(MaskPatterns { patterns, bytes }))
    }

    /// Whether there is nothing to mask.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.patterns.is_empty()
    }

    /// How many patterns there are.
    pub(in crate::domain::text) fn patterns(&self) -> usize {
        self.0.patterns.len()
    }

    /// How large they are together once compiled.
    pub(in crate::domain::text) fn bytes(&self) -> usize {
        self.0.bytes
    }

    /// Where they lie: masks at the same address are the same.
    pub(in crate::domain::text) fn address(&self) -> usize {
        Arc::as_ptr(&self.0).addr()
    }

    /// Searches a text now.
    pub(in crate::domain::text) fn search<'t>(&self, text: &'t str) -> (Cow<'t, str>, usize) {
        let mut masked = Cow::Borrowed(text);
        let mut count = 0;
        for pattern in &self.0.patterns {
            let found = matches(pattern, &masked);
            if !found.is_empty() {
                count += found.len();
                masked = Cow::Owned(without(&masked, &found));
            }
        }
        (masked, count)
    }
}

/// A text with a mark in place of each of these, which stand in order.
fn without(text: &str, found: &[Range<usize>]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut after = 0;
    for place in found {
        masked.push_str(text.get(after..place.start).unwrap_or_default());
        masked.push_str(MASKED);
        after = place.end;
    }
    masked.push_str(text.get(after..).unwrap_or_default());
    masked
}
