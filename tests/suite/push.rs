//! What is pushed to the browsers of agents who have no console open: encrypted for the browser, signed by Baton, once,
//! and only while somebody may still want it there.

use crate::console::Browser;
use crate::push_service::{PushService, PushedBrowser};
use crate::support::agent::{AgentClient, number};
use crate::support::answer::Answer;
use crate::support::database::TestDatabase;
use crate::support::{PASSWORD, TEAM, TestApp};
use baton::config::Config;
use baton::domain::base::time::Moment;
use baton::domain::base::words::Role;
use baton::services::{Clock, ManagedBy, PushReach};
use futures_util::join;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

async fn with(set: impl FnOnce(&mut Config)) -> TestApp {
    let clock = Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap());
    let app = TestApp::at(TestDatabase::create().await, clock, set).await;
    app.add_team(TEAM).await;
    app
}

async fn helpdesk() -> (TestApp, PushService) {
    let app = with(|config| config.push = PushReach::Loopback).await;
    (app, PushService::start().await)
}

async fn subscribe(signed_in: &Browser, browser: &PushedBrowser) -> Answer {
    let (p256dh, auth) = browser.keys();
    let fields = [
        ("endpoint", browser.endpoint.as_str()),
        ("p256dh", &p256dh),
        ("auth", &auth),
    ];
    signed_in
        .script(Method::POST, "/account/push", &fields)
        .await
}

async fn is_known(signed_in: &Browser, browser: &PushedBrowser) -> bool {
    let path = format!("/account/push?endpoint={}", browser.endpoint);
    let told = signed_in.script(Method::GET, &path, &[]).await.expect(200);
    told["known"].as_bool().unwrap()
}

/// A ticket of Ada's, and Ben, whose browser has subscribed.
struct Desk {
    app: TestApp,
    service: PushService,
    ada: AgentClient,
    ben: AgentClient,
    signed_in: Browser,
    browser: PushedBrowser,
    ticket: i64,
}

impl Desk {
    async fn open() -> Self {
        let (app, service) = helpdesk().await;
        let ada = app.agent("Ada").await;
        let ben = app.agent_with_password("Ben", Role::Agent).await;
        let ticket = number(&app.bot().await.escalate("c1").await);
        ada.accept(ticket).await.expect(200);
        let signed_in = Browser::sign_in(&app, &ben).await;
        let browser = service.browser("ben");
        subscribe(&signed_in, &browser).await.expect(204);
        Self {
            app,
            service,
            ada,
            ben,
            signed_in,
            browser,
            ticket,
        }
    }

    async fn mention(&self) {
        let note = self.ada.note(self.ticket, "@Ben, her card is lost").await;
        note.expect(200);
    }

    /// What the browser was told, the oldest first.
    fn told(&self) -> Vec<Value> {
        let calls = self.service.calls();
        calls.iter().map(|call| self.browser.reads(call)).collect()
    }
}

#[actix_web::test]
async fn who_has_no_console_open_is_told_on_their_browser_by_a_signed_call_that_only_it_can_read() {
    let desk = Desk::open().await;
    let key = desk.signed_in.script(Method::GET, "/account/push", &[]);
    let key = key.await.expect(200)["public_key"].clone();
    desk.mention().await;
    assert_eq!(desk.service.calls().len(), 0, "nothing waits for it");
    assert_eq!(desk.app.push().await, 1);
    let told = json!({
        "title": "Ada mentioned you",
        "body": "Maria Lindqvist (#1)",
        "tag": "ticket-1",
        "path": "/tickets/1",
        "lang": "en",
    });
    assert_eq!(desk.told(), [told]);
    let [call] = &desk.service.calls()[..] else {
        panic!("one call")
    };
    assert_eq!(call.path, "/ben");
    for (name, value) in [
        ("content-encoding", "aes128gcm"),
        ("ttl", "86400"),
        ("urgency", "high"),
        ("topic", "ticket-1"),
    ] {
        assert_eq!(call.header(name), value, "{name}");
    }
    let (claims, signer) = call.signed();
    assert_eq!(signer, key);
    assert_eq!(claims["aud"], desk.service.origin.as_str());
    assert_eq!(claims["sub"], "mailto:baton@localhost");
    // Twelve hours after 2026-05-04T09:00:00Z.
    assert_eq!(claims["exp"], 1_777_885_200 + 12 * 3600);
    // It is told once.
    assert_eq!(desk.app.push().await, 0);
    assert_eq!(desk.told().len(), 1);
}

#[actix_web::test]
async fn it_speaks_the_language_that_its_agent_chose() {
    let desk = Desk::open().await;
    let spanish = [("language", "es")];
    let chosen = desk.signed_in.form("/account/language", &spanish).await;
    assert_eq!(chosen.status, 303);
    desk.mention().await;
    desk.app.push().await;
    let told = desk.told();
    assert_eq!(told[0]["lang"], "es");
    assert!(
        told[0]["title"].as_str().unwrap().contains("mencion"),
        "{told:?}"
    );
}

#[actix_web::test]
async fn who_has_a_console_open_or_has_read_it_or_may_not_read_it_is_told_nothing() {
    let desk = Desk::open().await;
    desk.app.online(&desk.ben).await;
    desk.mention().await;
    assert_eq!(desk.app.push().await, 0, "his console tells him");
    desk.app.clock.advance(2 * MINUTE);
    desk.mention().await;
    desk.app.online(&desk.ben).await;
    assert_eq!(desk.app.push().await, 1, "he opened one meanwhile");
    desk.app.clock.advance(2 * MINUTE);
    desk.mention().await;
    let seq = desk.ada.ticket(desk.ticket).await["last_seq"].clone();
    let read = json!({ "seq": seq.as_i64().unwrap_or(1_000) });
    desk.ben
        .command(desk.ticket, "read", &read)
        .await
        .expect(204);
    assert_eq!(desk.app.push().await, 1, "he has read it elsewhere");
    desk.mention().await;
    let elsewhere = json!({ "team": "Billing", "mode": "cold" });
    desk.app.add_team("Billing").await;
    let moved = desk.ada.command(desk.ticket, "transfer", &elsewhere);
    moved.await.expect(200);
    desk.app.push().await;
    assert_eq!(desk.told(), Vec::<Value>::new());
}

#[actix_web::test]
async fn an_offer_is_pushed_once_its_agent_turns_out_to_have_left() {
    let (app, service) = helpdesk().await;
    app.team_offers().await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let signed_in = Browser::sign_in(&app, &ben).await;
    let browser = service.browser("ben");
    subscribe(&signed_in, &browser).await.expect(204);
    app.online(&ben).await;
    let ticket = number(&app.bot().await.escalate("c1").await);
    assert_eq!(app.offer().await, 1);
    assert_eq!(app.push().await, 1);
    assert_eq!(service.calls().len(), 0, "his console tells him");
    app.services.accounts().sign_offline(ben.id).await.unwrap();
    app.clock.advance(Duration::from_secs(10));
    assert_eq!(app.push().await, 1);
    let [call] = &service.calls()[..] else {
        panic!("one call")
    };
    let told = browser.reads(call);
    assert_eq!(told["title"], "Offer: Maria Lindqvist (#1)");
    assert_eq!(told["body"], TEAM);
    assert_eq!(told["path"], format!("/tickets/{ticket}"));
    assert_eq!(call.header("ttl"), "20", "until it lapses");
}

#[actix_web::test]
async fn an_offer_that_was_answered_or_whose_agent_is_away_is_not_pushed() {
    let (app, service) = helpdesk().await;
    app.team_offers().await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let signed_in = Browser::sign_in(&app, &ben).await;
    subscribe(&signed_in, &service.browser("ben"))
        .await
        .expect(204);
    app.online(&ben).await;
    let bot = app.bot().await;
    let ticket = number(&bot.escalate("c1").await);
    app.offer().await;
    ben.accept(ticket).await.expect(200);
    bot.escalate("c2").await;
    app.offer().await;
    ben.post("/me/away", &json!({ "away": true }))
        .await
        .expect(200);
    app.services.accounts().sign_offline(ben.id).await.unwrap();
    assert_eq!(app.push().await, 2);
    app.clock.advance(Duration::from_secs(61));
    assert_eq!(app.push().await, 0);
    assert_eq!(service.calls().len(), 0);
}

#[actix_web::test]
async fn a_browser_that_its_push_service_does_not_know_any_more_is_forgotten() {
    for status in [404, 410] {
        let desk = Desk::open().await;
        desk.service.answers(status);
        desk.mention().await;
        assert_eq!(desk.app.push().await, 1);
        assert!(!is_known(&desk.signed_in, &desk.browser).await);
        desk.mention().await;
        assert_eq!(desk.app.push().await, 0);
        assert_eq!(desk.service.calls().len(), 1);
    }
}

#[actix_web::test]
async fn a_push_service_that_fails_is_asked_again_a_few_times_and_one_that_refuses_never() {
    let desk = Desk::open().await;
    desk.service.answers(503);
    desk.mention().await;
    desk.app.push().await;
    assert_eq!(desk.app.push().await, 0, "not at once");
    desk.service.answers(201);
    desk.app.clock.advance(MINUTE);
    desk.app.push().await;
    assert_eq!(desk.service.calls().len(), 2);
    desk.service.answers(500);
    desk.mention().await;
    for _ in 0..10 {
        desk.app.push().await;
        desk.app.clock.advance(10 * MINUTE);
    }
    assert_eq!(desk.service.calls().len(), 2 + 6);
    desk.service.answers(400);
    desk.mention().await;
    for _ in 0..2 {
        desk.app.push().await;
        desk.app.clock.advance(MINUTE);
    }
    assert_eq!(desk.service.calls().len(), 2 + 6 + 1);
    assert!(is_known(&desk.signed_in, &desk.browser).await);
}

#[actix_web::test]
async fn of_an_agent_the_ten_newest_browsers_are_kept() {
    let desk = Desk::open().await;
    for n in 0..10 {
        let more = desk.service.browser(&format!("more-{n}"));
        for _ in 0..2 {
            subscribe(&desk.signed_in, &more).await.expect(204);
        }
    }
    assert!(!is_known(&desk.signed_in, &desk.browser).await);
    desk.mention().await;
    assert_eq!(desk.app.push().await, 10);
    let mut paths: Vec<String> = desk.service.calls().into_iter().map(|it| it.path).collect();
    paths.sort();
    let expected: Vec<String> = (0..10).map(|n| format!("/more-{n}")).collect();
    assert_eq!(paths, expected);
}

#[actix_web::test]
async fn a_browser_in_which_somebody_else_signs_in_shows_what_they_are_told_and_nothing_else() {
    let desk = Desk::open().await;
    let eve = desk.app.agent_with_password("Eve", Role::Agent).await;
    let of_eve = Browser::sign_in(&desk.app, &eve).await;
    desk.mention().await;
    let remove = [("endpoint", desk.browser.endpoint.as_str())];
    let removed = of_eve.script(Method::POST, "/account/push/remove", &remove);
    removed.await.expect(204);
    assert!(
        is_known(&desk.signed_in, &desk.browser).await,
        "it is not hers"
    );
    subscribe(&of_eve, &desk.browser).await.expect(204);
    assert!(!is_known(&desk.signed_in, &desk.browser).await);
    assert!(is_known(&of_eve, &desk.browser).await);
    desk.app.push().await;
    assert_eq!(desk.told().len(), 0, "what Ben was told before is dropped");
    desk.mention().await;
    desk.ada.note(desk.ticket, "@Eve, look").await.expect(200);
    desk.app.push().await;
    assert_eq!(desk.told().len(), 1);
    for _ in 0..2 {
        let removed = of_eve.script(Method::POST, "/account/push/remove", &remove);
        removed.await.expect(204);
    }
    assert!(!is_known(&of_eve, &desk.browser).await);
}

#[actix_web::test]
async fn a_browser_whose_session_ends_is_told_nothing_any_more() {
    for end in 0..4 {
        let desk = Desk::open().await;
        let accounts = desk.app.services.accounts();
        let email = desk.ben.email.clone();
        desk.mention().await;
        match end {
            0 => {
                let out = desk.signed_in.form("/logout", &[]).await;
                assert_eq!(out.status, 303);
            }
            1 => {
                let new = PASSWORD.to_owned() + " again";
                accounts.set_password(email, new.into()).await.unwrap();
            }
            2 => {
                let by = ManagedBy::CommandLine;
                accounts.disable_agent(by, email).await.unwrap();
            }
            _ => desk.app.clock.advance(13 * 60 * MINUTE),
        }
        desk.app.push().await;
        assert_eq!(desk.told().len(), 0, "{end}");
    }
}

#[actix_web::test]
async fn whoever_changes_their_own_password_keeps_the_browser_that_they_do_it_in() {
    let desk = Desk::open().await;
    let home = Browser::sign_in(&desk.app, &desk.ben).await;
    let at_home = desk.service.browser("home");
    subscribe(&home, &at_home).await.expect(204);
    let new = format!("{PASSWORD} again");
    let passwords = [("current_password", PASSWORD), ("password", &new)];
    let changed = home.form("/account/password", &passwords).await;
    assert_eq!(changed.status, 303);
    desk.mention().await;
    desk.app.push().await;
    let paths: Vec<String> = desk.service.calls().into_iter().map(|it| it.path).collect();
    assert_eq!(paths, ["/home"]);
}

#[actix_web::test]
async fn only_addresses_of_the_internet_are_called_whatever_a_browser_says() {
    let app = with(|_| {}).await;
    let service = PushService::start().await;
    let ada = app.agent("Ada").await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let signed_in = Browser::sign_in(&app, &ben).await;
    let mut browser = service.browser("ben");
    let port = service.origin.rsplit(':').next().unwrap().to_owned();
    for endpoint in [
        browser.endpoint.clone(),
        format!("https://127.0.0.1:{port}/"),
        format!("https://[::ffff:127.0.0.1]:{port}/"),
        "https://10.0.0.1/".to_owned(),
        "https://169.254.169.254/latest".to_owned(),
        "https://ada:secret@push.example.com/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "x".to_owned(),
    ] {
        browser.endpoint = endpoint;
        let refused = subscribe(&signed_in, &browser).await;
        assert_eq!(refused.problem(422), "invalid", "{}", browser.endpoint);
        assert_eq!(refused.json()["errors"][0]["pointer"], "/endpoint");
    }
    // Of a name it is known only when it is looked up.
    browser.endpoint = format!("https://localhost:{port}/");
    subscribe(&signed_in, &browser).await.expect(204);
    let ticket = number(&app.bot().await.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.note(ticket, "@Ben").await.expect(200);
    assert_eq!(app.push().await, 1);
    assert_eq!(service.connections(), 0);
}

#[actix_web::test]
async fn what_is_no_subscription_is_refused_with_the_names_of_its_fields() {
    let (app, service) = helpdesk().await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let signed_in = Browser::sign_in(&app, &ben).await;
    let pointers = |answer: Answer| -> Vec<String> {
        assert_eq!(answer.problem(422), "invalid");
        let errors = answer.json()["errors"].as_array().unwrap().clone();
        let pointers = errors
            .iter()
            .map(|it| it["pointer"].as_str().unwrap().to_owned());
        pointers.collect()
    };
    let nothing = signed_in.script(Method::POST, "/account/push", &[]).await;
    assert_eq!(pointers(nothing), ["/endpoint", "/p256dh", "/auth"]);
    let nothing = signed_in
        .script(Method::POST, "/account/push/remove", &[])
        .await;
    assert_eq!(pointers(nothing), ["/endpoint"]);
    let browser = service.browser("ben");
    let (p256dh, auth) = browser.keys();
    for (p256dh, auth, wrong) in [
        ("AAAA", auth.as_str(), vec!["/keys/p256dh"]),
        (&auth, &auth, vec!["/keys/p256dh"]),
        (&p256dh, &p256dh, vec!["/keys/auth"]),
        ("é", "ü", vec!["/keys/p256dh", "/keys/auth"]),
    ] {
        let keys = json!({ "p256dh": p256dh, "auth": auth });
        let body = json!({ "endpoint": browser.endpoint, "keys": keys });
        assert_eq!(pointers(ben.post("/account/push", &body).await), wrong);
    }
    for body in [
        json!({ "endpoint": 1, "keys": 2 }),
        json!({ "endpoint": "\0", "keys": {} }),
    ] {
        let refused = ben.post("/account/push", &body).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
    }
    // A program with a token has no session with which its subscription could end.
    let keys = json!({ "p256dh": p256dh, "auth": auth });
    let body = json!({ "endpoint": browser.endpoint, "keys": keys });
    assert_eq!(
        ben.post("/account/push", &body).await.problem(403),
        "forbidden"
    );
    let odd = ben.get("/account/push?endpoint=%00").await.expect(200);
    assert_eq!(odd["known"], false);
}

#[actix_web::test]
async fn a_server_that_pushes_nothing_says_so() {
    let app = with(|config| config.push = PushReach::Off).await;
    let service = PushService::start().await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let signed_in = Browser::sign_in(&app, &ben).await;
    let told = signed_in.script(Method::GET, "/account/push", &[]).await;
    assert_eq!(told.expect(200)["public_key"], Value::Null);
    let refused = subscribe(&signed_in, &service.browser("ben")).await;
    assert_eq!(refused.problem(422), "invalid");
    let page = signed_in.page("/account").await.expect_page(200);
    assert!(!page.contains("data-push"));
}

#[actix_web::test]
async fn workers_that_look_at_once_push_once_and_every_start_signs_with_the_same_key() {
    let desk = Desk::open().await;
    desk.mention().await;
    let pushed = join!(desk.app.push(), desk.app.push());
    assert_eq!(pushed.0 + pushed.1, 1);
    assert_eq!(desk.service.calls().len(), 1);
    let key = desk.signed_in.script(Method::GET, "/account/push", &[]);
    let key = key.await.expect(200);
    let app = desk.app.restart().await;
    let again = Browser::sign_in(&app, &desk.ben).await;
    let told = again.script(Method::GET, "/account/push", &[]).await;
    assert_eq!(told.expect(200)["public_key"], key["public_key"]);
}

#[actix_web::test]
async fn the_service_worker_is_asked_for_again_and_keeps_one_page_about_nobody() {
    let app = TestApp::spawn().await;
    let script = Answer::of(app.http.get(app.url("/service-worker.js"))).await;
    let source = script.expect_page(200);
    assert_eq!(script.header("cache-control"), "no-cache");
    assert_eq!(
        script.header("content-type"),
        "text/javascript; charset=utf-8"
    );
    assert!(
        script
            .header("content-security-policy")
            .contains("default-src 'self'")
    );
    let kept = source.lines().nth(1).unwrap().strip_prefix("const KEPT = ");
    let kept: Vec<String> = serde_json::from_str(kept.unwrap()).unwrap();
    for address in &kept {
        Answer::of(app.http.get(app.url(address)))
            .await
            .expect_page(200);
    }
    let page = Answer::of(app.http.get(app.url("/offline"))).await;
    let page = page.expect_page(200);
    for text in ["Baton can’t be reached", "No se puede conectar con Baton"] {
        assert!(page.contains(text), "{page}");
    }
    // Everything that the page loads is kept with it.
    let addresses = regex::Regex::new("(?:href|src)=\"(/[^\"]*)\"").unwrap();
    for address in addresses.captures_iter(&page) {
        assert!(kept.contains(&address[1].to_owned()), "{}", &address[1]);
    }
}
