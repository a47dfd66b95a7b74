//! The listeners to the log on this node, and their interests. A change wakes only those it concerns, and as
//! long as nobody listens the log is not read.

use crate::domain::base::ids::{BotId, ConversationId};
use crate::domain::log::Event;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use tokio::sync::Notify;

/// The events a listener waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Interest {
    /// Public events of this bot's conversations: its own and those handed to it.
    Bot(BotId),
    /// Events of one conversation. They are in order by their `seq`, under the conversation's lock, so who waits for
    /// them is woken by the commit itself and needs no reader of the log.
    Conversation(ConversationId),
    /// Everything: from [`super::Feed::events`].
    Everything,
}

impl Interest {
    fn needs_reader(self) -> bool {
        match self {
            Self::Bot(_) | Self::Everything => true,
            Self::Conversation(_) => false,
        }
    }
}

/// The conversations in which something has happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ChangedConversations {
    /// These.
    These(BTreeSet<ConversationId>),
    /// Any: it is not known which.
    Any,
}

impl Default for ChangedConversations {
    fn default() -> Self {
        Self::These(BTreeSet::new())
    }
}

impl ChangedConversations {
    /// Most that are named one by one.
    const NAMED_MAX: usize = 256;

    /// Adds others.
    pub(crate) fn add(&mut self, more: &Self) {
        match (&mut *self, more) {
            (Self::These(known), Self::These(more)) => {
                known.extend(more);
                if known.len() > Self::NAMED_MAX {
                    *self = Self::Any;
                }
            }
            (Self::Any, _) => {}
            (Self::These(_), Self::Any) => *self = Self::Any,
        }
    }
}

/// Everybody who listens on this node.
#[derive(Default)]
pub(super) struct Ears {
    open: HashMap<Interest, Vec<(u64, Arc<Notify>)>>,
    count: usize,
    next: u64,
}

impl Ears {
    /// Whether nobody needs the reader of the log.
    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(crate) fn add(&mut self, to: Interest, heard: Arc<Notify>) -> u64 {
        let id = self.next;
        self.next += 1;
        self.count += usize::from(to.needs_reader());
        self.open.entry(to).or_default().push((id, heard));
        id
    }

    pub(crate) fn remove(&mut self, to: Interest, id: u64) -> Option<Arc<Notify>> {
        let Entry::Occupied(mut those) = self.open.entry(to) else {
            return None;
        };
        let at = those.get().iter().position(|(known, _)| *known == id)?;
        let (_, heard) = those.get_mut().swap_remove(at);
        if those.get().is_empty() {
            those.remove();
        }
        self.count -= usize::from(to.needs_reader());
        Some(heard)
    }

    /// Wakes every bot that one of these concerns.
    pub(crate) fn tell(&self, events: &[Event]) {
        for event in events.iter().filter(|event| event.public) {
            let bots = [Some(event.bot), event.guest].into_iter().flatten();
            bots.for_each(|bot| self.wake(&Interest::Bot(bot)));
        }
    }

    /// Wakes who waits for one of these conversations.
    pub(crate) fn tell_conversations(&self, changed: &ChangedConversations) {
        match changed {
            ChangedConversations::These(conversations) => conversations
                .iter()
                .for_each(|id| self.wake(&Interest::Conversation(*id))),
            ChangedConversations::Any => self
                .open
                .keys()
                .filter(|to| !to.needs_reader())
                .for_each(|to| self.wake(to)),
        }
    }

    fn wake(&self, to: &Interest) {
        for (_, heard) in self.open.get(to).into_iter().flatten() {
            heard.notify_one();
        }
    }
}
