//! What a route is made from: everything a rule can look at, as it was.

use crate::domain::base::time::Moment;
use crate::domain::base::words::{Priority, Reason, Verified};
use crate::domain::rules::routing::cost::{ATTRIBUTES_SEEN, SAID_MAX_BYTES, VALUE_MAX_CHARS};
use crate::domain::text::redaction::{Masks, mask_patterns};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What the bot itself asks for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Wish {
    /// The team by the name it gave, whether there is one or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Whether that team is there: then it holds.
    #[serde(default)]
    pub team_exists: bool,
    /// Another bot that is there and that the conversation does not come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bot: Option<String>,
    /// How sure it is of the team or bot it names, 0 to 1; nothing where it only says that a person is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// How urgent it says it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// Free words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// Everything a rule can look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inputs {
    /// When.
    pub at: Moment,
    /// The bot that escalates.
    pub bot: String,
    /// The team its escalations go to when nothing else is said.
    pub own_team: String,
    /// Why.
    pub reason: Reason,
    /// What the customer wants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intent: Option<String>,
    /// How sure the bot is of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// The summary, the trigger's detail, the customer's last words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<String>,
    /// BCP 47.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Where the conversation takes place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// How sure it is that it is the customer.
    pub verified: Verified,
    /// The customer's attributes, names in small letters: several values where names differ by case only.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Vec<String>>,
    /// What the bot asks for.
    #[serde(default)]
    pub asked: Wish,
    /// Bots it comes from: none of them is a target.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub been_with: Vec<String>,
    /// Teams whose hours rules look at, and that were closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closed_teams: Vec<String>,
    /// Teams that rules name and that are no longer there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gone_teams: Vec<String>,
    /// Bots that rules name and that are no longer there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gone_bots: Vec<String>,
}

impl Inputs {
    /// Takes out what a team never wants to see, but for `said`; whether there was any.
    pub(crate) fn mask(&mut self, patterns: &Masks) -> bool {
        let Self {
            at: _,
            bot: _,
            own_team: _,
            reason: _,
            intent,
            confidence: _,
            said: _, // masked whole, before it was cut
            language: _,
            channel,
            verified: _,
            attributes,
            asked,
            been_with: _,
            closed_teams: _,
            gone_teams: _,
            gone_bots: _,
        } = self;
        let mut found = 0;
        let mut masked = |text: &mut String| {
            if let (Cow::Owned(masked), count) = mask_patterns(text, patterns) {
                found += count;
                *text = masked;
            }
        };
        let Wish {
            team,
            team_exists,
            bot: _, // one that is there
            priority: _,
            tags,
            confidence: _,
        } = asked;
        let unknown_team = team.iter_mut().filter(|_| !*team_exists);
        let texts = intent.iter_mut().chain(channel).chain(unknown_team);
        texts.chain(tags).for_each(&mut masked);
        for (mut name, mut values) in std::mem::take(attributes) {
            masked(&mut name);
            values.iter_mut().for_each(&mut masked);
            attributes.entry(name).or_default().extend(values);
        }
        found > 0
    }

    /// As much of a text as is looked at: of a very long one its beginning and its end.
    pub(crate) fn seen(text: &str) -> String {
        if text.len() <= SAID_MAX_BYTES {
            return text.to_owned();
        }
        // One less for what parts them.
        let half = SAID_MAX_BYTES / 2 - 1;
        let head = text.floor_char_boundary(half);
        let tail = text.ceil_char_boundary(text.len() - half);
        let (head, tail) = (text.get(..head), text.get(tail..));
        format!("{}\n{}", head.unwrap_or_default(), tail.unwrap_or_default())
    }

    /// Attributes as rules look at them: by name in small letters, each value by its text. Of a list, each
    /// entry is a value; what is nested says nothing.
    pub(crate) fn attributes(attributes: &Map<String, Value>) -> BTreeMap<String, Vec<String>> {
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in attributes.iter().take(ATTRIBUTES_SEEN) {
            let known = values.entry(name.to_lowercase()).or_default();
            match value {
                Value::Array(entries) => known.extend(entries.iter().filter_map(text)),
                single => known.extend(text(single)),
            }
        }
        values.retain(|_, known| !known.is_empty());
        values
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.chars().take(VALUE_MAX_CHARS).collect()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
