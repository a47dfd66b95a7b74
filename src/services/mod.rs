//! Use cases. Each is one transaction: load, ask the domain, store, record the event, queue the side
//! effects; all or nothing. After the commit whoever waits for it is woken, nothing is "sent".

/// Declares a room of [`Services`]: a handle with the use cases of one subject, and how to get it.
macro_rules! room {
    ($(#[$doc:meta])* $room:ident, $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $room<'a> {
            services: &'a $crate::services::Services,
        }

        impl $crate::services::Services {
            $(#[$doc])*
            pub fn $name(&self) -> $room<'_> {
                $room { services: self }
            }
        }
    };
}
pub(crate) use room;

pub(crate) mod accounts;
mod after_commit;
pub(crate) mod asks;
pub(crate) mod bots;
pub(crate) mod customers;
pub(crate) mod desk;
pub(crate) mod dispatch;
pub(crate) mod packet;
pub(crate) mod rules;
pub(crate) mod team;

pub(crate) mod case;
pub mod clock;
pub(crate) mod error;
mod figures;
mod files;
pub(crate) mod idempotency;
mod intake;
mod log;
pub(crate) mod notifications;
pub(crate) mod reading;
pub(crate) mod security;
mod settings;

pub use crate::domain::notifications::push_reach::PushReach;
pub(crate) use crate::domain::packet::verification::Verification;
pub use crate::storage::agent_tokens::AgentToken;
pub use crate::storage::retiring_keys::RetiringKey;
pub(crate) use crate::storage::security_log::AuditQuery;
pub(crate) use crate::storage::tags::KnownTag;
pub(crate) use crate::storage::traced::TracedDelivery;
pub use accounts::adding::{AddAgent, AddBot, AddTeam};
pub use accounts::admitted::Admitted;
pub(crate) use accounts::admitted::{AdmittedCaller, Credential};
pub(crate) use accounts::authenticated::{SessionUse, SignedIn};
pub use accounts::changing::ChangeAgent;
pub use accounts::disabling::{DisabledAgent, DisabledBot};
pub use accounts::keys::RotatedKey;
pub use accounts::login::{LogIn, LoggedIn};
pub use accounts::managing::ManagedBy;
pub(crate) use accounts::spoken_language::{speak, speaking, speaking_while, spoken};
pub use accounts::used::Used;
pub use bots::configure::{SetBot, Unreachable};
pub(crate) use bots::control::{ControlRequest, ControlWords, Controlled};
pub use bots::handback::Return;
pub(crate) use bots::passing::{Pass, PassTarget};
pub(crate) use bots::unreachable::{BotStanding, Heard};
pub use case::commanded::{Commanded, Commander};
pub use clock::Clock;
pub use clock::deliveries::Delivered;
pub(crate) use clock::heartbeat::StorageHealth;
pub(crate) use desk::note_changes::NoteWithVersions;
pub use desk::send_guard::Seen;
pub(crate) use desk::transfer_target::TransferTarget;
pub(crate) use desk::transfers::Transfer;
pub use desk::writing::{Note, Noted, Reply};
pub use dispatch::choices_again::ChoiceAgain;
pub(crate) use dispatch::outlook::Availability;
pub use error::{Noun, Ownership, Result, ServiceError, Taken};
pub(crate) use figures::{
    ContextLine, ContextReport, ContextTickets, ContextTicketsQuery, FactCount,
};
pub(crate) use files::{FileReader, FileSettings, UNUSED_MAX_BYTES, Upload};
pub(crate) use idempotency::IdempotentAnswer;
pub use idempotency::Key;
pub(crate) use intake::Escalated;
pub(crate) use intake::mirror::MirrorResults;
pub(crate) use intake::posted::Posted;
pub use log::{BotEvent, Ear, Feed, Interest, LiveSignal, Tail};
pub(crate) use log::{ChangedConversations, FetchedWords, Receipt, SharedPages};
pub(crate) use packet::knowledge::{of_view, sources};
pub use reading::View;
pub(crate) use reading::for_assist::{AssistWish, AssistedText};
pub(crate) use reading::overview::{Overview, OverviewTeam};
pub(crate) use reading::{
    BotConversation, BotTicket, FilterValues, FoundTickets, Hit, PlaceSource, QueueCounts,
    QueuePage, QueueQuery, QueueTicket, SearchRequest, Showing, TeamTicket, TicketConsole,
    TicketPlace, TracedTicket, ViewedTicket,
};
pub(crate) use rules::routing::Vocabulary;
pub use rules::routing::{Routes, RoutesChange};
pub use rules::triggers::RulesOwner;
pub(crate) use rules::triggers::{
    FiredOn, LabelFigures, OwnedRules, RuleChange, ScoreLine, Scorecard, Trial, TrialExample,
    TriggerVerdict,
};
pub use security::AuditPage;
pub use settings::{HeldSettings, SettingsSnapshot};
pub(crate) use team::abilities::NONE_ABOVE;
pub use team::abilities::{SetAgent, SetTeam};
pub(crate) use team::every_team::TeamGist;
pub(crate) use team::general_settings::{ChangeTeam, GeneralSettings, TeamCalled};
pub(crate) use team::hours::Opening;
pub(crate) use team::open_now::Closed;
pub(crate) use team::settings_hash::SettingsHash;

use crate::services::security::{Requester, on_behalf_of};
use crate::storage::transaction::Raced;
use crate::storage::written;
use crate::storage::{AnyConnection, StorageError, Store};
use std::num::NonZero;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;
use tokio::sync::{Notify, Semaphore};
use tokio::time::timeout;

/// A request waits at most this long for what is written in passing.
const IN_PASSING: Duration = Duration::from_millis(500);

/// The configuration of the services, fixed at the start.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where people reach the console, without a slash at the end: for links.
    pub public_url: String,
    /// Settings for files.
    pub files: FileSettings,
    /// A session that nobody uses for so long ends.
    pub session_idle: Duration,
    /// The security log keeps a record for so long.
    pub security_log_kept: Duration,
    /// A new API token of an agent lasts so long, unless somebody says otherwise.
    pub token_lasts: Duration,
    /// Which push services are called.
    pub push: PushReach,
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
    /// Wakes whoever pushes notices to browsers.
    pub pushes: Arc<Notify>,
    /// Wakes whoever indexes tickets: some are found by words that are no longer theirs.
    pub stale_search: Arc<Notify>,
    /// What people set, read once.
    pub held: HeldSettings,
    /// When each bot was last written as heard.
    pub heard: Heard,
    /// When what happens often was last recorded in the security log.
    pub(crate) seldom: security::Seldom,
    /// The line in front of the sign-in.
    pub login_line: accounts::login_line::LoginLine,
    /// Pages of the log that many bots' readers want at once.
    pub(crate) pages: SharedPages,
    pub(crate) fetched: FetchedWords,
    /// Whoever is being answered for longer.
    pub admitted: Admitted,
    /// When each token and each replaced key was last written as used.
    pub used: Used,
    /// Turns to check a password: each takes a core and 19 MB for a while.
    pub password_checks: Arc<Semaphore>,
}

impl Services {
    /// Use cases over a store.
    pub fn new(store: Store, clock: Clock, settings: Settings) -> Self {
        let cores = available_parallelism().map_or(1, NonZero::get);
        let turns = cores.min(accounts::login::CHECKS_AT_ONCE);
        Self {
            store,
            clock,
            feed: Feed::default(),
            settings,
            router: Arc::default(),
            timers: Arc::default(),
            outbox: Arc::default(),
            pushes: Arc::default(),
            stale_search: Arc::default(),
            held: HeldSettings::default(),
            heard: Heard::default(),
            seldom: security::Seldom::default(),
            login_line: accounts::login_line::LoginLine::default(),
            pages: SharedPages::default(),
            fetched: FetchedWords::default(),
            admitted: Admitted::default(),
            used: Used::default(),
            password_checks: Arc::new(Semaphore::new(turns)),
        }
    }

    /// Reads on one snapshot.
    async fn read<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
    {
        let caller = Requester::of_task();
        let on_behalf = move |conn: &mut AnyConnection| on_behalf_of(caller, || work(conn));
        self.store.read(on_behalf).await
    }

    /// Reads without a transaction: each statement is a snapshot of its own.
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

    /// Writes something that nothing depends on, and waits for it a moment at most: whoever reads goes on reading while
    /// nothing can be written.
    async fn write_in_passing<F>(&self, what: &'static str, work: F)
    where
        F: Fn(&mut AnyConnection) -> Result<()> + Send + 'static,
    {
        match timeout(IN_PASSING, self.record(work)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                tracing::warn!(%error, what, "What goes on in passing was not written")
            }
            Err(_) => tracing::debug!(what, "What goes on in passing is written later"),
        }
    }

    /// Writes in one transaction, and wakes after the commit whoever waits for what was written.
    async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T> + Send + 'static,
    {
        self.write_or(work).await
    }

    /// The same for a use case that has reasons of its own to give a transaction up.
    async fn write_or<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Raced + Send + 'static,
        F: Fn(&mut AnyConnection) -> std::result::Result<T, E> + Send + 'static,
    {
        let caller = Requester::of_task();
        let noted = move |conn: &mut AnyConnection| {
            on_behalf_of(caller.clone(), || written::noted(|| work(conn)))
        };
        let (done, written) = self.store.write(noted).await?;
        self.tell(written);
        Ok(done)
    }
}
