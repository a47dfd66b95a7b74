//! The feed: tells everybody on this node that the log has grown.
//!
//! [`Feed::wake`] is called after commits and costs nothing. One task per node (`live::tail`)
//! reads the new events once and hands them to all who listen here. A wake-up that is lost is found
//! by a slow sweep; a listener that lags reads the log itself.

use crate::domain::ids::{AgentId, TicketId};
use crate::domain::log::Event;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tokio::sync::{Notify, broadcast};

/// Batches a slow listener may lag behind before it must read the log itself.
const LAG: usize = 256;

/// Something that is shown and never stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "signal", rename_all = "snake_case")]
pub enum Signal {
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
    /// An agent has signed out: the sockets of all their consoles close.
    SignedOut {
        /// Which agent.
        agent: AgentId,
    },
}

/// Wakes this node's readers of the log.
#[derive(Clone)]
pub struct Feed {
    woken: Arc<Notify>,
    elsewhere: Arc<Notify>,
    events: broadcast::Sender<Arc<Vec<Event>>>,
    signals: broadcast::Sender<Signal>,
    outgoing: broadcast::Sender<Signal>,
}

impl Default for Feed {
    fn default() -> Self {
        Self {
            woken: Arc::new(Notify::new()),
            elsewhere: Arc::new(Notify::new()),
            events: broadcast::channel(LAG).0,
            signals: broadcast::channel(LAG).0,
            outgoing: broadcast::channel(LAG).0,
        }
    }
}

impl Feed {
    /// The log has grown by a commit of this node: its own reader and the other nodes should look.
    pub fn wake(&self) {
        self.woken.notify_one();
        self.elsewhere.notify_one();
    }

    /// The log has grown by a commit of another node.
    pub fn wake_here(&self) {
        self.woken.notify_one();
    }

    /// Waits until the log has grown. Wake-ups in between are one.
    pub async fn woken(&self) {
        self.woken.notified().await;
    }

    /// Waits until other nodes should be woken. Wake-ups in between are one.
    pub async fn woken_for_others(&self) {
        self.elsewhere.notified().await;
    }

    /// Hands new events to everybody who listens. Only the node's one reader calls this.
    pub fn publish(&self, events: Arc<Vec<Event>>) {
        // Nobody listening is fine: the log keeps everything.
        drop(self.events.send(events));
    }

    /// Listens to new events from now on. Subscribe first, then read the log: nothing is missed.
    pub fn events(&self) -> broadcast::Receiver<Arc<Vec<Event>>> {
        self.events.subscribe()
    }

    /// Shows something on every screen of every node.
    pub fn signal(&self, signal: Signal) {
        drop(self.outgoing.send(signal.clone()));
        self.signal_here(signal);
    }

    /// Shows something that another node has signalled.
    pub fn signal_here(&self, signal: Signal) {
        drop(self.signals.send(signal));
    }

    /// Listens to signals of every node.
    pub fn signals(&self) -> broadcast::Receiver<Signal> {
        self.signals.subscribe()
    }

    /// Listens to signals of this node, to pass them on.
    pub fn outgoing(&self) -> broadcast::Receiver<Signal> {
        self.outgoing.subscribe()
    }
}
