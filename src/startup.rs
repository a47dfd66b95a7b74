//! Puts a server together: `Application::build` on any port is the seam for tests.

use crate::config::{Config, RateLimit};
use crate::delivery::Worker;
use crate::delivery::mail::Mailer;
use crate::live::handler::Live;
use crate::services::{Clock, Services, Settings};
use crate::storage::store_size::StoreSize;
use crate::storage::{Store, migrate};
pub use crate::tasks::Workers;
use crate::tasks::{Tasks, start_tasks};
use crate::telemetry::RequestSpan;
use crate::web::at_once::AtOnce;
use crate::web::body_memory::BodyMemory;
use crate::web::cookies::CookieSettings;
use crate::web::health::{HealthToken, Readiness};
use crate::web::in_flight::{self, InFlight};
use crate::web::origin::PublicOrigin;
use crate::web::problems::ErrorPages;
use crate::web::request_deadline::RequestLimit;
use crate::web::rate_limits::{self, RateLimits, RequestQuota, RequestQuotas};
use crate::web::shutdown::Shutdown;
use crate::web::{assets, headers, health, problems, request_deadline};
use crate::{api, console, live};
use actix_web::dev::Server;
use actix_web::middleware::{Compress, Condition, from_fn};
use actix_web::{App, HttpServer, web};
use std::net::TcpListener;
use std::num::NonZeroU32;
use std::time::Duration;
use tokio::time::{Instant, sleep_until, timeout, timeout_at};
use tracing_actix_web::TracingLogger;

/// A peer that takes no bytes for this long is cut off: actix-web-actors cannot notice by itself
/// (its heartbeat stands still with a stalled body), the kernel can.
const UNSENT_FOR: Duration = Duration::from_secs(20);

/// A client may take this long to send its request's head.
const SLOW_REQUEST: Duration = Duration::from_secs(15);

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
        let services = open_services(&config, clock)?;
        let files = &services.settings.files.store;
        files.open().map_err(StartError::Files)?;
        let mailer = Mailer::open(&config.mail)?;
        let worker = Worker::new(services.clone(), mailer.clone());
        let live = Live::default();
        let shutdown = Shutdown::default();
        services.timekeeper().agree_on_time().await?;
        let in_flight = InFlight::default();
        refuse_read_only(&services).await?;
        let restored = services.log().settle_restored_log().await?;
        if restored > 0 {
            tracing::warn!(
                events = restored,
                "The log was restored from another cluster"
            );
        }
        let tasks = start_tasks(&services, &live, &worker, workers).await?;
        let listen = |error| StartError::Listen {
            address: config.listen,
            error,
        };
        let listener = TcpListener::bind(config.listen).map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let server =
            serve(&config, listener, &services, &live, (&shutdown, &in_flight)).map_err(listen)?;
        let grace = config.shutdown;
        Ok(Self {
            address,
            services,
            live,
            worker,
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
            if let Err(error) = self.worker.give_back().await {
                tracing::warn!(%error, "Mails on their way could not be given back");
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

fn serve(
    config: &Config,
    listener: TcpListener,
    services: &Services,
    live: &Live,
    (shutdown, in_flight): (&Shutdown, &InFlight),
) -> std::io::Result<Server> {
    crate::views::assets::set_address(assets::address);
    let services = web::Data::new(services.clone());
    let live = web::Data::new(live.clone());
    let shutdown = web::Data::new(shutdown.clone());
    let in_flight = web::Data::new(in_flight.clone());
    let body_times = web::Data::new(config.body_times);
    let limits = web::Data::new(RateLimits::new(quotas(config)));
    let readiness = web::Data::new(Readiness::default());
    let health_token = web::Data::new(HealthToken(config.health_token.clone()));
    let at_once = web::Data::new(AtOnce::new(config.callers.at_once));
    let memory = web::Data::new(BodyMemory::new(config.callers.body_memory));
    let origin = web::Data::new(PublicOrigin(config.public_url.clone()));
    let proxies = web::Data::new(config.trusted_proxies.clone());
    let cookies = web::Data::new(CookieSettings {
        secure: config.secure_cookies,
    });
    let pages = web::Data::new(ErrorPages(console::error_page));
    let limit = web::Data::new(RequestLimit(config.limits.use_case));
    let compress = !cfg!(debug_assertions);
    let server = HttpServer::new(move || {
        App::new()
            .app_data(services.clone())
            .app_data(live.clone())
            .app_data(shutdown.clone())
            .app_data(in_flight.clone())
            .app_data(body_times.clone())
            .app_data(limits.clone())
            .app_data(readiness.clone())
            .app_data(health_token.clone())
            .app_data(at_once.clone())
            .app_data(memory.clone())
            .app_data(origin.clone())
            .app_data(proxies.clone())
            .app_data(cookies.clone())
            .app_data(pages.clone())
            .app_data(limit.clone())
            .wrap(Condition::new(compress, Compress::default()))
            .wrap(from_fn(request_deadline::limit))
            .wrap(from_fn(rate_limits::limit_origins))
            .wrap(from_fn(headers::secure))
            .wrap(from_fn(problems::write_problems))
            .wrap(TracingLogger::<RequestSpan>::new())
            .wrap(from_fn(in_flight::count))
            .route("/healthz", web::get().to(health::healthz))
            .route("/readyz", web::get().to(health::readyz))
            .route("/static/{version}/{path:.*}", web::get().to(assets::serve))
            .route("/live", web::get().to(live::handler::open))
            .configure(api::routes)
            .configure(console::routes)
            .default_service(web::to(problems::not_found))
    })
    .workers(config.workers)
    .client_request_timeout(SLOW_REQUEST)
    .shutdown_timeout(config.shutdown.as_secs())
    .disable_signals()
    .on_connect(|connection, _| tune(connection))
    .listen(listener)?
    .run();
    Ok(server)
}

fn quotas(config: &Config) -> RequestQuotas {
    let quota = |limit: Option<RateLimit>| {
        let limit = limit?;
        Some(RequestQuota {
            per_second: NonZeroU32::new(limit.per_second)?,
            burst: NonZeroU32::new(limit.burst)?,
        })
    };
    RequestQuotas {
        keys: quota(config.rate_limit),
        agents: quota(config.callers.agent_rate),
        origins: quota(config.callers.origin_rate),
    }
}

/// Small pushes leave at once (without `TCP_NODELAY` they wait up to 40 ms for the peer), and a
/// peer that takes nothing is cut off.
fn tune(connection: &dyn std::any::Any) {
    let Some(stream) = connection.downcast_ref::<actix_web::rt::net::TcpStream>() else {
        return;
    };
    let socket = socket2::SockRef::from(stream);
    let tuned = socket
        .set_tcp_nodelay(true)
        .and_then(|()| socket.set_tcp_user_timeout(Some(UNSENT_FOR)));
    if let Err(error) = tuned {
        tracing::debug!(%error, "A connection could not be tuned");
    }
}
