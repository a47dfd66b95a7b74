//! Which sockets of this node hear which topics.

use super::topic::{Leave, Push, Topic};
use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::domain::base::ids::AgentId;
use actix::prelude::Recipient;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A socket that is open.
pub(super) struct Member {
    pub(super) agent: AgentId,
    pub(super) language: InterfaceLanguage,
    pub(super) topics: Vec<Topic>,
    pub(super) push: Recipient<Push>,
    pub(super) leave: Recipient<Leave>,
    pub(super) evicted: Arc<AtomicBool>,
}

impl Member {
    /// Tells it to go, and why.
    pub(super) fn dismiss(&self, why: &'static str) {
        self.evicted.store(true, Ordering::SeqCst);
        // Full: it closes itself when it sees the flag.
        drop(self.leave.try_send(Leave(why)));
    }
}

/// Which sockets are open, and what each hears.
#[derive(Default)]
pub(super) struct Subscriptions {
    pub(super) sockets: HashMap<u64, Member>,
    pub(super) topics: HashMap<Topic, Vec<u64>>,
    /// Why nobody enters any more.
    pub(super) closed: Option<&'static str>,
}

impl Subscriptions {
    /// Takes a socket out of every topic.
    pub(super) fn remove(&mut self, id: u64) -> Option<Member> {
        let member = self.sockets.remove(&id)?;
        for topic in &member.topics {
            if let Some(ids) = self.topics.get_mut(topic) {
                ids.retain(|other| *other != id);
                if ids.is_empty() {
                    self.topics.remove(topic);
                }
            }
        }
        Some(member)
    }
}
