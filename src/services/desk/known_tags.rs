//! The tags there are: who types one is shown those that begin so; who leads renames, colours and deletes them.

use crate::domain::base::ids::TagId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::time::Moment;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::case::tag::{TagColour, TagName};
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::desk::following_tag::FollowingTag;
use crate::domain::security::audit_record::SecurityAct;
use crate::services::desk::Desk;
use crate::services::error::{Result, ServiceError};
use crate::services::security::Audit;
use crate::storage::tags::{self, KnownTag};
use crate::storage::{AnyConnection, saved_replies, saved_views, search_stale};
use std::collections::HashMap;

/// A tag, and how many tickets have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UsedTag {
    pub(crate) known: KnownTag,
    pub(crate) tickets: i64,
}

impl Desk<'_> {
    /// Tags that begin as somebody typed, whatever the case and the accents, after this one: at most so many.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn tags_beginning(
        self,
        typed: &str,
        after: Option<TagName>,
        most: i64,
    ) -> Result<Vec<KnownTag>> {
        let begin = TagName::parse(typed).map_or_else(String::new, |name| name.folded());
        self.services
            .look_up(move |conn| Ok(tags::beginning(conn, &begin, after.as_ref(), most)?))
            .await
    }

    /// The same, each with how many tickets have it.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn used_tags(
        self,
        typed: &str,
        after: Option<TagName>,
        most: i64,
    ) -> Result<Vec<UsedTag>> {
        let begin = TagName::parse(typed).map_or_else(String::new, |name| name.folded());
        self.services
            .look_up(move |conn| {
                let found = tags::beginning(conn, &begin, after.as_ref(), most)?;
                let used = tags::used(conn, found.iter().map(|known| known.id).collect())?;
                let used: HashMap<TagId, i64> = used.into_iter().collect();
                let with_count = |known: KnownTag| UsedTag {
                    tickets: used.get(&known.id).copied().unwrap_or_default(),
                    known,
                };
                Ok(found.into_iter().map(with_count).collect())
            })
            .await
    }

    /// Gives a tag another name, on every ticket that has it, or another colour.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`]; [`ServiceError::Invalid`] for a tag that is not there, or a name that another has.
    pub(crate) async fn change_tag(
        self,
        actor: Actor,
        id: TagId,
        name: TagName,
        colour: Option<TagColour>,
    ) -> Result<()> {
        let now = self.services.clock.now();
        self.services
            .change(move |conn, settings| {
                may_keep(&settings.as_set_now(&actor)?)?;
                let named = tags::named(conn, &name)?;
                if named.is_some_and(|other| other.id != id) {
                    return Err(invalid("/name", DeskFault::TagTaken));
                }
                let before = tags::held(conn, id)?;
                let before = before.ok_or_else(|| invalid("/tag", DeskFault::NoTag))?;
                tags::change(conn, id, &name, colour)?;
                follow(conn, &before, &name, now)?;
                let audit = Audit::of(SecurityAct::TagChanged).detail(id.0.to_string());
                Ok(audit.write(conn, now)?)
            })
            .await
    }

    /// Lets a tag go over into another one: every ticket, saved view and saved reply that has it gets the other, and it
    /// is forgotten. This cannot be undone.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`]; [`ServiceError::Invalid`] for a tag that is not there, or for one and the same.
    pub(crate) async fn merge_tags(self, actor: Actor, id: TagId, into: TagId) -> Result<()> {
        let now = self.services.clock.now();
        self.services
            .change(move |conn, settings| {
                may_keep(&settings.as_set_now(&actor)?)?;
                if id == into {
                    return Err(invalid("/into", DeskFault::SameTag));
                }
                let gone = tags::held(conn, id)?;
                let gone = gone.ok_or_else(|| invalid("/tag", DeskFault::NoTag))?;
                let kept = tags::held(conn, into)?;
                let kept = kept.ok_or_else(|| invalid("/into", DeskFault::NoTag))?;
                follow(conn, &gone, &kept.tag.name, now)?;
                tags::put_instead(conn, id, into)?;
                tags::delete(conn, id)?;
                let both = format!("{} → {}", id.0, into.0);
                let audit = Audit::of(SecurityAct::TagMerged).detail(both);
                Ok(audit.write(conn, now)?)
            })
            .await
    }

    /// The tag that is called so.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn tag_named(self, name: TagName) -> Result<Option<KnownTag>> {
        self.services
            .look_up(move |conn| Ok(tags::named(conn, &name)?))
            .await
    }

    /// Takes a tag off every ticket, and forgets it. One that is not there is gone already.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`].
    pub(crate) async fn delete_tag(self, actor: Actor, id: TagId) -> Result<()> {
        let now = self.services.clock.now();
        self.services
            .change(move |conn, settings| {
                may_keep(&settings.as_set_now(&actor)?)?;
                if tags::delete(conn, id)? {
                    let audit = Audit::of(SecurityAct::TagDeleted).detail(id.0.to_string());
                    audit.write(conn, now)?;
                }
                Ok(())
            })
            .await
    }
}

/// Saved views and saved replies that name the tag name it so from now on, and its tickets are found so.
fn follow(conn: &mut AnyConnection, before: &KnownTag, after: &TagName, now: Moment) -> Result<()> {
    if before.tag.name == *after {
        return Ok(());
    }
    search_stale::add_of_tag(conn, before.id)?;
    let following = FollowingTag::new(&before.tag.name, after.clone());
    for (id, filter) in saved_views::filters(conn)? {
        if let Some(filter) = following.in_filter(&filter) {
            saved_views::change_filter(conn, id, &filter, now)?;
        }
    }
    for (id, actions) in saved_replies::actions(conn)? {
        if let Some(actions) = following.in_actions(&actions) {
            saved_replies::change_actions(conn, id, &actions, now)?;
        }
    }
    Ok(())
}

/// Whether an actor may look after the tags.
///
/// # Errors
/// [`ServiceError::Forbidden`].
pub(crate) fn may_keep(actor: &Actor) -> Result<()> {
    match access::may_keep_tags(actor) {
        true => Ok(()),
        false => Err(ServiceError::Forbidden),
    }
}

fn invalid(pointer: &str, fault: DeskFault) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(pointer, fault)])
}
