//! The desk carries out the actions of the saved replies in a message: in the transaction of the message, after it.

use crate::domain::base::ids::SavedReplyId;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::case::lifecycle::Command;
use crate::domain::desk::saved_replies::reply_actions::{AfterReply, ReplyActions};
use crate::services::case::Case;
use crate::services::desk::claiming::{self, Ended};
use crate::services::desk::{snoozing, tagging};
use crate::services::error::Result;
use crate::storage::saved_replies;

/// Saved replies that count for one message.
pub(super) const COUNTED_MOST: usize = 20;

/// Carries out what these saved replies do, as far as the actor may send them, and says whether there was anything. What
/// does not fit, such as one tag too many, is left out: the customer has their answer either way.
pub(in crate::services::desk) fn carry_out(
    case: &mut Case<'_>,
    actor: &Actor,
    from: &[SavedReplyId],
) -> Result<bool> {
    let actions = actions_of(case, actor, from)?;
    if actions.is_none() {
        return Ok(false);
    }
    let tags = tagging::without_secrets(case, actions.tags.iter().map(String::as_str))?;
    case.add_tags_that_fit(&tags)?;
    if let Some(priority) = actions.priority {
        tagging::set_priority(case, priority)?;
    }
    match actions.then {
        None => {}
        Some(AfterReply::Snooze) => snoozing::until_reply(case, actor)?,
        Some(AfterReply::Resolve) => resolve(case, actor)?,
    }
    Ok(true)
}

fn resolve(case: &mut Case<'_>, actor: &Actor) -> Result<()> {
    match case.apply(Command::Resolve { by: actor.id })? {
        true => claiming::give_control_back(case, Ended::Resolved, None),
        false => Ok(()),
    }
}

fn actions_of(case: &mut Case<'_>, actor: &Actor, from: &[SavedReplyId]) -> Result<ReplyActions> {
    let team = case.ticket()?.team;
    let mut actions = ReplyActions::default();
    for id in from.iter().take(COUNTED_MOST) {
        let held = saved_replies::find(case.conn, *id)?;
        let held = held.filter(|reply| access::may_send_reply(actor, reply.owner, team));
        if let Some(held) = held {
            actions = actions.and(held.actions);
        }
    }
    Ok(actions)
}
