//! Saved replies as programs read them.

use crate::domain::desk::saved_replies::SavedReply;
use crate::domain::desk::saved_replies::reply_owner::ReplyOwner;
use crate::services::desk::saved_replies::{FilledReply, OwnedReplies};
use crate::views::saved_replies::acts_in_words::does;
use serde_json::{Value, json};

/// A reply, with the word of its owner.
pub(super) fn reply_json(reply: &SavedReply, of: &str) -> Value {
    json!({
        "id": reply.id,
        "of": of,
        "name": reply.name,
        "text": reply.text,
        "actions": reply.actions,
        "uses": reply.uses,
    })
}

/// The replies of an owner, and of whom there may be others.
pub(super) fn list_json(owned: &OwnedReplies) -> Value {
    let of = owned.of.word.as_str();
    let replies = owned.replies.iter().map(|reply| reply_json(reply, of));
    let owners = owned.owners.iter().map(|owner| owner.word.as_str());
    json!({
        "of": of,
        "may_change": owned.may_change,
        "replies": replies.collect::<Vec<_>>(),
        "owners": owners.collect::<Vec<_>>(),
    })
}

/// What the composer offers.
pub(in crate::console) fn filled_json(replies: &[FilledReply]) -> Value {
    json!({ "replies": filled_list(replies) })
}

/// Replies with a ticket's values.
pub(in crate::console) fn filled_list(replies: &[FilledReply]) -> Vec<Value> {
    let reply = |reply: &FilledReply| {
        json!({
            "id": reply.id,
            "of": match reply.owner {
                ReplyOwner::Agent(_) => "me",
                ReplyOwner::Team(_) => "team",
                ReplyOwner::All => "all",
            },
            "name": reply.name,
            "text": reply.text,
            "actions": reply.actions,
            "does": does(&reply.actions),
        })
    };
    replies.iter().map(reply).collect()
}
