//! The tags of a case's ticket: read once, changed together with what they are found by.

use super::Case;
use crate::domain::base::ids::TagId;
use crate::domain::base::invalid::FieldError;
use crate::domain::case::tag::{TICKET_TAGS_MAX, TagName};
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::log::{EventKind, Happened, TagsChanged};
use crate::domain::packet::Packet;
use crate::services::error::{Result, ServiceError};
use crate::storage::tags::{self, KnownTag};

impl Case<'_> {
    /// The ticket's tags, as the case leaves them.
    pub(super) fn tags(&mut self) -> Result<Vec<KnownTag>> {
        if let Some(known) = &self.tags.known {
            return Ok(known.clone());
        }
        let known = match self.stored.ticket.as_ref() {
            Some(stored) => tags::of_ticket(self.conn, stored.id)?,
            None => Vec::new(),
        };
        self.tags.known = Some(known.clone());
        Ok(known)
    }

    /// An agent puts tags on the ticket, and takes others off it.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`] if it would have too many.
    pub(crate) fn change_tags(&mut self, add: &[TagName], remove: &[TagName]) -> Result<()> {
        let mut kept = self.tags()?;
        let removed: Vec<String> = remove.iter().map(TagName::folded).collect();
        let gone: Vec<KnownTag> = kept
            .extract_if(.., |known| removed.contains(&known.tag.name.folded()))
            .collect();
        let new = self.put_tags(&mut kept, add)?;
        if kept.len() > TICKET_TAGS_MAX {
            let fault = DeskFault::TooManyTags(TICKET_TAGS_MAX);
            return Err(ServiceError::Invalid(vec![FieldError::new("/add", fault)]));
        }
        if new.is_empty() && gone.is_empty() {
            return Ok(());
        }
        let ids: Vec<TagId> = gone.iter().map(|known| known.id).collect();
        if let Some(ticket) = self.stored.ticket.as_ref().map(|stored| stored.id)
            && !ids.is_empty()
        {
            tags::take_off(self.conn, ticket, &ids)?;
        }
        self.keep_tags(kept, &new);
        self.record(Happened::TagsChanged(TagsChanged {
            added: names(&new),
            removed: names(&gone),
        }));
        Ok(())
    }

    /// The same for tags that come along with something else: more than a ticket may have are left out.
    pub(crate) fn add_tags_that_fit(&mut self, add: &[TagName]) -> Result<()> {
        let kept = self.tags()?;
        let has = |name: &TagName| {
            let folded = name.folded();
            kept.iter().any(|known| known.tag.name.folded() == folded)
        };
        let room = TICKET_TAGS_MAX.saturating_sub(kept.len());
        let new: Vec<TagName> = add.iter().filter(|name| !has(name)).cloned().collect();
        self.change_tags(new.get(..room.min(new.len())).unwrap_or_default(), &[])
    }

    /// The tags that a bot's packet brings; `before` is the packet as it was, so that what an agent has taken off does
    /// not come back with every addition. More than a ticket may have are left out.
    pub(crate) fn tag_by_bot(&mut self, before: Option<&Packet>, packet: &Packet) -> Result<()> {
        let had = before.map_or(&[][..], tags_of);
        let brought = tags_of(packet).iter().filter(|tag| !had.contains(tag));
        let brought: Vec<TagName> = brought.filter_map(|tag| TagName::cut(tag)).collect();
        if brought.is_empty() {
            return Ok(());
        }
        let mut kept = self.tags()?;
        let room = TICKET_TAGS_MAX.saturating_sub(kept.len());
        let brought = brought.get(..room.min(brought.len())).unwrap_or_default();
        let new = self.put_tags(&mut kept, brought)?;
        if new.is_empty() {
            return Ok(());
        }
        self.keep_tags(kept, &new);
        // That a ticket is new says it all.
        if before.is_some() {
            self.record(Happened::TagsChanged(TagsChanged {
                added: names(&new),
                removed: Vec::new(),
            }));
        }
        Ok(())
    }

    /// Of a ticket that was there before there were tags: those that its packet brought. Written at once.
    ///
    /// # Errors
    /// Storage.
    pub(crate) fn adopt_tags(&mut self) -> Result<()> {
        let Some(ticket) = self.stored.ticket.as_ref().map(|stored| stored.id) else {
            return Ok(());
        };
        let is_tagged = !self.tags()?.is_empty();
        if is_tagged || self.newest_event(EventKind::TagsChanged)?.is_some() {
            return Ok(());
        }
        let packet = self.packet()?.packet;
        let brought = tags_of(&packet).iter().take(TICKET_TAGS_MAX);
        let brought: Vec<TagName> = brought.filter_map(|tag| TagName::cut(tag)).collect();
        let mut kept = Vec::new();
        let new = self.put_tags(&mut kept, &brought)?;
        let ids: Vec<TagId> = new.iter().map(|known| known.id).collect();
        tags::put_on(self.conn, ticket, &ids)?;
        self.tags.known = Some(kept);
        Ok(())
    }

    /// Adds those that are not among the ticket's, and returns them.
    fn put_tags(&mut self, kept: &mut Vec<KnownTag>, add: &[TagName]) -> Result<Vec<KnownTag>> {
        let has = |name: &&TagName| {
            let folded = name.folded();
            kept.iter().any(|known| known.tag.name.folded() == folded)
        };
        let add: Vec<TagName> = add.iter().filter(|name| !has(name)).cloned().collect();
        if add.is_empty() {
            return Ok(Vec::new());
        }
        let mut new = tags::known(self.conn, &add, self.now)?;
        new.sort_by_cached_key(|known| known.tag.name.folded());
        kept.extend(new.iter().cloned());
        kept.sort_by_cached_key(|known| known.tag.name.folded());
        Ok(new)
    }

    fn keep_tags(&mut self, kept: Vec<KnownTag>, new: &[KnownTag]) {
        self.tags.known = Some(kept);
        self.tags.changed = true;
        let ids: Vec<TagId> = new.iter().map(|known| known.id).collect();
        self.later(move |conn, rows| {
            if let Some(ticket) = rows.ticket {
                tags::put_on(conn, ticket, &ids)?;
            }
            Ok(())
        });
    }
}

fn tags_of(packet: &Packet) -> &[String] {
    packet.routing.as_ref().map_or(&[], |routing| &routing.tags)
}

fn names(tags: &[KnownTag]) -> Vec<String> {
    let names = tags.iter().map(|known| known.tag.name.as_str());
    names.map(str::to_owned).collect()
}
