//! Puts a server together: `Application::build` on any port is the seam for tests.

pub(crate) mod closed_files;
mod demo_data;
mod plain_text;
mod server;

use crate::config::Config;
use crate::delivery::assist::AssistClient;
use crate::delivery::mail::Mailer;
use crate::delivery::{PushWorker, Worker};
use crate::demo::demo_parts::DemoParts;
use crate::live::handler::Live;
use crate::services::{Clock, Services, Settings};
use crate::storage::store_size::StoreSize;
use crate::storage::{Store, migrate};
pub use crate::tasks::Workers;
use crate::tasks::{Tasks, start_tasks};
use crate::web::in_flight::InFlight;
use crate::web::shutdown::Shutdown;
use actix_web::dev::Server;
use std::net::TcpListener;
use std::time::Duration;
use tokio::time::{Instant, sleep_until, timeout, timeout_at};

/// What a stop keeps for the tasks and the writes, once no request is waited for any more.
const AFTER_REQUESTS: Duration = Duration::from_secs(2);

/// How long a mail that is on its way may take when the server stops.
const MAIL_FINISHES: Duration = Duration::from_millis(500);

/// How long the last answers have to reach their clients.
const SETTLE: Duration = Duration::from_millis(500);

/// A server that is ready to run.
pub struct Application {
    /// Where it listens.
    pub address: std::net::SocketAddr,
    /// Its use cases.
    pub services: Services,
    /// Its sockets.
    pub live: Live,
    /// Its outbox worker.
    pub worker: Worker,
    /// Its worker of notices for browsers.
    pub pusher: PushWorker,
    /// Its way out for mail.
    pub mailer: Mailer,
    shutdown: Shutdown,
    in_flight: InFlight,
    grace: Duration,
    tasks: Tasks,
    server: Server,
}

/// Why a server could not be put together.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The schema cannot be used.
    #[error(transparent)]
    Migrate(#[from] migrate::MigrateError),
    /// The data is a demo's, and other machines could reach it.
    #[error(
        "`baton demo` made this database, and everybody knows its passwords: it is not served at {0}, where other machines \
         reach it. Name another database (DATABASE_URL), listen on 127.0.0.1, or set BATON_DEMO_DATA=on"
    )]
    DemoData(String),
    /// The database cannot be reached.
    #[error(transparent)]
    Storage(#[from] crate::storage::StorageError),
    /// The database takes no writes.
    #[error(
        "the database cannot be written: its file is read-only for this user, or its server takes no writes"
    )]
    ReadOnly,
    /// A use case at the start failed.
    #[error(transparent)]
    Services(#[from] crate::services::ServiceError),
    /// The mail settings cannot be used.
    #[error(transparent)]
    Mail(#[from] crate::delivery::mail::MailError),
    /// The way to the language model cannot be set up.
    #[error("the language model (BATON_ASSIST_URL) cannot be used: {0}")]
    Assist(reqwest::Error),
    /// The way to push services cannot be set up.
    #[error("notices cannot be pushed to browsers: {0}")]
    Push(reqwest::Error),
    /// The directory of files cannot be used.
    #[error("the directory of files (BATON_FILES_DIR) cannot be used: {0}")]
    Files(std::io::Error),
    /// The address is in use or not ours.
    #[error("cannot listen on {address}: {error}")]
    Listen {
        /// The address.
        address: std::net::SocketAddr,
        /// Why.
        error: std::io::Error,
    },
}

/// The use cases over the configured database, migrated if that is wanted.
///
/// # Errors
/// [`StartError`].
pub fn open_services(config: &Config, clock: Clock) -> Result<Services, StartError> {
    if config.migrate {
        for name in migrate::up(&config.database).map_err(no_schema)? {
            tracing::info!(migration = name, "Migrated {name}");
        }
    } else {
        migrate::check(&config.database).map_err(no_schema)?;
    }
    let size = StoreSize {
        connections: config.db_connections,
        limits: config.limits,
        ..StoreSize::default()
    };
    let store = Store::open(config.database.clone(), size)?;
    Ok(Services::new(
        store,
        clock,
        Settings {
            public_url: config.public_url.clone(),
            files: config.files.clone(),
            session_idle: config.session_idle,
            security_log_kept: config.security_log_kept,
            token_lasts: config.token_lasts,
            push: config.push,
        },
    ))
}

/// Whether a database says that it takes no writes at all, which does not pass by itself.
fn is_read_only(fault: &str) -> bool {
    fault.contains("readonly") || fault.contains("read-only")
}

fn no_schema(error: migrate::MigrateError) -> StartError {
    match is_read_only(&error.to_string()) {
        true => StartError::ReadOnly,
        false => StartError::Migrate(error),
    }
}

/// Says at once what every write would meet.
async fn refuse_read_only(services: &Services) -> Result<(), StartError> {
    let health = services.timekeeper().heartbeat().await;
    match health.write {
        Some(fault) if is_read_only(&fault) => Err(StartError::ReadOnly),
        Some(fault) => {
            tracing::error!(
                fault,
                "Nothing can be written to the database; reading goes on"
            );
            Ok(())
        }
        None => Ok(()),
    }
}

impl Application {
    /// Puts everything together and listens; serves once [`Self::run`] is called.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn build(config: Config, clock: Clock, workers: Workers) -> Result<Self, StartError> {
        Self::build_with(config, clock, workers, None).await
    }

    /// [`Self::build`] for a demo, whose visitors may have a door and pages of their own.
    ///
    /// # Errors
    /// [`StartError`].
    pub(crate) async fn build_demo(
        config: Config,
        clock: Clock,
        demo: Option<DemoParts>,
    ) -> Result<Self, StartError> {
        Self::build_with(config, clock, Workers::Running, demo).await
    }

    async fn build_with(
        config: Config,
        clock: Clock,
        workers: Workers,
        demo: Option<DemoParts>,
    ) -> Result<Self, StartError> {
        plain_text::warn(&config);
        let services = open_services(&config, clock)?;
        let files = &services.settings.files.store;
        files.open().map_err(StartError::Files)?;
        let mailer = Mailer::open(&config.mail)?;
        let assist = config.assist.clone().map(AssistClient::new).transpose();
        let assist = assist.map_err(StartError::Assist)?;
        let worker = Worker::new(services.clone(), mailer.clone());
        let pusher = PushWorker::open(&services).map_err(StartError::Push)?;
        let live = Live::default();
        let shutdown = Shutdown::default();
        services.timekeeper().agree_on_time().await?;
        let in_flight = InFlight::default();
        refuse_read_only(&services).await?;
        if let Some(address) = demo_data::refused_at(&config, &services).await? {
            return Err(StartError::DemoData(address));
        }
        let restored = services.log().settle_restored_log().await?;
        if restored > 0 {
            tracing::warn!(
                events = restored,
                "The log was restored from another cluster"
            );
        }
        let tasks = start_tasks(&services, &live, (&worker, &pusher), workers).await?;
        let listen = |error| StartError::Listen {
            address: config.listen,
            error,
        };
        let listener = TcpListener::bind(config.listen).map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let stopping = (&shutdown, &in_flight);
        let beside = (assist, demo);
        let server =
            server::serve(&config, listener, &services, &live, stopping, beside).map_err(listen)?;
        let grace = config.shutdown;
        Ok(Self {
            address,
            services,
            live,
            worker,
            pusher,
            mailer,
            shutdown,
            in_flight,
            grace,
            tasks,
            server,
        })
    }

    /// Serves until it is told to stop; then finishes requests, closes sockets with a reason, and flushes what waits to be
    /// written. That takes no longer than the grace, whatever stands still.
    ///
    /// # Errors
    /// The server failed.
    pub async fn run(self, stop: impl Future<Output = ()>) -> std::io::Result<()> {
        let handle = self.server.handle();
        let mut server = std::pin::pin!(self.server);
        tokio::select! {
            failed = &mut server => return failed,
            () = stop => {}
        }
        let until = Instant::now() + self.grace;
        tracing::info!("Stopping: finishing requests, closing sockets");
        self.shutdown.stop();
        self.worker.stop();
        self.live.hub.close("the server is stopping");
        // Only sends the word; the server is asked below.
        drop(handle.stop(true));
        let late = until - AFTER_REQUESTS.min(self.grace / 4);
        let served = tokio::select! {
            served = &mut server => served,
            () = settled(&self.in_flight) => Ok(()),
            () = sleep_until(late) => {
                tracing::warn!("Some requests did not finish in time");
                Ok(())
            }
        };
        let closed = async {
            // A mail that is nearly through is not sent again by the next process.
            drop(timeout(MAIL_FINISHES, self.worker.idle()).await);
            self.tasks.stop().await;
            if !matches!(
                timeout(MAIL_FINISHES, self.worker.give_back()).await,
                Ok(Ok(()))
            ) {
                tracing::warn!("Mails on their way could not be given back; their leases run out");
            }
            self.services.store.close(until - Instant::now()).await;
        };
        if timeout_at(until, closed).await.is_err() {
            tracing::warn!("Storage stands still; what it has not answered was not acknowledged");
        }
        tracing::info!("Stopped");
        served
    }
}

/// Waits until every request is answered. Connections that carry none then close by themselves, and who has sent only
/// half a head is not waited for.
async fn settled(in_flight: &InFlight) {
    in_flight.none().await;
    tokio::time::sleep(SETTLE).await;
    in_flight.none().await;
}
