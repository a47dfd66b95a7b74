//! Use cases. Each is one transaction: load, ask the domain, store, record the event, queue the side
//! effects; all or nothing. After the commit whoever waits for it is woken, nothing is "sent".

mod abilities;
pub mod accounts;
mod alerts;
mod answering;
mod asking;
mod bots;
mod candidates;
mod case;
mod claiming;
pub mod clock;
pub mod control;
mod conversations;
mod deliveries;
mod disabling;
pub mod error;
mod figures;
mod files;
mod handback;
mod idempotency;
mod intake;
mod invitations;
mod knowledge;
mod learning;
mod log;
pub mod login;
mod mirror;
mod offers;
mod opening;
mod outlook;
pub mod overdue;
mod overview;
mod packets;
mod passing;
pub mod passwords;
pub mod presence;
mod readers;
mod reading;
mod rearming;
mod routes;
pub mod secrets;
mod sentences;
mod settings;
pub mod snoozing;
mod team_needs;
mod team_ticket;
pub mod timers;
mod transfers;
pub mod triggers;
mod unreachable;

pub use abilities::{SetAgent, SetTeam};
pub use accounts::{AddAgent, AddBot, AddTeam};
pub use answering::{Note, Reply};
pub use bots::{SetBot, Unreachable};
pub use case::door::Done;
pub use clock::Clock;
pub use control::{ControlAction, Controlled};
pub use deliveries::Delivered;
pub use disabling::DisabledAgent;
pub use error::{Noun, Result, ServiceError};
pub use figures::{ContextLine, ContextReport, ContextTickets, FactCount, LookBack, Opened};
pub use files::{FileAnswer, FileSettings, Reader, Upload};
pub use handback::Return;
pub use idempotency::{Answered, Key, Repeatable};
pub use intake::Escalated;
pub use knowledge::{of_view, sources};
pub use learning::Verification;
pub use log::{BotEvent, Ear, Feed, Interest, Signal, Tail};
pub use login::SignedIn;
pub use mirror::{Mirrored, Posted};
pub use opening::{Closed, Opening};
pub use outlook::Availability;
pub use overview::{Overview, OverviewTeam};
pub use passing::PassTarget;
pub use reading::{
    BotConversation, BotTicket, QueueConsole, QueueCounts, QueuePage, QueueQuery, QueueTicket,
    Receivers, TicketConsole, TicketView, View,
};
pub use routes::{Routes, RoutesChange};
pub use settings::{
    AgentSettings, BotSettings, HeldRoutes, HeldSettings, SettingsSnapshot, TeamSettings,
};
pub use team_ticket::TeamTicket;
pub use transfers::{Target, Transfer};
pub use triggers::{
    Example, FiredOn, OwnedRules, Owner, RuleChange, ScoreLine, Scorecard, Trial, Verdict,
};
pub use unreachable::{BotStanding, Heard};

use crate::storage::written::{self, Written};
use crate::storage::{AnyConnection, Store};
use std::num::NonZero;
use std::sync::Arc;
use std::thread::available_parallelism;
use tokio::sync::{Notify, Semaphore};

/// What services are told once, at the start.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where people reach the console, without a slash at the end: for links.
    pub public_url: String,
    /// What is set about files.
    pub files: FileSettings,
}

/// Every use case. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    /// The data.
    pub store: Store,
    /// What tells the time.
    pub clock: Clock,
    /// Whom to wake after a commit.
    pub feed: Feed,
    /// What was set at the start.
    pub settings: Settings,
    /// Wakes whoever offers tickets: one waits, or somebody may be free.
    pub router: Arc<Notify>,
    /// Wakes whoever fires timers: one was set that is due before they would look.
    pub timers: Arc<Notify>,
    /// Wakes whoever works the outbox off: there is something to send.
    pub outbox: Arc<Notify>,
    /// What people set, read once.
    pub held: HeldSettings,
    /// When each bot was last written as heard.
    pub heard: Heard,
    /// Turns to check a password: each takes a core and 19 MB for a while.
    pub password_checks: Arc<Semaphore>,
}

impl Services {
    /// Use cases over a store.
    pub fn new(store: Store, clock: Clock, settings: Settings) -> Self {
        let cores = available_parallelism().map_or(1, NonZero::get);
        let turns = cores.min(login::CHECKS_AT_ONCE);
        Self {
            store,
            clock,
            feed: Feed::default(),
            settings,
            router: Arc::default(),
            timers: Arc::default(),
            outbox: Arc::default(),
            held: HeldSettings::default(),
            heard: Heard::default(),
            password_checks: Arc::new(Semaphore::new(turns)),
        }
    }

    /// Reads on one snapshot.
    async fn read<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
    {
        self.store.read(work).await
    }

    /// Reads with one statement, which is a snapshot of its own.
    async fn look_up<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T> + Send + 'static,
    {
        self.store.look_up(work).await
    }

    /// Changes a conversation in one transaction, under the settings that hold in it.
    async fn change<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut AnyConnection, &Arc<SettingsSnapshot>) -> Result<T> + Send + Sync + 'static,
    {
        self.settled(work).await
    }

    /// Writes something that is in no conversation's log and asks no settings: accounts, sessions, drafts, and
    /// the settings themselves.
    async fn record<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T> + Send + 'static,
    {
        self.write(work).await
    }

    /// Writes in one transaction, and wakes after the commit whoever waits for what was written.
    async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T> + Send + 'static,
    {
        let noted = move |conn: &mut AnyConnection| written::noted(|| work(conn));
        let (done, written) = self.store.write(noted).await?;
        self.tell(written);
        Ok(done)
    }

    fn tell(&self, written: Written) {
        let Written {
            events,
            wakes_router,
            due,
            outbox,
        } = written;
        if events {
            self.feed.wake();
        }
        if wakes_router {
            self.router.notify_one();
        }
        if due.is_some_and(|due| due <= self.clock.now().plus(timers::LOOK_EVERY)) {
            self.timers.notify_one();
        }
        if outbox {
            self.outbox.notify_one();
        }
    }
}
