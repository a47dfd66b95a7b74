//! What a team's patterns may take together. It is checked when they are saved; what was saved before there was a
//! budget is held against it when it is read.

use super::Needs;
use super::need_fault::NeedFault;
use super::pattern::compiled;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::limits::{ALL_PATTERNS_MAX_BYTES, TEAM_PATTERNS_MAX_BYTES};
use crate::domain::text::redaction::Masks;

/// The patterns of a team, compiled.
#[derive(Debug, Default)]
pub struct TeamPatterns {
    /// What it never wants to see.
    pub masks: Masks,
    /// The size of all of them once compiled, in bytes.
    pub bytes: usize,
    /// Those beyond the budget, by their pointers: they are not searched for.
    pub left_out: Vec<String>,
}

impl Needs {
    /// Compiles every pattern once, what is masked first. The patterns of facts keep what they were compiled to.
    pub(crate) fn patterns(&self) -> TeamPatterns {
        let (mut masks, mut bytes, mut left_out) = (Vec::new(), 0, Vec::new());
        let mut take = |pattern: &str, pointer: String| {
            let (regex, size) = compiled(pattern).ok()?;
            if bytes + size > TEAM_PATTERNS_MAX_BYTES {
                left_out.push(pointer);
                return None;
            }
            bytes += size;
            Some((regex, bytes))
        };
        let mut masks_bytes = 0;
        for (index, pattern) in self.redact.iter().enumerate() {
            if let Some((regex, so_far)) = take(pattern, format!("/redact/{index}")) {
                masks.push(regex);
                masks_bytes = so_far;
            }
        }
        for (index, need) in self.facts.iter().enumerate() {
            if let Some(pattern) = &need.pattern {
                let taken = take(pattern.text(), format!("/facts/{index}/pattern"));
                pattern.keep(taken.map(|(regex, _)| regex));
            }
        }
        TeamPatterns {
            masks: Masks::new(masks, masks_bytes),
            bytes,
            left_out,
        }
    }

    /// What goes beyond the budget, in the words of who sets it.
    pub(super) fn beyond_budget(&self, of_others: usize) -> Vec<FieldError> {
        let patterns = self.patterns();
        if patterns.left_out.is_empty() && of_others + patterns.bytes > ALL_PATTERNS_MAX_BYTES {
            let most = ALL_PATTERNS_MAX_BYTES / (1024 * 1024);
            return vec![FieldError::new("/facts", NeedFault::LargeTogether(most))];
        }
        let most = TEAM_PATTERNS_MAX_BYTES / (1024 * 1024);
        let refused = |pointer| FieldError::new(pointer, NeedFault::LargeInTeam(most));
        patterns.left_out.into_iter().map(refused).collect()
    }
}
