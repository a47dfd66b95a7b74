//! The HTTP server: what its handlers share, what wraps them, and its addresses.

use crate::config::{Config, RateLimit};
use crate::delivery::assist::AssistClient;
use crate::demo::customer;
use crate::demo::demo_parts::DemoParts;
use crate::live::handler::Live;
use crate::services::Services;
use crate::telemetry::RequestSpan;
use crate::web::at_once::AtOnce;
use crate::web::body_memory::BodyMemory;
use crate::web::cookies::CookieSettings;
use crate::web::health::{HealthToken, Readiness};
use crate::web::in_flight::{self, InFlight};
use crate::web::origin::PublicOrigin;
use crate::web::problems::ErrorPages;
use crate::web::rate_limits::{self, RateLimits, RequestQuota, RequestQuotas};
use crate::web::request_deadline::{self, RequestLimit};
use crate::web::shutdown::Shutdown;
use crate::web::{assets, headers, health, known_caller, problems, reader_language};
use crate::{api, console, live};
use actix_web::dev::Server;
use actix_web::middleware::{Compress, Condition, from_fn};
use actix_web::{App, HttpServer, web};
use std::net::TcpListener;
use std::num::NonZeroU32;
use std::time::Duration;
use tracing_actix_web::TracingLogger;

/// A peer that takes no bytes for this long is cut off: actix-web-actors cannot notice by itself
/// (its heartbeat stands still with a stalled body), the kernel can.
const UNSENT_FOR: Duration = Duration::from_secs(20);

/// A client may take this long to send its request's head.
const SLOW_REQUEST: Duration = Duration::from_secs(15);

/// The HTTP server over what is there; it listens from now on, and answers once it is polled.
pub(super) fn serve(
    config: &Config,
    listener: TcpListener,
    services: &Services,
    live: &Live,
    (shutdown, in_flight): (&Shutdown, &InFlight),
    (assist, demo): (Option<AssistClient>, Option<DemoParts>),
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
    let origin = web::Data::new(PublicOrigin {
        url: config.public_url.clone(),
        is_set: config.public_url_is_set,
    });
    let proxies = web::Data::new(config.trusted_proxies.clone());
    let cookies = web::Data::new(CookieSettings {
        secure: config.secure_cookies,
    });
    let pages = web::Data::new(ErrorPages {
        page: console::error_page,
        said: console::said_to_script,
    });
    let limit = web::Data::new(RequestLimit(config.limits.use_case));
    let (door, side) = demo.map(|parts| (parts.door, parts.side)).unzip();
    let door = web::Data::new(door);
    let assist = web::Data::new(assist);
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
            .app_data(door.clone())
            .app_data(assist.clone())
            .wrap(Condition::new(compress, Compress::default()))
            .wrap(from_fn(request_deadline::limit))
            .wrap(from_fn(rate_limits::limit_origins))
            .wrap(from_fn(headers::secure))
            .wrap(from_fn(known_caller::answer))
            .wrap(from_fn(problems::write_problems))
            .wrap(from_fn(reader_language::answer))
            .wrap(TracingLogger::<RequestSpan>::new())
            .wrap(from_fn(in_flight::count))
            .route("/healthz", web::get().to(health::healthz))
            .route("/readyz", web::get().to(health::readyz))
            .route("/static/{version}/{path:.*}", web::get().to(assets::serve))
            .route("/live", web::get().to(live::handler::open))
            .configure(api::routes)
            .configure(console::routes)
            .configure(|config| customer::routes(config, side.clone()))
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
