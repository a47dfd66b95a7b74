//! Facts from several tickets of a customer, each as the newest of them has it.

use super::rows::QueueTicket;
use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::domain::packet::{Fact, Packet};
use std::collections::HashSet;

/// Facts that are shown at most.
const FACTS_SHOWN: usize = 40;

/// A fact from one of the tickets.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct KnownFact {
    /// The fact.
    pub(crate) fact: Fact,
    /// The newest ticket that has it.
    pub(crate) ticket: TicketId,
    /// When that was opened.
    pub(crate) at: Moment,
}

/// Facts as they are collected, from the newest ticket on.
#[derive(Default)]
pub(super) struct KnownFacts {
    names: HashSet<String>,
    pub(super) found: Vec<KnownFact>,
}

impl KnownFacts {
    /// What a packet knows need not be told.
    pub(super) fn leave_out(&mut self, packet: &Packet) {
        let names = packet.facts.iter().map(|fact| fact.name.clone());
        self.names.extend(names);
    }

    /// Adds what this ticket knows and no newer one.
    pub(super) fn add(&mut self, packet: Option<&Packet>, row: &QueueTicket) {
        for fact in packet.iter().flat_map(|packet| &packet.facts) {
            if self.found.len() < FACTS_SHOWN && self.names.insert(fact.name.clone()) {
                self.found.push(KnownFact {
                    fact: fact.clone(),
                    ticket: row.ticket.id,
                    at: row.ticket.created_at,
                });
            }
        }
    }
}
