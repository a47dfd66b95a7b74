//! How a bot addresses a conversation, and what it may do there: its own goes by its id, another bot's by Baton's.

use crate::domain::base::ids::{BotId, CONVERSATION_PREFIX};
use crate::domain::case::bot_access::{BotAction, BotAnswer, BotRelation, bot_may};
use crate::domain::case::conversation::Conversation;
use crate::domain::security::audit_record::{Affected, AffectedKind};
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::security;
use crate::storage::{AnyConnection, conversation_locks, conversations, events};

const MISSING: ServiceError = ServiceError::NotFound(Noun::Conversation);

/// The conversation a bot addresses by this id, locked, and what the bot is to it: its own by its id, another
/// bot's by Baton's.
///
/// # Errors
/// [`ServiceError::NotFound`]: unknown and foreign look the same.
pub(crate) fn lock(
    conn: &mut AnyConnection,
    bot: BotId,
    id: &str,
) -> Result<(Conversation, BotRelation)> {
    let Some(token) = baton_id(id) else {
        let own = conversation_locks::lock_by_external_id(conn, bot, id)?;
        return own.map(owned).ok_or(MISSING);
    };
    let found = conversations::by_token(conn, token)?.ok_or(MISSING)?.id;
    // Who is its guest may have changed before the lock was ours.
    let locked = conversation_locks::lock(conn, found)?;
    let relation = relation(conn, &locked, bot)?;
    Ok((locked, relation))
}

/// What a bot is to a conversation.
///
/// # Errors
/// [`ServiceError::NotFound`] for a stranger.
pub(crate) fn relation(
    conn: &mut AnyConnection,
    conversation: &Conversation,
    bot: BotId,
) -> Result<BotRelation> {
    let was_guest = || events::was_guest(conn, conversation.id, bot);
    match conversation.relation(bot, was_guest)? {
        BotRelation::Stranger => {
            hidden(conversation);
            Err(MISSING)
        }
        known @ (BotRelation::Owner | BotRelation::PresentGuest | BotRelation::PastGuest) => {
            Ok(known)
        }
    }
}

/// Whether a bot of this relation may do it.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::ControlLost`].
pub(crate) fn permit(
    relation: BotRelation,
    action: BotAction,
    conversation: &Conversation,
) -> Result<()> {
    match bot_may(relation, action) {
        BotAnswer::Yes | BotAnswer::LeftOut => Ok(()),
        BotAnswer::ControlLost => Err(ServiceError::ControlLost {
            control: conversation.control,
            guest: conversation.is_with_guest(),
        }),
        BotAnswer::NotFound => {
            hidden(conversation);
            Err(MISSING)
        }
    }
}

fn hidden(conversation: &Conversation) {
    let id = &conversation.token;
    security::out_of_sight(Affected::unnamed(AffectedKind::Conversation, id));
}

/// Baton's own id of a conversation; such an id is never a bot's.
pub(crate) fn baton_id(id: &str) -> Option<&str> {
    id.starts_with(CONVERSATION_PREFIX).then_some(id)
}

fn owned(conversation: Conversation) -> (Conversation, BotRelation) {
    (conversation, BotRelation::Owner)
}

/// The conversation as a bot addresses it, and what the bot is to it: its own by its id, another bot's by Baton's.
///
/// # Errors
/// [`ServiceError::NotFound`]: unknown, foreign and not to be read look the same; [`ServiceError::ControlLost`].
pub(crate) fn address(
    conn: &mut AnyConnection,
    bot: BotId,
    id: &str,
    action: BotAction,
) -> Result<(Conversation, BotRelation)> {
    let (conversation, relation) = match baton_id(id) {
        None => {
            let own = conversations::by_external_id(conn, bot, id)?;
            own.map(owned).ok_or(MISSING)?
        }
        Some(token) => {
            let found = conversations::by_token(conn, token)?.ok_or(MISSING)?;
            let relation = relation(conn, &found, bot)?;
            (found, relation)
        }
    };
    permit(relation, action, &conversation)?;
    Ok((conversation, relation))
}
