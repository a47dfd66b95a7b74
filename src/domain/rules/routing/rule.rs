//! Rules as data: what is stored, imported, exported and edited.

use super::one_or_many::{list, lists};
use crate::domain::base::words::{Priority, Reason, words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A rule: when all of its conditions hold, this follows.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteRule {
    /// Unique; what explanations call it.
    pub name: String,
    /// Whether it is on.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub enabled: bool,
    /// Whether it holds against what the bot names itself.
    #[serde(default, skip_serializing_if = "is_false")]
    pub overrides_bot: bool,
    /// What must hold, all of it; nothing is always.
    #[serde(default, skip_serializing_if = "When::is_always")]
    pub when: When,
    /// What follows.
    #[serde(default)]
    pub then: Then,
}

/// Conditions. Each is a list of alternatives, an empty one is no condition.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct When {
    /// The bot that escalates, by name; `*` stands for anything.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub bot: Vec<String>,
    /// The team the bot asks for.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub team: Vec<String>,
    /// Why it escalates.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub reason: Vec<Reason>,
    /// What the customer wants, as the bot understood it.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub intent: Vec<IntentIs>,
    /// Words or phrases in the summary, the detail or the customer's last words; case and accents do not
    /// matter.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub topic: Vec<String>,
    /// BCP 47; `pt` is every Portuguese, `pt-BR` that of Brazil.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub language: Vec<String>,
    /// Where the conversation takes place.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub channel: Vec<String>,
    /// A tag the bot gave.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// How urgent the bot says it is; `normal` when it does not say.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub priority: Vec<Priority>,
    /// Attributes of the customer by name, in any case: equal to, like (`*`), or `>= 10`. `verified` is how
    /// sure it is that it is them.
    #[serde(deserialize_with = "lists", skip_serializing_if = "BTreeMap::is_empty")]
    pub customer: BTreeMap<String, Vec<String>>,
    /// When it is: within or outside opening hours.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<HoursAre>,
}

/// When it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "open, closed, { during, zone } or { outside, zone }"
)]
pub enum HoursAre {
    /// As the hours of the team it would go to say.
    Team(Door),
    /// Within these hours.
    During {
        /// As OpenStreetMap writes them: `Mo-Fr 09:00-17:00`.
        during: String,
        /// IANA: `Europe/Madrid`.
        zone: String,
    },
    /// Not within these hours.
    Outside {
        /// As OpenStreetMap writes them.
        outside: String,
        /// IANA.
        zone: String,
    },
}

words! {
    /// Whether a team is there.
    Door {
        /// It is.
        Open = "open",
        /// It is not.
        Closed = "closed",
    }
}

/// What the customer wants: a name, or a name and how sure the bot must be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, expecting = "an intent's name, or { name, at_least }")]
pub enum IntentIs {
    /// Its name; `*` stands for anything.
    Named(String),
    /// Its name, and the confidence it needs.
    Sure {
        /// Its name; `*` stands for anything.
        name: String,
        /// 0 to 1.
        at_least: f64,
    },
}

impl IntentIs {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Named(name) | Self::Sure { name, .. } => name,
        }
    }
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Then {
    /// The team; with a bot, where the ticket waits if the bot does not take it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Another bot, which is offered the conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bot: Option<String>,
    /// How urgent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// Skills the agent must have.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub require_skills: Vec<String>,
    /// Skills that speak for an agent.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub prefer_skills: Vec<String>,
}

fn yes() -> bool {
    true
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_true(value: &bool) -> bool {
    *value
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_false(value: &bool) -> bool {
    !*value
}

impl When {
    /// Whether it holds for everything.
    pub(crate) fn is_always(&self) -> bool {
        *self == Self::default()
    }
}

impl RouteRule {
    /// Follows a team that gets another name; false if the rule does not name it. Bots go on asking for the team by
    /// the name they know, so a condition holds for either.
    pub(crate) fn rename_team(&mut self, old: &str, new: &str) -> bool {
        let goes_there = self.then.team.as_deref() == Some(old);
        if goes_there {
            self.then.team = Some(new.to_owned());
        }
        let asks = self.when.team.iter().position(|team| team == old);
        if let Some(place) = asks.filter(|_| !self.when.team.iter().any(|team| team == new)) {
            self.when.team.insert(place + 1, new.to_owned());
        }
        goes_there || asks.is_some()
    }
}

impl Then {
    /// Whether nothing follows.
    pub(crate) fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}
