//! An agent who might take a ticket.

use super::need::{Relaxed, Requirements};
use crate::domain::base::ids::AgentId;
use crate::domain::base::time::Moment;
use serde::{Deserialize, Serialize};
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

/// An agent as they were when the decision was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Who.
    pub agent: AgentId,
    /// The name, as it was.
    pub name: String,
    /// Whether a console of theirs was open.
    pub online: bool,
    /// Whether they had said that they were away.
    pub away: bool,
    /// Tickets they had, offers counted.
    pub load: i64,
    /// How many they may have; no limit when absent.
    pub capacity: Option<i64>,
    /// Whether they have been offered a ticket and have not answered yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asked: bool,
    /// Skills in lower case, each with a level from 1 to 5.
    pub skills: BTreeMap<String, i64>,
    /// Languages they write, in lower case; all when empty.
    pub languages: Vec<String>,
    /// Until when the team through which they are reached is closed, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<String>,
    /// When they last took or closed something.
    pub idle_since: Option<Moment>,
}

/// Why an agent cannot have a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Exclusion {
    /// No console of theirs is open.
    Offline,
    /// They are away.
    Away,
    /// The team through which they are reached is closed.
    Closed {
        /// Until when, in words.
        until: String,
    },
    /// They have as many as they may.
    Full {
        /// Tickets they have.
        load: i64,
        /// Tickets they may have.
        capacity: i64,
    },
    /// They have an offer to answer first. Whoever has a set capacity may be offered several tickets at a time.
    Asked,
    /// They have declined it or missed its offer.
    Declined,
    /// They lack a skill it needs.
    LacksSkill {
        /// Which.
        skill: String,
    },
    /// They do not write the customer's language.
    LacksLanguage {
        /// Which.
        language: String,
    },
}

/// An agent who was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excluded {
    /// Who.
    pub agent: AgentId,
    /// The name, as it was.
    pub name: String,
    /// Why.
    #[serde(flatten)]
    pub why: Exclusion,
}

/// An agent who could have the ticket, with what speaks for them, in the order it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranked {
    /// Who.
    pub agent: AgentId,
    /// The name, as it was.
    pub name: String,
    /// The bot asked for them.
    pub wanted: bool,
    /// They had the ticket before.
    pub had_it: bool,
    /// They write the customer's language.
    pub speaks: bool,
    /// Sum of their levels in the skills it needs.
    pub skill: i64,
    /// Sum of their levels in the skills that are preferred.
    #[serde(default)]
    pub preferred: i64,
    /// How much of their capacity is taken, in parts of 1,000; without a limit, of ten tickets.
    pub load: i64,
    /// For how long they have had nothing new, in seconds.
    pub idle_seconds: u64,
}

/// Tickets that count as a full load where no capacity is set.
const USUAL_CAPACITY: i64 = 10;

impl Candidate {
    /// Why this agent cannot have a ticket that needs this.
    pub(crate) fn exclusion(&self, need: &Requirements) -> Option<Exclusion> {
        if let Some(until) = self.closed.clone() {
            return Some(Exclusion::Closed { until });
        }
        if !self.online {
            return Some(Exclusion::Offline);
        }
        if self.away {
            return Some(Exclusion::Away);
        }
        if let Some(capacity) = self.capacity
            && self.load >= capacity
        {
            let load = self.load;
            return Some(Exclusion::Full { load, capacity });
        }
        if need.relaxed < Relaxed::Declines && need.declined.contains(&self.agent) {
            return Some(Exclusion::Declined);
        }
        let lacks = |skill: &&String| !self.skills.contains_key(*skill);
        if need.relaxed < Relaxed::Skills
            && let Some(skill) = need.skills.iter().find(lacks)
        {
            let skill = skill.clone();
            return Some(Exclusion::LacksSkill { skill });
        }
        match &need.language {
            Some(language) if need.relaxed < Relaxed::Language && !self.speaks(language) => {
                let language = language.clone();
                Some(Exclusion::LacksLanguage { language })
            }
            Some(_) | None => (self.asked && self.capacity.is_none()).then_some(Exclusion::Asked),
        }
    }

    /// What speaks for this agent.
    pub(crate) fn rank(&self, need: &Requirements, at: Moment) -> Ranked {
        let level = |skill: &String| self.skills.get(skill).copied().unwrap_or_default();
        let capacity = self.capacity.unwrap_or(USUAL_CAPACITY).max(1);
        let language = need.language.as_ref();
        Ranked {
            agent: self.agent,
            name: self.name.clone(),
            wanted: need.wanted == Some(self.agent),
            had_it: need.last == Some(self.agent),
            speaks: language.is_none_or(|language| self.speaks(language)),
            skill: need.skills.iter().map(level).sum(),
            preferred: need.preferred.iter().map(level).sum(),
            load: self.load.saturating_mul(1000) / capacity,
            idle_seconds: self
                .idle_since
                .map_or(u64::MAX, |since| at.since(since).as_secs()),
        }
    }

    fn speaks(&self, language: &String) -> bool {
        self.languages.is_empty() || self.languages.contains(language)
    }
}

impl Ranked {
    /// The order in which agents are offered a ticket: the better one is less.
    pub(crate) fn before(&self, other: &Self) -> Ordering {
        let key = |ranked: &Self| {
            (
                Reverse(ranked.wanted),
                Reverse(ranked.had_it),
                Reverse(ranked.speaks),
                Reverse(ranked.skill),
                Reverse(ranked.preferred),
                ranked.load,
                Reverse(ranked.idle_seconds),
                ranked.agent,
            )
        };
        key(self).cmp(&key(other))
    }
}
