//! What rounds add up to.

use std::fmt;

#[derive(Debug, Default, Clone, Copy)]
pub struct Figures {
    pub rounds: u64,
    pub operations: u64,
    pub events: u64,
    /// Events that resuming readers have read.
    pub read: u64,
    /// How often readers, consoles and sockets had to begin again.
    pub breaks: u64,
    /// Operations that met a 503, or nobody at all.
    pub refused_for_now: u64,
    pub violations: u64,
}

impl Figures {
    pub fn add(&mut self, other: &Self) {
        self.rounds += other.rounds;
        self.operations += other.operations;
        self.events += other.events;
        self.read += other.read;
        self.breaks += other.breaks;
        self.refused_for_now += other.refused_for_now;
        self.violations += other.violations;
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} rounds, {} operations, {} events, {} read by readers, {} breaks of readers, {} operations met a 503 or nobody, {} violations",
            self.rounds,
            self.operations,
            self.events,
            self.read,
            self.breaks,
            self.refused_for_now,
            self.violations
        )
    }
}
