//! The actions of a saved reply: they change the ticket when the reply is sent, and make it a macro.

use super::written_reply::WrittenReply;
use crate::domain::base::words::{Priority, words};
use crate::domain::case::tag::{BETWEEN_TAGS, TagName};
use crate::domain::desk::saved_reply_fault::SavedReplyFault;
use serde::{Deserialize, Serialize};

/// Tags that one reply puts on a ticket.
pub(crate) const REPLY_TAGS_MAX: usize = 10;

words! {
    /// What becomes of the ticket once the reply is sent.
    AfterReply {
        /// It is put off until the customer writes.
        Snooze = "snooze",
        /// It is resolved.
        Resolve = "resolve",
    }
}

/// The actions of a saved reply; the usual one has none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ReplyActions {
    /// Tags that the ticket gets, as they are written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<String>,
    /// How urgent the ticket becomes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) priority: Option<Priority>,
    /// The ticket's next state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) then: Option<AfterReply>,
}

impl ReplyActions {
    /// Whether there are none.
    pub(crate) fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Reads actions; what is wrong comes with the field it is in.
    pub(super) fn read(
        written: &WrittenReply,
    ) -> Result<Self, Vec<(&'static str, SavedReplyFault)>> {
        let mut wrong = Vec::new();
        let tags = tags(&written.tags).unwrap_or_else(|fault| {
            wrong.push(("tags", fault));
            Vec::new()
        });
        let priority = word(&written.priority, Priority::parse);
        let then = word(&written.then, AfterReply::parse);
        if priority.is_err() {
            wrong.push(("priority", SavedReplyFault::Priority));
        }
        if then.is_err() {
            wrong.push(("then", SavedReplyFault::Then));
        }
        match (priority, then) {
            (Ok(priority), Ok(then)) if wrong.is_empty() => Ok(Self {
                tags,
                priority,
                then,
            }),
            _ => Err(wrong),
        }
    }

    /// The tags as they are written in a form.
    pub(crate) fn written_tags(&self) -> String {
        self.tags.join(", ")
    }

    /// What several replies in one message do together: all their tags, the highest priority, and to resolve goes before
    /// putting off.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.tags.extend(other.tags);
        self.priority = self.priority.max(other.priority);
        self.then = match (self.then, other.then) {
            (Some(AfterReply::Resolve), _) | (_, Some(AfterReply::Resolve)) => {
                Some(AfterReply::Resolve)
            }
            (one, other) => one.or(other),
        };
        self
    }
}

fn tags(written: &str) -> Result<Vec<String>, SavedReplyFault> {
    let mut tags: Vec<TagName> = Vec::new();
    for tag in written.split([BETWEEN_TAGS, '\n']).map(str::trim) {
        if tag.is_empty() {
            continue;
        }
        let tag = TagName::parse(tag).ok_or(SavedReplyFault::Tag)?;
        if !tags.iter().any(|kept| kept.folded() == tag.folded()) {
            tags.push(tag);
        }
    }
    match tags.len() <= REPLY_TAGS_MAX {
        true => Ok(tags.iter().map(|tag| tag.as_str().to_owned()).collect()),
        false => Err(SavedReplyFault::TooManyTags(REPLY_TAGS_MAX)),
    }
}

/// The value of a word; nothing is a value as well.
fn word<T>(written: &str, parse: fn(&str) -> Option<T>) -> Result<Option<T>, ()> {
    match written.trim() {
        "" => Ok(None),
        written => parse(written).map(Some).ok_or(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(
        tags: &str,
        priority: &str,
        then: &str,
    ) -> Result<ReplyActions, Vec<(&'static str, SavedReplyFault)>> {
        ReplyActions::read(&WrittenReply {
            tags: tags.to_owned(),
            priority: priority.to_owned(),
            then: then.to_owned(),
            ..WrittenReply::default()
        })
    }

    #[test]
    fn actions_are_read_and_nothing_written_is_no_action() {
        assert!(read(" , ", "", " ").unwrap().is_none());
        let actions = read("Refund, refund,VIP", "high", "snooze").unwrap();
        assert_eq!(actions.tags, ["Refund", "VIP"]);
        assert_eq!(actions.written_tags(), "Refund, VIP");
        assert_eq!(actions.priority, Some(Priority::High));
        assert_eq!(actions.then, Some(AfterReply::Snooze));
    }

    #[test]
    fn what_is_wrong_is_told_at_once_with_its_field() {
        let eleven: Vec<String> = (0..=REPLY_TAGS_MAX).map(|tag| tag.to_string()).collect();
        let wrong = read(&eleven.join(","), "hot", "delete").unwrap_err();
        let fields: Vec<&str> = wrong.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["tags", "priority", "then"]);
        assert!(read(&"t".repeat(65), "", "").is_err());
    }

    #[test]
    fn two_replies_in_one_message_do_what_both_do() {
        let one = read("a", "low", "snooze").unwrap();
        let other = read("b", "urgent", "resolve").unwrap();
        let both = one.and(other);
        assert_eq!(both.tags, ["a", "b"]);
        assert_eq!(both.priority, Some(Priority::Urgent));
        assert_eq!(both.then, Some(AfterReply::Resolve));
    }
}
