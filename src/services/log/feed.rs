//! The feed: tells everybody on this node that the log has grown.
//!
//! [`Feed::wake`] is called after commits and costs nothing. One task per node ([`super::Tail`]) reads the
//! new events once, and only while somebody listens; it hands them to all of them. A wake-up that is lost
//! is found by a slow sweep.

use super::ears::{ChangedConversations, Ears, Interest};
use crate::domain::base::ids::{AgentId, ConversationId, TicketId};
use crate::domain::log::Event;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Notify, broadcast, watch};
use tokio::time::{Instant, timeout_at};

/// Batches, and signals, that a slow listener may lag behind before it must come back for them.
const LAG: usize = 256;

/// Something that is shown and never stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "signal", rename_all = "snake_case")]
pub enum LiveSignal {
    /// Somebody is writing; `agent` is absent when it is the customer.
    Typing {
        /// At which ticket.
        ticket: TicketId,
        /// Which agent.
        agent: Option<AgentId>,
        /// The name to show.
        name: String,
    },
    /// An agent looks at a ticket, or no longer does.
    Viewing {
        /// Which ticket.
        ticket: TicketId,
        /// Which agent.
        agent: AgentId,
        /// The name to show.
        name: String,
        /// Whether still.
        here: bool,
    },
    /// An agent's last console on a node has closed; they may have one on another.
    Left {
        /// Which agent.
        agent: AgentId,
    },
    /// An agent has read a ticket.
    Read {
        /// Which agent.
        agent: AgentId,
        /// Which ticket.
        ticket: TicketId,
        /// Up to this `seq`.
        seq: i64,
    },
    /// What agents said at a ticket has come so far.
    Reached {
        /// Which ticket.
        ticket: TicketId,
        /// The `seq` up to which the bot has fetched it.
        delivered: i64,
        /// The `seq` up to which the customer has seen it.
        shown: i64,
    },
    /// An agent is away, or back.
    Away {
        /// Which agent.
        agent: AgentId,
        /// Whether they are away.
        away: bool,
        /// Whether because they missed an offer.
        missed: bool,
    },
    /// An agent has signed out: the sockets of all their consoles close.
    SignedOut {
        /// Which agent.
        agent: AgentId,
    },
    /// Somebody's token, key, role or teams were changed: whoever is still being answered is asked for them again.
    AccessChanged,
}

/// Wakes this node's listeners of the log. Cheap to clone.
#[derive(Clone)]
pub struct Feed(Arc<Inner>);

struct Inner {
    ears: Mutex<Ears>,
    /// Whether the log has grown while nobody listened: the reader has to go to its end first.
    behind: watch::Sender<bool>,
    woken: Notify,
    elsewhere: Notify,
    /// The conversations of which other nodes have not been told yet.
    untold: Mutex<ChangedConversations>,
    events: broadcast::Sender<Arc<Vec<Event>>>,
    early: broadcast::Sender<Arc<Vec<Event>>>,
    signals: broadcast::Sender<LiveSignal>,
    outgoing: broadcast::Sender<LiveSignal>,
}

impl Default for Feed {
    fn default() -> Self {
        Self(Arc::new(Inner {
            ears: Mutex::default(),
            behind: watch::Sender::new(false),
            woken: Notify::new(),
            elsewhere: Notify::new(),
            untold: Mutex::default(),
            events: broadcast::channel(LAG).0,
            early: broadcast::channel(LAG).0,
            signals: broadcast::channel(LAG).0,
            outgoing: broadcast::channel(LAG).0,
        }))
    }
}

impl Feed {
    fn ears(&self) -> MutexGuard<'_, Ears> {
        self.0.ears.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The log may have grown: this node's reader and the other nodes should look.
    pub fn wake(&self) {
        self.wake_for(&ChangedConversations::default());
    }

    /// The log has grown by a commit of this node, in these conversations: who waits for them, this node's reader and the
    /// other nodes should look.
    pub(crate) fn wake_for(&self, changed: &ChangedConversations) {
        self.wake_here(changed);
        let untold = self.0.untold.lock();
        untold.unwrap_or_else(PoisonError::into_inner).add(changed);
        self.0.elsewhere.notify_one();
    }

    /// The log has grown by a commit of another node.
    pub(crate) fn wake_here(&self, changed: &ChangedConversations) {
        let ears = self.ears();
        ears.tell_conversations(changed);
        // Under the lock: whoever listens from now on sees that the reader is behind.
        match ears.is_empty() {
            true => drop(self.0.behind.send_replace(true)),
            false => self.0.woken.notify_one(),
        }
    }

    /// Waits until the log has grown and somebody listens. Wake-ups in between are one.
    pub(crate) async fn woken(&self) {
        self.0.woken.notified().await;
    }

    /// Waits until other nodes should be woken. Wake-ups in between are one.
    #[cfg(feature = "postgres")]
    pub(crate) async fn woken_for_others(&self) {
        self.0.elsewhere.notified().await;
    }

    /// The conversations of which other nodes are to be told now.
    #[cfg(feature = "postgres")]
    pub(crate) fn take_untold(&self) -> ChangedConversations {
        std::mem::take(&mut *self.0.untold.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Listens to a conversation from now on. Listen first, then read it: nothing is missed.
    pub(crate) fn listen_to(&self, conversation: ConversationId) -> Ear {
        self.ear(Interest::Conversation(conversation))
    }

    fn ear(&self, to: Interest) -> Ear {
        let heard = Arc::new(Notify::new());
        let id = self.ears().add(to, heard.clone());
        Ear {
            feed: self.clone(),
            to,
            id,
            heard,
        }
    }

    /// Listens from now on, once the reader is not behind. Listen first, then read the log: nothing is missed.
    pub(crate) async fn listen(&self, to: Interest) -> Ear {
        let ear = self.ear(to);
        let mut behind = self.0.behind.subscribe();
        if *behind.borrow() {
            self.0.woken.notify_one();
            // The sender lives as long as this feed.
            drop(behind.wait_for(|behind| !behind).await);
        }
        ear
    }

    pub(super) fn forget(&self, to: Interest, id: u64) {
        self.ears().remove(to, id);
    }

    pub(super) fn is_heard(&self) -> bool {
        !self.ears().is_empty()
    }

    /// Whether nobody listens any more: then the reader leaves what has not settled, and is behind.
    pub(super) fn rest(&self) -> bool {
        let ears = self.ears();
        if ears.is_empty() {
            self.0.behind.send_replace(true);
        }
        ears.is_empty()
    }

    pub(super) fn is_behind(&self) -> bool {
        *self.0.behind.borrow()
    }

    /// The reader has gone to the end of the log.
    pub(super) fn caught_up(&self) {
        self.0.behind.send_replace(false);
    }

    /// Hands new events to everybody who listens. Only the node's one reader calls this.
    pub(super) fn publish(&self, events: &Arc<Vec<Event>>) {
        // Nobody may want everything: the log keeps it.
        drop(self.0.events.send(events.clone()));
        self.ears().tell(events);
    }

    /// Hands out what is there but not settled yet, to whoever shows each conversation by itself. It comes again once it
    /// has settled.
    pub(super) fn publish_early(&self, events: &Arc<Vec<Event>>) {
        drop(self.0.early.send(events.clone()));
    }

    /// What is not settled yet, from now on: sound within a conversation, not between conversations.
    pub(crate) fn early(&self) -> broadcast::Receiver<Arc<Vec<Event>>> {
        self.0.early.subscribe()
    }

    /// New events from now on, as long as somebody listens to everything.
    pub(crate) fn events(&self) -> broadcast::Receiver<Arc<Vec<Event>>> {
        self.0.events.subscribe()
    }

    /// Shows something on every screen of every node.
    pub(crate) fn signal(&self, signal: LiveSignal) {
        drop(self.0.outgoing.send(signal.clone()));
        self.signal_here(signal);
    }

    /// Shows something that another node has signalled.
    pub(crate) fn signal_here(&self, signal: LiveSignal) {
        drop(self.0.signals.send(signal));
    }

    /// Listens to signals of every node.
    pub(crate) fn signals(&self) -> broadcast::Receiver<LiveSignal> {
        self.0.signals.subscribe()
    }

    /// Listens to signals of this node, to pass them on.
    #[cfg(feature = "postgres")]
    pub(crate) fn outgoing(&self) -> broadcast::Receiver<LiveSignal> {
        self.0.outgoing.subscribe()
    }
}

/// Somebody who listens; dropping it ends that.
pub struct Ear {
    feed: Feed,
    to: Interest,
    id: u64,
    heard: Arc<Notify>,
}

impl Ear {
    /// Waits until something of interest has happened since the last time, or the time is over: then false.
    pub(crate) async fn heard(&self, until: Instant) -> bool {
        timeout_at(until, self.heard.notified()).await.is_ok()
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        self.feed.forget(self.to, self.id);
    }
}
