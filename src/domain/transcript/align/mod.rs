//! Finds which part of a new transcript is known already, so that nothing shows twice.
//!
//! Both lists are views of the same talk: the bot may have sent it before, from the start or only its
//! latest part, and Baton's list may hold things in between that the bot never saw. The longest equal
//! run ties them together; from there both are walked outward, and what is left is tried again.
//!
//! Two items are equal when they are of one side and say the same words (`gist`). Bots keep the words of agents, and
//! Baton's own, as theirs.

mod gist;

pub(crate) use gist::Beside;

use super::ItemRole;
use crate::domain::base::limits::ALIGN_MAX_KNOWN;
use std::collections::HashMap;
use std::ops::Range;

/// A run of so many equal items is no coincidence, wherever it lies.
const CREDIBLE_RUN: usize = 3;
/// Known items that may be stepped over between two aligned ones: an agent's words, Baton's own.
const SKIP_MAX: usize = 20;
/// The work allowed, as a multiple of comparing everything with everything once.
const PASSES_MAX: usize = 4;

/// Which items of a new transcript are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Overlap {
    /// One entry for each new item: whether it is known already.
    pub(crate) covered: Vec<bool>,
}

/// Aligns a new transcript with what is known, both in order. A replay is covered entirely, a grown
/// transcript up to its new end, an unrelated one not at all.
pub(crate) fn overlap(known: &[(ItemRole, &str)], new: &[(ItemRole, &str)]) -> Overlap {
    let latest = known
        .get(known.len().saturating_sub(ALIGN_MAX_KNOWN)..)
        .unwrap_or(known);
    let mut numbers = HashMap::new();
    let (known, new) = (numbered(latest, &mut numbers), numbered(new, &mut numbers));
    Alignment {
        covered: vec![false; new.len()],
        known: &known,
        new: &new,
    }
    .run()
}

/// Equal items get equal numbers, so that each comparison is one of integers.
fn numbered(items: &[(ItemRole, &str)], numbers: &mut HashMap<ComparedWords, usize>) -> Vec<usize> {
    let mut number = |item| {
        let next = numbers.len();
        *numbers.entry(item).or_insert(next)
    };
    items
        .iter()
        .map(|item| number(ComparedWords::of(*item)))
        .collect()
}

/// A message in the form in which two tellings of it are equal.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct ComparedWords {
    side: ItemRole,
    words: String,
}

impl ComparedWords {
    pub(crate) fn of((role, text): (ItemRole, &str)) -> Self {
        Self {
            side: side(role),
            words: gist::words(text),
        }
    }
}

fn side(role: ItemRole) -> ItemRole {
    match role {
        ItemRole::Bot | ItemRole::Agent | ItemRole::System => ItemRole::Bot,
        ItemRole::Customer | ItemRole::Tool => role,
    }
}

struct Alignment<'a> {
    known: &'a [usize],
    new: &'a [usize],
    covered: Vec<bool>,
}

/// A part of both lists that is not aligned yet.
#[derive(Debug, Clone)]
struct Region {
    known: Range<usize>,
    new: Range<usize>,
}

impl Alignment<'_> {
    fn run(mut self) -> Overlap {
        let all = self.known.len().saturating_mul(self.new.len());
        let mut work_left = all.saturating_mul(PASSES_MAX);
        let mut regions = vec![Region {
            known: 0..self.known.len(),
            new: 0..self.new.len(),
        }];
        while let Some(region) = regions.pop() {
            let work = region.known.len().saturating_mul(region.new.len());
            let Some(left) = work_left.checked_sub(work) else {
                continue;
            };
            work_left = left;
            let known = self.known.get(region.known.clone()).unwrap_or_default();
            let new = self.new.get(region.new.clone()).unwrap_or_default();
            let Some(run) = best_run(known, new) else {
                continue;
            };
            let (known_at, new_at) = (region.known.start + run.known, region.new.start + run.new);
            self.cover(new_at..new_at + run.length);
            let (before, after) = (
                Region {
                    known: region.known.start..known_at,
                    new: region.new.start..new_at,
                },
                Region {
                    known: known_at + run.length..region.known.end,
                    new: new_at + run.length..region.new.end,
                },
            );
            regions.push(self.walk_back(before));
            regions.push(self.walk_on(after));
        }
        Overlap {
            covered: self.covered,
        }
    }

    fn cover(&mut self, range: Range<usize>) {
        for covered in self.covered.iter_mut().take(range.end).skip(range.start) {
            *covered = true;
        }
    }

    /// Goes on after what was aligned, past a few known items the bot never saw; gives what is left.
    fn walk_on(&mut self, mut left: Region) -> Region {
        while let Some(item) = self
            .new
            .get(left.new.start)
            .filter(|_| !left.new.is_empty())
        {
            let ahead = self.known.get(left.known.clone()).unwrap_or_default();
            let Some(skipped) = ahead.iter().take(SKIP_MAX + 1).position(|k| k == item) else {
                break;
            };
            self.cover(left.new.start..left.new.start + 1);
            left.new.start += 1;
            left.known.start += skipped + 1;
        }
        left
    }

    /// The same toward the beginning.
    fn walk_back(&mut self, mut left: Region) -> Region {
        while let Some(last) = left.new.end.checked_sub(1).filter(|_| !left.new.is_empty()) {
            let behind = self.known.get(left.known.clone()).unwrap_or_default();
            let mut behind = behind.iter().rev().take(SKIP_MAX + 1);
            let Some(skipped) = behind.position(|k| Some(k) == self.new.get(last)) else {
                break;
            };
            self.cover(last..last + 1);
            left.new.end = last;
            left.known.end -= skipped + 1;
        }
        left
    }
}

/// Equal items: so many from these places on.
#[derive(Debug, Clone, Copy)]
struct EqualRun {
    known: usize,
    new: usize,
    length: usize,
}

/// The run that ties two lists together: the longest one that is no coincidence. If the known list
/// ends as the new one begins, that wins even over a longer run: talks repeat themselves.
fn best_run(known: &[usize], new: &[usize]) -> Option<EqualRun> {
    let mut best: Option<EqualRun> = None;
    let mut seam: Option<EqualRun> = None;
    // One row of lengths: `cell` is the run that ends with this pair, `diagonal` the one before it.
    let mut row = vec![0usize; new.len()];
    for (k, known_item) in known.iter().enumerate() {
        let mut diagonal = 0;
        for (n, (cell, new_item)) in row.iter_mut().zip(new).enumerate() {
            let length = if known_item == new_item {
                diagonal + 1
            } else {
                0
            };
            diagonal = std::mem::replace(cell, length);
            if length == 0 {
                continue;
            }
            let run = EqualRun {
                known: k + 1 - length,
                new: n + 1 - length,
                length,
            };
            if best.is_none_or(|best| length > best.length) && run.credible(known, new) {
                best = Some(run);
            }
            if k + 1 == known.len() && run.new == 0 {
                seam = Some(run); // the last one is the longest
            }
        }
    }
    let seam = seam.filter(|seam| seam.length >= CREDIBLE_RUN || seam.length == known.len());
    let replay = best.filter(|best| best.length == new.len());
    replay.or(seam).or(best)
}

impl EqualRun {
    /// Whether equal items are the same items: many in a row, the beginning of both, or where two
    /// views of one talk would overlap. A lone "ok" in the middle of both is two different ones.
    fn credible(self, known: &[usize], new: &[usize]) -> bool {
        let begins = self.known == 0 || self.new == 0;
        let ends = self.known + self.length == known.len() || self.new + self.length == new.len();
        self.length >= CREDIBLE_RUN || (self.known == 0 && self.new == 0) || (begins && ends)
    }
}

#[cfg(test)]
mod tests;
