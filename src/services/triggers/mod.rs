//! Trigger rules at work: which set holds for a bot, what it says about what was just mirrored, and what
//! people think of it afterwards.

mod marks;
mod settings;
mod silence;
mod trial;
mod verdict;

pub use marks::{ScoreLine, Scorecard};
pub use settings::{OwnedRules, Owner, RuleChange};
pub(in crate::services) use silence::watch;
pub use trial::{Example, Trial};
pub(in crate::services) use verdict::{belong_to_ticket, judge, with_ticket};

use crate::domain::people::Bot;
use crate::domain::trigger::{RuleSet, defaults};
use crate::services::error::Result;
use crate::storage::{AnyConnection, trigger_rules};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

static BUILT_IN: LazyLock<Arc<RuleSet>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "part of the binary; a test compiles it")]
    Arc::new(RuleSet::compile(defaults()).expect("the built-in rules compile"))
});

/// Compiled sets, by row and revision: compiling takes far longer than judging, so each state of a set is
/// compiled once on a node. A set of another revision takes the place of the old one.
#[derive(Debug, Clone, Default)]
pub struct CompiledRules {
    sets: Arc<Mutex<Sets>>,
}

/// By row: the revision, and the set.
type Sets = HashMap<i64, (i64, Arc<RuleSet>)>;

impl CompiledRules {
    /// The rules that hold for a bot.
    pub(in crate::services) fn of(
        &self,
        conn: &mut AnyConnection,
        bot: &Bot,
    ) -> Result<Arc<RuleSet>> {
        let Some(held) = trigger_rules::of_bot(conn, bot)? else {
            return Ok(BUILT_IN.clone());
        };
        if let Some((revision, set)) = self.lock().get(&held.id)
            && *revision == held.revision
        {
            return Ok(set.clone());
        }
        let set = match RuleSet::compile(trigger_rules::rules(conn, held)?) {
            Ok(set) => Arc::new(set),
            Err(wrong) => {
                // Checked when they were saved; a later version may have become stricter.
                tracing::error!(bot.id = %bot.id, ?wrong, "Stored rules cannot be used; the built-in ones hold");
                BUILT_IN.clone()
            }
        };
        self.lock().insert(held.id, (held.revision, set.clone()));
        Ok(set)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Sets> {
        self.sets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
