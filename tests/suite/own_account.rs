//! One's own account: sessions and password.

use crate::console::Browser;
use crate::support::agent::number;
use crate::support::answer::Answer;
use crate::support::socket::Socket;
use crate::support::{PASSWORD, TestApp};
use baton::domain::base::words::Role;
use serde_json::{Value, json};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);

async fn sessions(app: &TestApp, browser: &Browser) -> Vec<Value> {
    let (cookie, _) = browser.session();
    let request = app.http.get(app.url("/account")).header("cookie", cookie);
    let request = request.header("accept", "application/json");
    let answer = Answer::of(request.header("x-requested-with", "baton")).await;
    answer.expect(200)["sessions"].as_array().unwrap().clone()
}

async fn is_in(browser: &Browser) -> bool {
    browser.page("/queue").await.status == 200
}

#[actix_web::test]
async fn a_session_that_nobody_uses_ends_and_one_that_is_used_goes_on() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let (idle, used) = (
        Browser::sign_in(&app, &ada).await,
        Browser::sign_in(&app, &ada).await,
    );
    for _ in 0..2 {
        app.clock.advance(7 * HOUR);
        assert!(is_in(&used).await);
        // A page that refreshes itself is no use.
        let (cookie, _) = idle.session();
        let request = app.http.get(app.url("/queue/counts"));
        let request = request
            .header("cookie", cookie)
            .header("x-requested-with", "baton");
        let refreshed = Answer::of(request).await;
        assert!([200, 401].contains(&refreshed.status));
    }
    assert!(!is_in(&idle).await);
    assert_eq!(sessions(&app, &used).await.len(), 1);
    for _ in 0..60 {
        app.clock.advance(6 * HOUR);
        is_in(&used).await;
    }
    assert!(!is_in(&used).await, "14 days are over");
}

#[actix_web::test]
async fn people_see_their_sessions_and_end_them() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let here = Browser::sign_in(&app, &ada).await;
    let (laptop, phone) = (
        Browser::sign_in(&app, &ada).await,
        Browser::sign_in(&app, &ada).await,
    );
    let bens = Browser::sign_in(&app, &ben).await;
    let seen = sessions(&app, &here).await;
    assert_eq!(seen.len(), 3);
    let own: Vec<_> = seen.iter().filter(|s| s["is_this"] == true).collect();
    assert_eq!((own.len(), &own[0]["address"]), (1, &json!("127.0.0.1")));
    let page = here.page("/account").await.expect_page(200);
    assert!(page.contains("This session") && page.contains("Sign out everywhere else"));

    let of_laptop = sessions(&app, &laptop).await;
    let of_laptop = of_laptop.iter().find(|s| s["is_this"] == true).unwrap();
    let id = of_laptop["id"].to_string();
    let answer = bens.form("/account/sessions", &[("end", &id)]).await;
    assert_eq!(answer.status, 404, "of somebody else");
    let answer = here.form("/account/sessions", &[("end", &id)]).await;
    assert_eq!(answer.status, 303);
    assert_eq!((is_in(&laptop).await, is_in(&phone).await), (false, true));
    here.form("/account/sessions", &[("end", "others")]).await;
    assert_eq!((is_in(&here).await, is_in(&phone).await), (true, false));
    assert!(is_in(&bens).await);
}

#[actix_web::test]
async fn a_new_password_of_ones_own_ends_all_other_sessions_and_their_sockets() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let (here, there) = (
        Browser::sign_in(&app, &ada).await,
        Browser::sign_in(&app, &ada).await,
    );
    let console = ada.live(None).await;
    let change = async |present: &str, new: &str| {
        let fields = [("current_password", present), ("password", new)];
        here.form("/account/password", &fields).await
    };
    let refused = change("not it", "seven otters juggle").await;
    assert!(
        refused
            .expect_page(422)
            .contains("The current password is wrong.")
    );
    let refused = change("not it", "short").await.expect_page(422);
    for told in ["The current password is wrong.", "New password: use 12"] {
        assert!(refused.contains(told), "both at once: {refused}");
    }
    let same = change(PASSWORD, PASSWORD).await.expect_page(422);
    assert!(same.contains("choose another"), "{same}");
    for (field, focus) in [("current_password", true), ("password", false)] {
        let (_, field) = refused.split_once(&format!("name=\"{field}\"")).unwrap();
        let (field, _) = field.split_once('>').unwrap();
        assert!(field.contains("aria-invalid=true"), "{field}");
        assert_eq!(field.contains("autofocus"), focus, "{field}");
    }
    let refused = change("", "seven otters juggle").await.expect_page(422);
    assert!(refused.contains("Current password: required"), "{refused}");
    let refused = change(PASSWORD, "Password2026").await;
    assert!(refused.expect_page(422).contains("too easy to guess"));
    assert!(is_in(&there).await);
    assert_eq!(change(PASSWORD, "seven otters juggle").await.status, 303);
    assert_eq!((is_in(&here).await, is_in(&there).await), (true, false));
    assert_eq!(console.closed().await.as_deref(), Some("signed out"));
    let log_in = async |password: &str| {
        let body = json!({ "email": ada.email, "password": password });
        Answer::of(app.http.post(app.url("/login")).json(&body))
            .await
            .status
    };
    assert_eq!(log_in(PASSWORD).await, 401);
    assert_eq!(log_in("seven otters juggle").await, 200);
}

#[actix_web::test]
async fn whoever_found_an_open_session_does_not_guess_its_password() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let here = Browser::sign_in(&app, &ada).await;
    let mut answers = Vec::new();
    for _ in 0..7 {
        let fields = [
            ("current_password", "a guess"),
            ("password", "seven otters"),
        ];
        answers.push(here.form("/account/password", &fields).await.status);
    }
    assert_eq!(answers, [422, 422, 422, 422, 422, 429, 429]);
}

#[actix_web::test]
async fn the_socket_of_a_session_that_is_over_closes() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    let (cookie, _) = browser.session();
    let console = Socket::with_cookie(&app.url(""), cookie).await;
    app.clock.advance(13 * HOUR);
    app.services.accounts().end_withdrawn().await.unwrap();
    assert_eq!(console.closed().await.as_deref(), Some("signed out"));
}

#[actix_web::test]
async fn a_weak_password_is_refused_wherever_one_is_set() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let long = "a1b2c3 ".repeat(19);
    for weak in [
        "        ",
        "            ",
        "short",
        "password1234",
        "ada@example.com",
        &long,
    ] {
        let accounts = app.services.accounts();
        let refused = accounts
            .set_password(ada.email.clone(), weak.to_owned().into())
            .await;
        assert!(refused.is_err(), "{weak}");
        let add = baton::services::AddAgent {
            email: "ada.new@example.com".into(),
            name: "Ada".into(),
            role: Role::Agent,
            teams: Vec::new(),
            capacity: None,
            password: Some(weak.to_owned().into()),
        };
        assert!(accounts.add_agent(add).await.is_err(), "{weak}");
    }
}

#[actix_web::test]
async fn a_password_set_beside_the_server_closes_the_consoles_within_moments() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    let (cookie, _) = browser.session();
    let console = Socket::with_cookie(&app.url(""), cookie).await;
    let config = baton::config::Config {
        database: app.database.database(),
        db_connections: 1,
        ..Default::default()
    };
    let other = baton::startup::open_services(&config, app.clock.clone()).unwrap();
    let set = "seven otters juggle".to_owned().into();
    other
        .accounts()
        .set_password(ada.email.clone(), set)
        .await
        .unwrap();
    app.services.accounts().end_withdrawn().await.unwrap();
    assert_eq!(console.closed().await.as_deref(), Some("signed out"));
    assert!(!is_in(&browser).await);
}

#[actix_web::test]
async fn a_new_password_closes_the_consoles_on_another_node() {
    let first = TestApp::spawn().await;
    if !first.database.is_postgres() {
        return;
    }
    let second = first.second_node().await;
    let ada = first.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&first, &ada).await;
    let (cookie, _) = browser.session();
    let console = Socket::with_cookie(&second.url(""), cookie).await;
    let fields = [
        ("current_password", PASSWORD),
        ("password", "seven otters juggle"),
    ];
    let changed = browser.form("/account/password", &fields).await;
    assert_eq!(changed.status, 303);
    assert_eq!(console.closed().await.as_deref(), Some("signed out"));
}

#[actix_web::test]
async fn the_account_says_what_one_did_in_the_last_days_and_nothing_of_others() {
    let app = TestApp::spawn().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let figures = async || ada.get("/account").await.expect(200)["figures"].clone();
    let nothing =
        json!({ "days": 7, "open": 0, "accepted": 0, "closed": 0, "first_reply_s": null });
    assert_eq!(figures().await, nothing);
    let mut tickets = Vec::new();
    for conversation in ["c1", "c2", "c3"] {
        tickets.push(number(&bot.escalate(conversation).await));
    }
    for ticket in &tickets[..2] {
        ada.accept(*ticket).await.expect(200);
    }
    ben.accept(tickets[2]).await.expect(200);
    app.clock.advance(Duration::from_secs(90));
    ada.reply(tickets[0], "On it").await.expect(200);
    ada.resolve(tickets[1]).await.expect(200);
    let done = json!({ "days": 7, "open": 1, "accepted": 2, "closed": 1, "first_reply_s": 90 });
    assert_eq!(figures().await, done);
    app.clock.advance(8 * 24 * HOUR);
    let later = json!({ "days": 7, "open": 1, "accepted": 0, "closed": 0, "first_reply_s": null });
    assert_eq!(figures().await, later);
}
