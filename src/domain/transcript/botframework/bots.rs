//! Which of the two sides of a conversation is the bot: most channels leave the role out.

use super::super::ItemRole;
use crate::domain::reader::Field;
use serde_json::Value;
use std::collections::HashSet;

/// Ids of bots, learned from the activities that tell.
pub(super) struct Bots<'v>(HashSet<&'v str>);

impl<'v> Bots<'v> {
    /// Looks at all activities, the surest signs first.
    pub(super) fn of(activities: &[Field<'v>]) -> Self {
        let mut bots = HashSet::new();
        let all = || activities.iter().map(|field| field.value);
        for activity in all() {
            for (who, other) in [("from", "recipient"), ("recipient", "from")] {
                match role_of(party(activity, who)) {
                    Some(ItemRole::Bot) => bots.extend(id(activity, who)),
                    Some(_) => bots.extend(id(activity, other)),
                    None => {}
                }
            }
        }
        // Teams: a bot's id begins with 28:, a person's with 29:.
        if bots.is_empty() {
            bots.extend(all().flat_map(ids).filter(|id| id.starts_with("28:")));
        }
        // Who is told that somebody came is the bot.
        if bots.is_empty() {
            let told =
                all().filter(|activity| activity.get("type") == Some(&"conversationUpdate".into()));
            bots.extend(told.filter_map(|activity| id(activity, "recipient")));
        }
        // A reply to something is the bot's habit, not the customer's.
        if bots.is_empty() {
            let replies = all().filter(|activity| is_said(activity) && is_reply(activity));
            bots.extend(replies.filter_map(|activity| id(activity, "from")));
            let unasked = all().filter(|activity| is_said(activity) && !is_reply(activity));
            let unasked: Vec<&str> = unasked
                .filter_map(|activity| id(activity, "from"))
                .collect();
            // A channel that marks everything as a reply tells nothing.
            if bots.len() > 1 {
                bots.retain(|id| !unasked.contains(id));
            }
        }
        // Nobody says: the customer speaks first, to the bot.
        if bots.is_empty() {
            let first = all().find(|activity| is_said(activity));
            let other = first.and_then(|first| {
                let customer = id(first, "from");
                let others = all().flat_map(ids).find(|id| Some(*id) != customer);
                id(first, "recipient").or(others)
            });
            bots.extend(other);
        }
        Self(bots)
    }

    /// Who speaks in an activity.
    pub(super) fn role(&self, activity: &Value) -> ItemRole {
        let told = role_of(party(activity, "from"));
        told.unwrap_or_else(|| match id(activity, "from") {
            Some(id) if self.0.contains(id) => ItemRole::Bot,
            None if is_reply(activity) => ItemRole::Bot,
            Some(_) | None => ItemRole::Customer,
        })
    }
}

fn is_said(activity: &Value) -> bool {
    activity.get("type") == Some(&"message".into())
}

fn is_reply(activity: &Value) -> bool {
    let names = ["replyToId", "reply_to_id"];
    names
        .iter()
        .any(|name| activity.get(*name).is_some_and(Value::is_string))
}

/// Python's `as_dict()` writes `from_property`, for `from` is a word of the language.
fn party<'v>(activity: &'v Value, name: &str) -> Option<&'v Value> {
    activity
        .get(name)
        .or_else(|| activity.get("from_property").filter(|_| name == "from"))
}

fn id<'v>(activity: &'v Value, name: &str) -> Option<&'v str> {
    party(activity, name)?.get("id")?.as_str()
}

fn ids(activity: &Value) -> impl Iterator<Item = &str> {
    [id(activity, "from"), id(activity, "recipient")]
        .into_iter()
        .flatten()
}

/// `role` is a word, or 0 for a bot and 1 for a user where transcripts are stored.
fn role_of(party: Option<&Value>) -> Option<ItemRole> {
    match party?.get("role")? {
        Value::String(word) => match word.to_lowercase().as_str() {
            "user" | "customer" => Some(ItemRole::Customer),
            "bot" | "skill" | "assistant" => Some(ItemRole::Bot),
            "agent" => Some(ItemRole::Agent),
            _ => None,
        },
        Value::Number(number) => match number.as_i64() {
            Some(0) => Some(ItemRole::Bot),
            Some(1) => Some(ItemRole::Customer),
            Some(_) | None => None,
        },
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}
