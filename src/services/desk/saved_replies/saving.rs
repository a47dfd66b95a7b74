//! Adding, changing and removing a saved reply.

use super::{owner_called, word_of, wrong};
use crate::domain::base::ids::SavedReplyId;
use crate::domain::base::invalid::FieldError;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::desk::saved_replies::reply_owner::ReplyOwner;
use crate::domain::desk::saved_replies::written_reply::WrittenReply;
use crate::domain::desk::saved_replies::{ReplyWords, SavedReply, folded, full};
use crate::domain::desk::saved_reply_fault::SavedReplyFault;
use crate::services::desk::Desk;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::settings::SettingsSnapshot;
use crate::storage::{AnyConnection, StorageError, saved_replies};

fn checked(written: &WrittenReply) -> Result<ReplyWords> {
    ReplyWords::check(written).map_err(|wrong| {
        let wrong = wrong.into_iter();
        let error = |(field, fault)| FieldError::new(format!("/{field}"), fault);
        ServiceError::Invalid(wrong.map(error).collect())
    })
}

fn kept_as(words: ReplyWords, id: SavedReplyId, owner: ReplyOwner, uses: i64) -> SavedReply {
    let ReplyWords {
        name,
        text,
        actions,
    } = words;
    SavedReply {
        id,
        owner,
        name,
        text,
        actions,
        uses,
    }
}

/// Somebody else took the name at the same moment.
pub(super) fn or_taken<T>(done: Result<T>) -> Result<T> {
    match done {
        Err(ServiceError::Storage(StorageError::Conflict(_))) => {
            Err(wrong("/name", SavedReplyFault::NameTaken))
        }
        done => done,
    }
}

/// The reply, if the actor may change it; what may not be seen looks as if it were not there.
fn changeable(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    actor: &Actor,
    id: SavedReplyId,
) -> Result<SavedReply> {
    let actor = settings.as_set_now(actor)?;
    let found = saved_replies::find(conn, id)?;
    let found = found.filter(|reply| access::may_see_reply(&actor, reply.owner));
    let found = found.ok_or(ServiceError::NotFound(Noun::SavedReply))?;
    match access::may_change_reply(&actor, found.owner) {
        true => Ok(found),
        false => Err(ServiceError::Forbidden),
    }
}

impl Desk<'_> {
    /// Keeps a new reply of an owner, by its word, and returns it with that word.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`], [`ServiceError::Forbidden`].
    pub(crate) async fn add_saved_reply(
        self,
        actor: Actor,
        of: String,
        written: WrittenReply,
    ) -> Result<(SavedReply, String)> {
        let now = self.services.clock.now();
        let added = self.services.change(move |conn, settings| {
            let actor = settings.as_set_now(&actor)?;
            let owner = owner_called(settings, &actor, &of);
            let owner = owner.ok_or_else(|| wrong("/of", SavedReplyFault::Owner))?;
            if !access::may_change_reply(&actor, owner) {
                return Err(ServiceError::Forbidden);
            }
            let words = checked(&written)?;
            let kept = saved_replies::names_of(conn, owner)?;
            if let Some(fault) = full(owner, kept.len(), 1) {
                return Err(wrong("/name", fault));
            }
            let folded = folded(&words.name);
            if kept.iter().any(|(_, name)| *name == folded) {
                return Err(wrong("/name", SavedReplyFault::NameTaken));
            }
            let id = saved_replies::add(conn, owner, &words, now)?;
            let reply = kept_as(words, id, owner, 0);
            Ok((reply, word_of(settings, owner)))
        });
        or_taken(added.await)
    }

    /// Changes a reply, and returns it with the word of its owner.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`], [`ServiceError::NotFound`], [`ServiceError::Forbidden`].
    pub(crate) async fn change_saved_reply(
        self,
        actor: Actor,
        id: SavedReplyId,
        written: WrittenReply,
    ) -> Result<(SavedReply, String)> {
        let now = self.services.clock.now();
        let changed = self.services.change(move |conn, settings| {
            let held = changeable(conn, settings, &actor, id)?;
            let words = checked(&written)?;
            let folded = folded(&words.name);
            let kept = saved_replies::names_of(conn, held.owner)?;
            let is_another =
                |(other, name): &(SavedReplyId, String)| *other != id && *name == folded;
            if kept.iter().any(is_another) {
                return Err(wrong("/name", SavedReplyFault::NameTaken));
            }
            saved_replies::change(conn, id, &words, now)?;
            let word = word_of(settings, held.owner);
            Ok((kept_as(words, id, held.owner, held.uses), word))
        });
        or_taken(changed.await)
    }

    /// A reply that the actor may change, with the word of its owner.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Forbidden`].
    pub(crate) async fn saved_reply(
        self,
        actor: Actor,
        id: SavedReplyId,
    ) -> Result<(SavedReply, String)> {
        self.services
            .read_settled(move |conn, settings| {
                let held = changeable(conn, settings, &actor, id)?;
                let word = word_of(settings, held.owner);
                Ok((held, word))
            })
            .await
    }

    /// Throws a reply away, and returns the word of whom it belonged to.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Forbidden`].
    pub(crate) async fn remove_saved_reply(self, actor: Actor, id: SavedReplyId) -> Result<String> {
        self.services
            .change(move |conn, settings| {
                let held = changeable(conn, settings, &actor, id)?;
                saved_replies::remove(conn, id)?;
                Ok(word_of(settings, held.owner))
            })
            .await
    }
}
