//! The hub: which socket hears which topics, and the hand-out of frames.
//!
//! A map behind a short lock, not an actor: any thread may publish, and publishing never waits. A
//! batch of frames becomes one text per socket; sockets that hear the same frames share the bytes.
//! A socket whose mailbox is full does not read: it is taken out at once, flagged, and closes itself
//! as soon as it moves again. Its console comes back and asks for what it missed, so being dropped
//! loses nothing.

use super::subscriptions::{Member, Subscriptions};
use super::topic::Pushed;
pub(crate) use super::topic::{Leave, Push, Topic};
use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::domain::base::ids::AgentId;
use actix::prelude::Recipient;
use bytestring::ByteString;
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// The sockets of this node. Cheap to clone.
#[derive(Clone, Default)]
pub struct Hub {
    members: Arc<Mutex<Subscriptions>>,
    next: Arc<AtomicU64>,
    open: Arc<watch::Sender<usize>>,
}

/// A socket's place in the hub; dropping it is leaving.
pub(crate) struct Subscription {
    hub: Hub,
    id: u64,
    /// Set when the hub has taken the socket out because it did not read.
    pub(crate) evicted: Arc<AtomicBool>,
}

impl Subscription {
    /// Hears a topic from now on.
    pub(crate) fn hear(&self, topic: Topic) {
        let Subscriptions {
            sockets, topics, ..
        } = &mut *self.hub.lock();
        if let Some(member) = sockets.get_mut(&self.id)
            && !member.topics.contains(&topic)
        {
            member.topics.push(topic);
            topics.entry(topic).or_default().push(self.id);
        }
    }

    /// Hears a topic no longer.
    pub(crate) fn leave(&self, topic: Topic) {
        self.hub.withdraw_where(topic, |id, _| id == self.id);
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.hub.lock().remove(self.id);
        self.hub
            .open
            .send_modify(|open| *open = open.saturating_sub(1));
    }
}

impl Hub {
    fn lock(&self) -> MutexGuard<'_, Subscriptions> {
        self.members.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Enters a socket. Once the hub is closed it is told to leave at once: a console that came in the last moment must
    /// not keep the server from stopping.
    pub(crate) fn subscribe(
        &self,
        (agent, language): (AgentId, InterfaceLanguage),
        topics: Vec<Topic>,
        push: Recipient<Push>,
        leave: Recipient<Leave>,
    ) -> Subscription {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let evicted = Arc::new(AtomicBool::new(false));
        let member = Member {
            agent,
            language,
            topics,
            push,
            leave,
            evicted: evicted.clone(),
        };
        self.enter(id, member);
        self.open.send_modify(|open| *open += 1);
        Subscription {
            hub: self.clone(),
            id,
            evicted,
        }
    }

    fn enter(&self, id: u64, member: Member) {
        let mut members = self.lock();
        if let Some(why) = members.closed {
            member.dismiss(why);
            return;
        }
        for topic in &member.topics {
            members.topics.entry(*topic).or_default().push(id);
        }
        members.sockets.insert(id, member);
    }

    /// Whether anybody hears a topic: nothing is rendered for nobody.
    pub(crate) fn hears(&self, topic: Topic) -> bool {
        self.lock().topics.contains_key(&topic)
    }

    /// Whether anybody has a ticket open.
    pub(crate) fn hears_a_ticket(&self) -> bool {
        let members = self.lock();
        let mut topics = members.topics.keys();
        topics.any(|topic| matches!(topic, Topic::Ticket(_)))
    }

    /// The languages that are read here: nothing is rendered in another.
    pub(crate) fn languages(&self) -> Vec<InterfaceLanguage> {
        let members = self.lock();
        let is_read = |language: &InterfaceLanguage| {
            let mut sockets = members.sockets.values();
            sockets.any(|member| member.language == *language)
        };
        let languages = InterfaceLanguage::ALL.iter().copied();
        languages.filter(is_read).collect()
    }

    /// The subscribers of a topic.
    pub(crate) fn hearing(&self, topic: Topic) -> Vec<AgentId> {
        let members = self.lock();
        let ids = members.topics.get(&topic).into_iter().flatten();
        let agents = ids.filter_map(|id| Some(members.sockets.get(id)?.agent));
        let mut agents: Vec<AgentId> = agents.collect();
        agents.sort();
        agents.dedup();
        agents
    }

    /// Takes a topic from an agent's consoles: they hear it no longer.
    pub(crate) fn withdraw(&self, topic: Topic, agent: AgentId) {
        self.withdraw_where(topic, |_, member| member.agent == agent);
    }

    fn withdraw_where(&self, topic: Topic, whose: impl Fn(u64, &Member) -> bool) {
        let Subscriptions {
            sockets, topics, ..
        } = &mut *self.lock();
        let Some(ids) = topics.get_mut(&topic) else {
            return;
        };
        ids.retain(|id| match sockets.get_mut(id) {
            Some(member) if whose(*id, member) => {
                member.topics.retain(|other| *other != topic);
                false
            }
            Some(_) | None => true,
        });
        if ids.is_empty() {
            topics.remove(&topic);
        }
    }

    /// Whether anybody is here at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.lock().sockets.is_empty()
    }

    /// How many sockets are open, those that were dropped and have not closed yet included.
    pub fn open_sockets(&self) -> watch::Receiver<usize> {
        self.open.subscribe()
    }

    /// The agents with an open console on this node.
    pub(crate) fn agents(&self) -> Vec<AgentId> {
        let mut agents: Vec<AgentId> = self
            .lock()
            .sockets
            .values()
            .map(|member| member.agent)
            .collect();
        agents.sort();
        agents.dedup();
        agents
    }

    /// Whether this agent has a console open on this node.
    pub fn is_here(&self, agent: AgentId) -> bool {
        self.lock()
            .sockets
            .values()
            .any(|member| member.agent == agent)
    }

    /// Hands out frames (JSON objects), each to everybody who hears one of its topics, as one text
    /// per socket. Never waits.
    pub(crate) fn publish(&self, frames: &[Pushed]) {
        let mut members = self.lock();
        let mut wanted: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for (index, frame) in frames.iter().enumerate() {
            let hearing = frame
                .topics
                .iter()
                .filter_map(|topic| members.topics.get(topic));
            let reads = |id: &&u64| {
                let member = members.sockets.get(*id);
                member.is_none_or(|member| member.language == frame.language)
            };
            for id in hearing.flatten().filter(reads) {
                let list = wanted.entry(*id).or_default();
                if list.last() != Some(&index) {
                    list.push(index);
                }
            }
        }
        let mut texts: HashMap<Vec<usize>, ByteString> = HashMap::new();
        let mut slow = Vec::new();
        for (id, list) in wanted {
            let text = texts
                .entry(list)
                .or_insert_with_key(|list| join(frames, list))
                .clone();
            let sent = members
                .sockets
                .get(&id)
                .is_some_and(|m| m.push.try_send(Push(text)).is_ok());
            if !sent {
                slow.push(id);
            }
        }
        for id in slow {
            if let Some(member) = members.remove(id) {
                member.evicted.store(true, Ordering::SeqCst);
                tracing::info!(agent.id = %member.agent, "A console that does not read was dropped");
            }
        }
    }

    /// Closes every console of an agent: signed out, or rights have changed.
    pub(crate) fn kick(&self, agent: AgentId, why: &'static str) {
        self.dismiss(|member| member.agent == agent, why);
    }

    /// Closes every console that is open. Each comes back, and asks for what it was not shown.
    pub(crate) fn send_away(&self, why: &'static str) {
        self.dismiss(|_| true, why);
    }

    /// Closes everything, and whatever enters later: the server stops.
    pub fn close(&self, why: &'static str) {
        self.lock().closed = Some(why);
        self.dismiss(|_| true, why);
    }

    fn dismiss(&self, who: impl Fn(&Member) -> bool, why: &'static str) {
        let mut members = self.lock();
        let ids: Vec<u64> = members
            .sockets
            .iter()
            .filter(|(_, m)| who(m))
            .map(|(id, _)| *id)
            .collect();
        for id in ids {
            if let Some(member) = members.remove(id) {
                member.dismiss(why);
            }
        }
    }
}

fn join(frames: &[Pushed], list: &[usize]) -> ByteString {
    let parts: Vec<&str> = list
        .iter()
        .filter_map(|index| frames.get(*index))
        .map(|frame| frame.json.as_str())
        .collect();
    ByteString::from(format!("[{}]", parts.join(",")))
}
