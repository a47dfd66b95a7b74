//! What a saved reply does to its ticket, in words.

use crate::domain::desk::saved_replies::reply_actions::{AfterReply, ReplyActions};
use crate::views::catalogue::t;
use crate::views::labels;

/// What a reply does to its ticket, each in a few words.
pub(crate) fn does(actions: &ReplyActions) -> Vec<String> {
    let tags = actions.tags.iter().map(t::replies_does_tag);
    let priority = actions.priority.map(labels::priority);
    let priority = priority.map(t::replies_does_priority);
    let then = actions.then.map(|then| then_in_words(then).to_owned());
    tags.chain(priority).chain(then).collect()
}

/// What becomes of the ticket then.
pub(crate) fn then_in_words(then: AfterReply) -> &'static str {
    match then {
        AfterReply::Snooze => t::replies_then_snooze(),
        AfterReply::Resolve => t::replies_then_resolve(),
    }
}
