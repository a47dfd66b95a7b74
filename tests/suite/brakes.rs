//! Whoever guesses passwords is slowed down, and keeps nobody else out.

use crate::security_log::log;
use crate::support::answer::Answer;
use crate::support::{PASSWORD, TestApp};
use baton::domain::base::words::Role;
use serde_json::json;
use std::time::Duration;

/// A browser: what it sends, and the device cookie it keeps.
#[derive(Default)]
struct Place<'a> {
    from: &'a str,
    device: Option<String>,
}

impl Place<'_> {
    async fn signs_in(&mut self, app: &TestApp, email: &str, password: &str) -> Answer {
        let body = json!({ "email": email, "password": password });
        let mut request = app.http.post(app.url("/login")).json(&body);
        request = request.header("x-forwarded-for", self.from);
        if let Some(device) = &self.device {
            request = request.header("cookie", device);
        }
        let answer = Answer::of(request).await;
        let cookies = answer.headers.get_all("set-cookie").iter();
        let mut cookies = cookies.map(|cookie| cookie.to_str().unwrap());
        if let Some(cookie) = cookies.find(|cookie| cookie.starts_with("baton_device=")) {
            assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
            self.device = Some(cookie.split(';').next().unwrap().to_owned());
        }
        answer
    }
}

fn from(from: &str) -> Place<'_> {
    Place { from, device: None }
}

#[actix_web::test]
async fn a_stranger_cannot_keep_an_agent_out() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let mut stranger = from("192.0.2.66");
    for turn in 0..20 {
        let answer = stranger.signs_in(&app, &ada.email, "a guess").await;
        assert_eq!(answer.status, if turn < 5 { 401 } else { 429 });
    }
    let mut elsewhere = from("198.51.100.1");
    let answer = elsewhere.signs_in(&app, &ada.email, PASSWORD).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

#[actix_web::test]
async fn a_stranger_in_the_same_office_does_not_keep_a_known_browser_out() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let mut own = from("192.0.2.66");
    own.signs_in(&app, &ada.email, PASSWORD).await.expect(200);
    let mut neighbour = from("192.0.2.66");
    for turn in 0..60 {
        let email = format!("{turn}@example.com");
        neighbour.signs_in(&app, &email, "a guess").await;
        neighbour.signs_in(&app, &ada.email, "a guess").await;
    }
    let braked = neighbour.signs_in(&app, &ada.email, PASSWORD).await;
    assert_eq!(braked.problem(429), "too_many_logins");
    own.signs_in(&app, &ada.email, PASSWORD).await.expect(200);
}

#[actix_web::test]
async fn from_many_places_an_account_is_guessed_slowly_and_its_owner_comes_in() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let mut own = from("198.51.100.1");
    own.signs_in(&app, &ada.email, PASSWORD).await.expect(200);
    let mut read = 0;
    for minute in 0..3 {
        for place in 0..100 {
            let place = format!("10.0.{minute}.{place}");
            let mut stranger = from(&place);
            let answer = stranger.signs_in(&app, &ada.email, "a guess").await;
            read += usize::from(answer.status == 401);
        }
        app.clock.advance(Duration::from_secs(60));
    }
    assert_eq!(read, 32, "30 at first, then one a minute");
    // Somebody guesses at this very moment: the brake of all places has just taken hold.
    from("10.9.9.8").signs_in(&app, &ada.email, "a guess").await;
    own.signs_in(&app, &ada.email, PASSWORD).await.expect(200);
    // Also in another browser where they always sign in.
    let mut another = from("198.51.100.1");
    another
        .signs_in(&app, &ada.email, PASSWORD)
        .await
        .expect(200);
    // In a new browser at a new place they wait for less than a minute.
    let mut stranger = from("10.9.9.9");
    stranger.signs_in(&app, &ada.email, "a guess").await;
    let mut fresh = from("203.0.113.5");
    let told = fresh.signs_in(&app, &ada.email, PASSWORD).await;
    assert_eq!(told.status, 429);
    let seconds: u64 = told.header("retry-after").parse().unwrap();
    assert!(seconds <= 31, "{seconds}");
    app.clock.advance(Duration::from_secs(seconds));
    fresh.signs_in(&app, &ada.email, PASSWORD).await.expect(200);
}

#[actix_web::test]
async fn signing_in_oneself_does_not_let_one_guess_on_at_other_accounts() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let mut read = 0;
    for turn in 0..120 {
        if turn % 40 == 0 {
            from("192.0.2.66")
                .signs_in(&app, &ada.email, PASSWORD)
                .await;
        }
        let email = format!("{turn}@example.com");
        let answer = from("192.0.2.66").signs_in(&app, &email, "a guess").await;
        read += usize::from(answer.status == 401);
    }
    assert_eq!(read, 50);
}

#[actix_web::test]
async fn a_device_of_ones_own_account_is_no_way_to_anothers() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let mut own = from("192.0.2.66");
    own.signs_in(&app, &ada.email, PASSWORD).await.expect(200);
    let mut answers = Vec::new();
    for _ in 0..8 {
        answers.push(own.signs_in(&app, &ben.email, "a guess").await.status);
    }
    assert_eq!(answers, [401, 401, 401, 401, 401, 429, 429, 429]);
    // A stolen device guesses no faster at its own account, from however many places.
    let mut answers = Vec::new();
    for place in 0..8 {
        let place = format!("10.0.0.{place}");
        let mut thief = Place {
            from: &place,
            device: own.device.clone(),
        };
        answers.push(thief.signs_in(&app, &ada.email, "a guess").await.status);
    }
    assert_eq!(answers, [401, 401, 401, 401, 401, 429, 429, 429]);
}

#[actix_web::test]
async fn an_operator_lets_an_agent_try_again_at_once() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let mut own = from("192.0.2.66");
    let fail = async |own: &mut Place<'_>| {
        for _ in 0..6 {
            own.signs_in(&app, &ada.email, "forgotten").await;
        }
        let braked = own.signs_in(&app, &ada.email, PASSWORD).await;
        assert_eq!(braked.status, 429);
    };
    fail(&mut own).await;
    app.services
        .accounts()
        .unlock(ada.email.clone())
        .await
        .unwrap();
    own.signs_in(&app, &ada.email, PASSWORD).await.expect(200);
    own.device = None;
    fail(&mut own).await;
    let set = "another long word".to_owned();
    let accounts = app.services.accounts();
    accounts
        .set_password(ada.email.clone(), set.clone().into())
        .await
        .unwrap();
    own.signs_in(&app, &ada.email, &set).await.expect(200);
    let told = log(&app, "?who=Ada").await;
    let acts: Vec<_> = told
        .iter()
        .map(|record| record["act"].as_str().unwrap())
        .collect();
    for act in ["sign_in_unlocked", "sign_in_braked", "password_set"] {
        assert!(acts.contains(&act), "{act} in {acts:?}");
    }
}

#[actix_web::test]
async fn a_program_that_signs_in_again_and_again_leaves_no_heap_of_devices() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let mut first = from("192.0.2.66");
    first.signs_in(&app, &ada.email, PASSWORD).await.expect(200);
    for _ in 0..110 {
        app.clock.advance(Duration::from_secs(1));
        let mut program = from("192.0.2.66");
        let answer = program.signs_in(&app, &ada.email, PASSWORD).await;
        answer.expect(200);
    }
    // The oldest is forgotten: it is braked like any other browser now.
    let mut stranger = from("198.51.100.1");
    stranger.device = first.device.clone();
    let mut last = 0;
    for _ in 0..6 {
        last = stranger.signs_in(&app, &ada.email, "a guess").await.status;
    }
    assert_eq!(last, 429);
    first.from = "203.0.113.5";
    let answer = first.signs_in(&app, &ada.email, PASSWORD).await;
    assert_eq!(answer.status, 200, "a stranger's brake is not its brake");
}
