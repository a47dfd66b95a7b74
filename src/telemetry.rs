//! Logging: one subscriber for the process, and what is said about a request.
//!
//! Lines name tickets, agents' ids, routes and codes; never bodies, addresses or tokens. That is
//! why the request's path is logged as its pattern: a path can hold a bot's own conversation id,
//! which may be a telephone number.

use actix_web::HttpMessage;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use std::io::IsTerminal;
use std::time::Instant;
use tracing::Span;
use tracing_actix_web::{RequestId, RootSpanBuilder};
use tracing_subscriber::EnvFilter;

/// What to log and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogSettings {
    /// Levels by module, `info` or `info,baton::request=debug`.
    pub filter: String,
    /// For people or for programs.
    pub format: LogFormat,
}

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// One readable line.
    Text,
    /// One JSON object a line.
    Json,
}

/// Starts logging to the standard error stream: standard output belongs to what a command answers.
///
/// # Errors
/// A sentence for the operator: the filter cannot be read, or logging was started before.
pub fn init(settings: &LogSettings) -> Result<(), String> {
    let filter = parse_filter(&settings.filter)?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let started = match settings.format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines
            .json()
            .flatten_event(true)
            .with_span_list(false)
            .try_init(),
    };
    started.map_err(|error| format!("logging cannot start: {error}"))
}

/// Whether [`init`] would take this filter.
///
/// # Errors
/// A sentence for the operator.
pub(crate) fn check_filter(filter: &str) -> Result<(), String> {
    parse_filter(filter).map(drop)
}

fn parse_filter(filter: &str) -> Result<EnvFilter, String> {
    EnvFilter::try_new(filter).map_err(|error| format!("the log filter cannot be read: {error}"))
}

/// The span around each request, for [`tracing_actix_web::TracingLogger`]. One line a request comes
/// at level `debug` of the target `baton::request`.
#[derive(Debug)]
pub(crate) struct RequestSpan;

impl RootSpanBuilder for RequestSpan {
    fn on_request_start(request: &ServiceRequest) -> Span {
        let id = request.extensions().get::<RequestId>().copied();
        request
            .extensions_mut()
            .insert(RequestStart(Instant::now()));
        tracing::info_span!(
            "request",
            request_id = id.map(tracing::field::display),
            method = %request.method(),
            route = request.match_pattern().as_deref().unwrap_or("unknown"),
        )
    }

    fn on_request_end<B: MessageBody>(
        span: Span,
        outcome: &Result<ServiceResponse<B>, actix_web::Error>,
    ) {
        let (status, started) = match outcome {
            Ok(response) => {
                let started = response
                    .request()
                    .extensions()
                    .get::<RequestStart>()
                    .copied();
                (response.status().as_u16(), started)
            }
            Err(error) => (error.as_response_error().status_code().as_u16(), None),
        };
        let took_ms = started.map(|RequestStart(at)| at.elapsed().as_secs_f64() * 1000.0);
        span.in_scope(
            || tracing::debug!(target: "baton::request", status, took_ms, "Answered {status}"),
        );
    }
}

/// When a request came in.
#[derive(Clone, Copy)]
struct RequestStart(Instant);

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::{TestRequest, call_service, init_service};
    use actix_web::{App, HttpResponse, web};
    use std::sync::{Arc, Mutex};
    use tracing_actix_web::TracingLogger;

    #[test]
    fn a_filter_is_checked_before_it_is_used() {
        assert_eq!(check_filter("info,baton::request=debug"), Ok(()));
        assert!(
            check_filter("baton=loud")
                .unwrap_err()
                .contains("log filter")
        );
    }

    /// Keeps what is logged.
    #[derive(Clone, Default)]
    struct LogBuffer(Arc<Mutex<Vec<u8>>>);

    impl std::io::Write for LogBuffer {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[actix_web::test]
    async fn a_request_is_logged_by_its_route_and_never_by_its_path_or_address() {
        let kept = LogBuffer::default();
        let writer = kept.clone();
        let lines = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::DEBUG)
            .json();
        let guard =
            tracing::subscriber::set_default(lines.with_writer(move || writer.clone()).finish());
        let answer = || async { HttpResponse::Ok().body("hello") };
        let routes = App::new()
            .wrap(TracingLogger::<RequestSpan>::new())
            .route("/conversations/{id}", web::get().to(answer));
        let app = init_service(routes).await;
        let request = TestRequest::get()
            .uri("/conversations/+49170555?token=s3cret")
            .insert_header(("user-agent", "curious/1"))
            .peer_addr("203.0.113.9:4711".parse().unwrap());
        call_service(&app, request.to_request()).await;
        drop(guard);
        let logged = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
        assert!(
            logged.contains("/conversations/{id}") && logged.contains("request_id"),
            "{logged}"
        );
        assert!(logged.contains(r#""status":200"#), "{logged}");
        for private in ["49170555", "s3cret", "203.0.113.9", "curious"] {
            assert!(!logged.contains(private), "{private}: {logged}");
        }
    }
}
