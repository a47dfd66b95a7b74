//! The listeners to the log on this node, and their interests. A change wakes only those it concerns, and as
//! long as nobody listens the log is not read.

use crate::domain::base::ids::{BotId, ConversationId};
use crate::domain::log::Event;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;
use tokio::sync::Notify;

/// The events a listener waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Interest {
    /// Public events of this bot's conversations: its own and those handed to it.
    Bot(BotId),
    /// Public events of one conversation.
    Conversation(ConversationId),
    /// Everything: from [`super::Feed::events`].
    Everything,
}

/// Everybody who listens on this node.
#[derive(Default)]
pub(super) struct Ears {
    open: HashMap<Interest, Vec<(u64, Arc<Notify>)>>,
    count: usize,
    next: u64,
}

impl Ears {
    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(crate) fn add(&mut self, to: Interest, heard: Arc<Notify>) -> u64 {
        let id = self.next;
        self.next += 1;
        self.count += 1;
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
        self.count -= 1;
        Some(heard)
    }

    /// Wakes everybody whom one of these concerns.
    pub(crate) fn tell(&self, events: &[Event]) {
        for event in events.iter().filter(|event| event.public) {
            let bots = [Some(event.bot), event.guest].into_iter().flatten();
            let concerned = bots.map(Interest::Bot);
            for to in concerned.chain([Interest::Conversation(event.conversation)]) {
                for (_, heard) in self.open.get(&to).into_iter().flatten() {
                    heard.notify_one();
                }
            }
        }
    }
}
