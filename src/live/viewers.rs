//! Viewers of each ticket: on this node by its open sockets, on other nodes by their signals,
//! which expire.

use crate::domain::base::ids::{AgentId, TicketId};
use crate::services::{Feed, LiveSignal};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long an agent on another node counts as looking after the last signal.
const SIGNAL_LASTS: Duration = Duration::from_secs(60);

/// How long somebody counts as writing after the last sign of it.
const TYPING_LASTS: Duration = Duration::from_secs(6);

/// An agent at a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Here {
    pub(crate) agent: AgentId,
    /// The name to show.
    pub(crate) name: String,
    /// Whether they are writing.
    pub(crate) types: bool,
}

#[derive(Debug)]
struct ViewerPresence {
    name: String,
    sockets: usize,
    signalled: Option<Instant>,
    typed: Option<Instant>,
}

impl ViewerPresence {
    fn is_here(&self) -> bool {
        self.sockets > 0 || self.signalled.is_some_and(|at| at.elapsed() < SIGNAL_LASTS)
    }
}

/// Everybody at every ticket. Cheap to clone.
#[derive(Clone, Default)]
pub struct Viewers {
    seen: Arc<Mutex<HashMap<(TicketId, AgentId), ViewerPresence>>>,
}

/// An agent's look at a ticket through one socket; dropping it is leaving.
pub(crate) struct Viewing {
    viewers: Viewers,
    feed: Feed,
    ticket: TicketId,
    agent: AgentId,
    name: String,
}

impl Viewing {
    /// The ticket.
    pub(super) fn ticket(&self) -> TicketId {
        self.ticket
    }
}

impl Drop for Viewing {
    fn drop(&mut self) {
        let left = {
            let mut seen = self.viewers.lock();
            let entry = seen.get_mut(&(self.ticket, self.agent));
            entry.is_some_and(|entry| {
                entry.sockets = entry.sockets.saturating_sub(1);
                entry.sockets == 0
            })
        };
        if left {
            self.feed.signal(LiveSignal::Viewing {
                ticket: self.ticket,
                agent: self.agent,
                name: self.name.clone(),
                here: false,
            });
        }
    }
}

impl Viewers {
    fn lock(&self) -> MutexGuard<'_, HashMap<(TicketId, AgentId), ViewerPresence>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An agent opens a ticket in a console of this node; everybody hears it.
    pub(crate) fn enter(
        &self,
        feed: &Feed,
        ticket: TicketId,
        agent: AgentId,
        name: &str,
    ) -> Viewing {
        self.lock()
            .entry((ticket, agent))
            .or_insert_with(|| new(name))
            .sockets += 1;
        let name = name.to_owned();
        feed.signal(LiveSignal::Viewing {
            ticket,
            agent,
            name: name.clone(),
            here: true,
        });
        Viewing {
            viewers: self.clone(),
            feed: feed.clone(),
            ticket,
            agent,
            name,
        }
    }

    /// Takes a signal in.
    pub(crate) fn hear(&self, signal: &LiveSignal) {
        let mut seen = self.lock();
        match signal {
            LiveSignal::Viewing {
                ticket,
                agent,
                name,
                here,
            } => {
                let entry = seen.entry((*ticket, *agent)).or_insert_with(|| new(name));
                entry.signalled = here.then(Instant::now);
            }
            LiveSignal::Typing {
                ticket,
                agent: Some(agent),
                name,
            } => {
                let entry = seen.entry((*ticket, *agent)).or_insert_with(|| new(name));
                entry.typed = Some(Instant::now());
            }
            LiveSignal::Typing { agent: None, .. }
            | LiveSignal::Left { .. }
            | LiveSignal::Away { .. }
            | LiveSignal::Read { .. }
            | LiveSignal::Reached { .. }
            | LiveSignal::SignedOut { .. }
            | LiveSignal::AccessChanged => {}
        }
        seen.retain(|_, entry| entry.is_here());
    }

    /// Who is at a ticket, by name.
    pub(crate) fn at(&self, ticket: TicketId) -> Vec<Here> {
        let seen = self.lock();
        let mut here: Vec<Here> = seen
            .iter()
            .filter(|((at, _), entry)| *at == ticket && entry.is_here())
            .map(|((_, agent), entry)| Here {
                agent: *agent,
                name: entry.name.clone(),
                types: entry.typed.is_some_and(|at| at.elapsed() < TYPING_LASTS),
            })
            .collect();
        here.sort_by(|a, b| a.name.cmp(&b.name).then(a.agent.cmp(&b.agent)));
        here
    }

    /// Announces the viewers on this node; repeated from time to time for the other nodes.
    pub(crate) fn local(&self) -> Vec<LiveSignal> {
        let seen = self.lock();
        seen.iter()
            .filter(|(_, entry)| entry.sockets > 0)
            .map(|((ticket, agent), entry)| LiveSignal::Viewing {
                ticket: *ticket,
                agent: *agent,
                name: entry.name.clone(),
                here: true,
            })
            .collect()
    }
}

fn new(name: &str) -> ViewerPresence {
    ViewerPresence {
        name: name.to_owned(),
        sockets: 0,
        signalled: None,
        typed: None,
    }
}
