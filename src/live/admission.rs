//! How many consoles may be open: counted and let in with one step, so that many who come at once do not all find room.

use crate::domain::base::ids::AgentId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Open consoles of one agent on one node.
pub(crate) const SOCKETS_PER_AGENT: usize = 20;

/// Open consoles in all on one node.
pub(crate) const SOCKETS_MAX: usize = 10_000;

/// The consoles that were let in, from their request until they are gone. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Admissions(Arc<Mutex<HashMap<AgentId, usize>>>);

/// A console that was let in; dropping it makes room.
pub(crate) struct Admission {
    admissions: Admissions,
    agent: AgentId,
}

impl Admissions {
    fn lock(&self) -> MutexGuard<'_, HashMap<AgentId, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets a console in, if there is room for it.
    pub(crate) fn admit(&self, agent: AgentId) -> Option<Admission> {
        let mut open = self.lock();
        if open.values().sum::<usize>() >= SOCKETS_MAX {
            return None;
        }
        let own = open.entry(agent).or_default();
        if *own >= SOCKETS_PER_AGENT {
            return None;
        }
        *own += 1;
        let admissions = self.clone();
        Some(Admission { admissions, agent })
    }
}

impl Drop for Admission {
    fn drop(&mut self) {
        let mut open = self.admissions.lock();
        if let Some(own) = open.get_mut(&self.agent) {
            *own = own.saturating_sub(1);
            if *own == 0 {
                open.remove(&self.agent);
            }
        }
    }
}
