//! What must be true afterwards, whatever happened.

mod control;
mod log;
mod reading;
mod state;
mod stored;

use crate::readers::Readers;
use crate::record::Deed;
use crate::snapshot::Snapshot;

/// What contradicts what must be true, of what is stored.
pub fn of_the_database(snapshot: &Snapshot, deeds: &[Deed]) -> Vec<String> {
    let mut all = snapshot.unsound.clone();
    stored::check(snapshot, deeds, &mut all);
    log::check(snapshot, deeds, &mut all);
    control::check(snapshot, &mut all);
    state::check(snapshot, &mut all);
    all
}

/// The same of what was read. What was written after the snapshot is passed over.
pub fn of_the_readers(snapshot: &Snapshot, bots: &[i64], readers: &Readers) -> Vec<String> {
    let mut all = Vec::new();
    for log in &readers.logs {
        reading::log(snapshot, bots[log.bot], log, &mut all);
    }
    reading::by_seq(
        snapshot,
        bots[readers.by_seq.bot],
        &readers.by_seq,
        &mut all,
    );
    reading::console(snapshot, &readers.console, &mut all);
    all
}
