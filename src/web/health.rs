//! Whether the process lives, and whether it can work.

use super::auth;
use super::codes::Code;
use super::problem::Problem;
use crate::services::{Services, StorageHealth};
use crate::storage::log_brake::LogBrake;
use actix_web::{HttpRequest, HttpResponse, web};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use subtle::ConstantTimeEq;
use tokio::sync::watch;
use tokio::time::{Instant, timeout};

/// A load balancer hears by then, whatever stands still.
const ANSWERED_WITHIN: Duration = Duration::from_millis(1500);

/// How long an answer holds: storage is asked once for all who ask meanwhile.
const HOLDS_FOR: Duration = Duration::from_secs(1);

/// When whoever asked for a node that is not ready may ask again.
const RETRY: Duration = Duration::from_secs(1);

/// The token for whoever may know which part is not well.
#[derive(Clone, Default)]
pub(crate) struct HealthToken(pub(crate) Option<SecretString>);

/// What is known of this node's storage. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Readiness(Arc<KnownHealth>);

#[derive(Default)]
struct KnownHealth {
    asked: Mutex<Asked>,
    log: LogBrake<()>,
}

#[derive(Default)]
struct Asked {
    last: Option<(Instant, StorageHealth)>,
    /// Since when storage is being asked, and where its answer will be.
    now: Option<(Instant, watch::Receiver<Option<StorageHealth>>)>,
}

impl Readiness {
    fn lock(&self) -> MutexGuard<'_, Asked> {
        self.0.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How storage is, at most a second ago.
    async fn of(&self, services: &Services) -> StorageHealth {
        let (since, mut answer) = {
            let mut asked = self.lock();
            if let Some((at, health)) = &asked.last
                && at.elapsed() < HOLDS_FOR
            {
                return health.clone();
            }
            let asking = asked.now.take().unwrap_or_else(|| self.ask(services));
            asked.now = Some(asking.clone());
            asking
        };
        let left = (since + ANSWERED_WITHIN).saturating_duration_since(Instant::now());
        let answered = timeout(left, answer.wait_for(Option::is_some)).await;
        let health = answered.ok().and_then(Result::ok).and_then(|h| h.clone());
        health.unwrap_or_else(StorageHealth::silent)
    }

    fn ask(&self, services: &Services) -> (Instant, watch::Receiver<Option<StorageHealth>>) {
        let (answer, receiver) = watch::channel(None);
        let (readiness, services) = (self.clone(), services.clone());
        tokio::spawn(async move {
            let health = services.timekeeper().heartbeat().await;
            let mut asked = readiness.lock();
            asked.last = Some((Instant::now(), health.clone()));
            asked.now = None;
            answer.send_replace(Some(health));
        });
        (Instant::now(), receiver)
    }
}

/// `GET /healthz`: the process answers.
pub(crate) async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "ok" }))
}

/// `GET /readyz`: the database can be read and written, and its schema is one this baton can use. Which part is not well
/// is told to whoever has the token.
///
/// # Errors
/// 503 until it is so.
pub(crate) async fn readyz(
    request: HttpRequest,
    services: web::Data<Services>,
    readiness: web::Data<Readiness>,
    token: web::Data<HealthToken>,
) -> Result<HttpResponse, Problem> {
    let health = readiness.of(&services).await;
    let parts = may_know(&request, &token).then(|| parts(&health));
    if health.is_well() {
        let mut ready = json!({ "status": "ready" });
        if let (Some(parts), Value::Object(members)) = (parts, &mut ready) {
            members.insert("parts".to_owned(), parts);
        }
        return Ok(HttpResponse::Ok().json(ready));
    }
    if let Some(more) = readiness.0.log.pass((), Instant::now()) {
        tracing::warn!(?health, more, "Not ready");
    }
    let problem = Problem::new(Code::NotReady);
    Err(Problem {
        retry_after: Some(RETRY),
        ..match parts {
            Some(parts) => problem.with("parts", parts),
            None => problem,
        }
    })
}

fn may_know(request: &HttpRequest, token: &HealthToken) -> bool {
    let given = auth::bearer(request);
    let (Some(given), Some(token)) = (given, &token.0) else {
        return false;
    };
    given
        .as_bytes()
        .ct_eq(token.expose_secret().as_bytes())
        .into()
}

fn parts(health: &StorageHealth) -> Value {
    let part = |fault: &Option<String>| fault.as_deref().unwrap_or("ok").to_owned();
    json!({
        "read": part(&health.read),
        "schema": part(&health.schema),
        "write": part(&health.write),
    })
}
