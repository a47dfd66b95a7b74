//! What happens in the middle of a round.

mod any;
pub mod postgres;
mod sqlite;

use crate::crew::Crew;
use crate::place::Place;
use crate::support::dice::Dice;
use crate::support::process::BatonProcess;
use std::rc::Rc;
use std::time::Duration;

/// One kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A node is killed three times.
    Killed,
    /// Another process has SQLite's write lock.
    ForeignLock,
    /// PostgreSQL ends as if its machine had lost power, and starts again.
    Crash,
    /// Clients that send half of a request and nothing more.
    HalfRequests,
    /// A node stands still for a while.
    Frozen,
    Nothing,
    /// A node is told to stop, and is started again.
    Terminated,
    /// Clients that do not read what they asked for.
    SlowClients,
    FullDisk,
    /// A session of PostgreSQL is killed, which makes the whole server recover.
    BackendKilled,
    /// Sessions of PostgreSQL are ended by an administrator.
    BackendsEnded,
    RowLock,
    TableLock,
    /// A transaction of somebody else stays open.
    OlderTransaction,
    /// All of PostgreSQL stands still.
    ServerFrozen,
    /// A node stands still in the middle of its transactions, and is killed later.
    FrozenThenKilled,
}

use Fault as F;

const ON_SQLITE: [Fault; 8] = [
    F::Killed,
    F::ForeignLock,
    F::HalfRequests,
    F::Frozen,
    F::FullDisk,
    F::Terminated,
    F::SlowClients,
    F::Nothing,
];

const ON_POSTGRES: [Fault; 14] = [
    F::Killed,
    F::Crash,
    F::RowLock,
    F::FrozenThenKilled,
    F::Terminated,
    F::BackendKilled,
    F::ServerFrozen,
    F::HalfRequests,
    F::BackendsEnded,
    F::OlderTransaction,
    F::Frozen,
    F::TableLock,
    F::SlowClients,
    F::Nothing,
];

impl Fault {
    /// The fault of a seed.
    pub fn of(seed: u64, postgres: bool) -> Self {
        let all: &[Self] = if postgres { &ON_POSTGRES } else { &ON_SQLITE };
        all[(seed.max(1) - 1) as usize % all.len()]
    }
}

/// A round's processes and its database.
pub struct Scene<'a> {
    pub nodes: &'a mut Vec<BatonProcess>,
    pub place: &'a Place,
    pub crew: Rc<Crew>,
    /// What a fault finds wrong by itself.
    pub wrong: Vec<String>,
}

/// How long what stands still stands still: up to nearly what a statement waits for a lock, and longer.
fn a_while(dice: &mut Dice) -> Duration {
    Duration::from_millis(1_000 + dice.below(3_000) as u64)
}

impl Scene<'_> {
    /// Lets it happen, and puts everything right again.
    pub async fn happens(&mut self, fault: Fault, dice: &mut Dice) {
        match fault {
            F::Nothing => {}
            F::Killed => any::killed(self, dice).await,
            F::Terminated => any::terminated(self, dice).await,
            F::Frozen => any::frozen(self, dice).await,
            F::HalfRequests => any::half_requests(self, dice).await,
            F::SlowClients => any::slow_clients(self, dice).await,
            F::ForeignLock => sqlite::foreign_lock(self, dice).await,
            F::FullDisk => sqlite::full_disk(self, dice).await,
            F::Crash => postgres::crash(self, dice).await,
            F::BackendKilled => postgres::backend_killed(self).await,
            F::BackendsEnded => postgres::backends_ended(self, dice).await,
            F::RowLock => postgres::held(self, postgres::A_ROW, dice).await,
            F::TableLock => postgres::held(self, postgres::A_TABLE, dice).await,
            F::OlderTransaction => postgres::held(self, postgres::A_NUMBER, dice).await,
            F::ServerFrozen => postgres::frozen(self, dice).await,
            F::FrozenThenKilled => any::frozen_then_killed(self, dice).await,
        }
    }
}
