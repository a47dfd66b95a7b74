//! Which agent a ticket is offered to, and why nobody else (target selection). Which team gets it is decided before, in
//! `rules/routing`.
//!
//! [`choose`] is a pure function of what it is given, and everything it is given is kept with its
//! answer: a decision can be explained, and made again, at any later time.

pub(crate) mod outlook;

mod candidate;
mod decision_in_words;
mod need;
mod precedence;
mod queue_sort;
mod standing;

pub(crate) use candidate::{Candidate, Excluded, Exclusion, Ranked};
pub use need::{Relaxed, Requirements, spoken};
pub use precedence::Unoffered;
pub(crate) use precedence::order_at;
pub use queue_sort::QueueSort;
pub use standing::{QueueGroup, RowStanding};

use crate::domain::base::ids::AgentId;
use crate::domain::base::time::Moment;
use serde::{Deserialize, Serialize};

/// A decision with everything it was made from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// What the ticket needs.
    pub need: Requirements,
    /// Everybody who was looked at, as they were then.
    pub candidates: Vec<Candidate>,
    /// When it was made.
    pub at: Moment,
    /// Who could have it, best first.
    pub ranked: Vec<Ranked>,
    /// Who could not, and why.
    pub excluded: Vec<Excluded>,
    /// Who is to have it; nobody when nobody can.
    pub chosen: Option<AgentId>,
}

impl Decision {
    /// Makes the decision again from what it was made from.
    #[must_use]
    pub fn again(&self) -> Self {
        choose(self.need.clone(), self.candidates.clone(), self.at)
    }
}

/// Chooses among the candidates. Who cannot take the ticket is left out with the reason; the others
/// are ranked: wanted by the bot, then the ticket's last agent, then skill, then preferred skill, then the smaller load,
/// then who has been idle for longest. The id decides what is equal in all of this.
pub(crate) fn choose(need: Requirements, candidates: Vec<Candidate>, at: Moment) -> Decision {
    let mut ranked = Vec::new();
    let mut excluded = Vec::new();
    for candidate in &candidates {
        match candidate.exclusion(&need) {
            Some(why) => excluded.push(Excluded {
                agent: candidate.agent,
                name: candidate.name.clone(),
                why,
            }),
            None => ranked.push(candidate.rank(&need, at)),
        }
    }
    ranked.sort_by(Ranked::before);
    let chosen = ranked.first().map(|best| best.agent);
    Decision {
        need,
        candidates,
        at,
        ranked,
        excluded,
        chosen,
    }
}

#[cfg(test)]
mod tests;
