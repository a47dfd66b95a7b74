//! Guessing passwords is braked, and a rush of logins does not take all there is.

use crate::support::answer::Answer;
use crate::support::database::TestDatabase;
use crate::support::{PASSWORD, TestApp};
use baton::config::Config;
use baton::domain::base::time::Moment;
use baton::domain::base::words::Role;
use baton::services::{Clock, LogIn, Services};
use baton::web::client_address::TrustedProxies;
use futures_util::StreamExt;
use futures_util::future::join_all;
use futures_util::stream::FuturesUnordered;
use serde_json::json;
use std::pin::pin;
use std::time::Duration;
use tokio::time::timeout;

/// An answer that is given at once comes within this.
const PATIENCE: Duration = Duration::from_secs(20);

async fn log_in(app: &TestApp, email: &str, password: &str) -> u16 {
    let body = json!({ "email": email, "password": password });
    Answer::of(app.http.post(app.url("/login")).json(&body))
        .await
        .status
}

fn count(answers: &[u16], status: u16) -> usize {
    answers.iter().filter(|answer| **answer == status).count()
}

#[actix_web::test]
async fn guesses_at_the_same_time_are_all_counted() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let guesses = join_all((0..20).map(|_| log_in(&app, &ada.email, "a guess"))).await;
    assert_eq!((count(&guesses, 401), count(&guesses, 429)), (5, 15));
    assert_eq!(log_in(&app, &ada.email, PASSWORD).await, 429);
}

#[actix_web::test]
async fn many_who_sign_in_at_once_from_one_place_do_not_brake_each_other() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let logins = join_all((0..60).map(|_| log_in(&app, &ada.email, PASSWORD))).await;
    assert_eq!(count(&logins, 200), 60, "{logins:?}");
}

#[actix_web::test]
async fn a_password_is_checked_only_when_it_has_a_turn() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let log_in = |services: &Services| {
        let (services, email) = (services.clone(), ada.email.clone());
        async move {
            let password = PASSWORD.to_owned().into();
            services
                .accounts()
                .log_in(LogIn {
                    email,
                    password,
                    ..LogIn::default()
                })
                .await
        }
    };
    let turns = app.services.password_checks.clone();
    let cores = turns.available_permits();
    let all = turns.acquire_many(u32::try_from(cores).unwrap()).await;
    let mut waiting = pin!(log_in(&app.services));
    assert!(futures_util::poll!(&mut waiting).is_pending());
    // Somebody with turns of their own comes later and is served.
    let mut elsewhere = app.services.clone();
    elsewhere.password_checks = std::sync::Arc::new(tokio::sync::Semaphore::new(1));
    log_in(&elsewhere).await.unwrap();
    assert!(futures_util::poll!(&mut waiting).is_pending());
    drop(all);
    waiting.await.unwrap();
}

/// The answers to a wrong login from a place whence too many came before, and from another; both as
/// the proxy names them.
async fn after_many_guesses(app: &TestApp) -> [u16; 2] {
    let log_in = async |from: &str, email: &str| {
        let body = json!({ "email": email, "password": "a guess" });
        let request = app.http.post(app.url("/login")).json(&body);
        Answer::of(request.header("x-forwarded-for", from))
            .await
            .status
    };
    for turn in 0..50 {
        let wrong = log_in("192.0.2.66", &format!("{turn}@example.com")).await;
        assert_eq!(wrong, 401);
    }
    [
        log_in("192.0.2.66", "ada@example.com").await,
        log_in("198.51.100.1", "ada@example.com").await,
    ]
}

#[actix_web::test]
async fn behind_a_proxy_guesses_from_one_place_lock_nobody_else_out() {
    let app = TestApp::spawn().await;
    assert_eq!(after_many_guesses(&app).await, [429, 401]);
}

#[actix_web::test]
async fn nobody_escapes_the_brake_by_naming_another_place() {
    let database = TestDatabase::create().await;
    let clock = Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap());
    let trust_nobody = |config: &mut Config| config.trusted_proxies = TrustedProxies(Vec::new());
    let app = TestApp::at(database, clock, trust_nobody).await;
    assert_eq!(after_many_guesses(&app).await, [429, 429]);
}

#[actix_web::test]
async fn when_too_many_sign_in_at_once_the_others_hear_so_at_once() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let body = json!({ "email": ada.email, "password": PASSWORD });
    let log_in = || Answer::of(app.http.post(app.url("/login")).json(&body));
    // All turns are taken: everybody waits for whom there is a place.
    let turns = app.services.password_checks.clone();
    let cores = u32::try_from(turns.available_permits()).unwrap();
    let all = turns.acquire_many(cores).await.unwrap();
    let mut rush: FuturesUnordered<_> = (0..130).map(|_| log_in()).collect();
    for _ in 0..30 {
        let refused = timeout(PATIENCE, rush.next()).await;
        let refused = refused.expect("all wait").unwrap();
        assert_eq!(refused.problem(503), "logins_busy");
        assert_eq!(refused.header("retry-after"), "2");
    }
    drop(all);
    let rest: Vec<u16> = rush.map(|answer| answer.status).collect().await;
    assert_eq!((rest.len(), count(&rest, 200)), (100, 100));
}
