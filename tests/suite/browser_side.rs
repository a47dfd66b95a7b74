//! What browsers are told, and what they are believed.

use crate::console::Browser;
use crate::support::agent::number;
use crate::support::answer::Answer;
use crate::support::bot::escalation;
use crate::support::database::TestDatabase;
use crate::support::file::png;
use crate::support::{PASSWORD, TEAM, TestApp};
use baton::config::Config;
use baton::domain::base::time::Moment;
use baton::domain::base::words::Role;
use baton::services::Clock;
use serde_json::json;

const PUBLIC: &str = "https://help.example.com";

/// A server whose public URL was set.
async fn published(url: &'static str) -> TestApp {
    let clock = Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap());
    let set = |config: &mut Config| {
        config.public_url = url.to_owned();
        config.public_url_is_set = true;
        config.secure_cookies = url.starts_with("https:");
    };
    let app = TestApp::at(TestDatabase::create().await, clock, set).await;
    app.add_team(TEAM).await;
    app
}

/// A sign-in as a browser sends it from a page of this origin to this host.
async fn log_in(app: &TestApp, email: &str, origin: &str, host: &str) -> Answer {
    let body = json!({ "email": email, "password": PASSWORD });
    let request = app.http.post(app.url("/login")).json(&body);
    Answer::of(request.header("origin", origin).header("host", host)).await
}

#[actix_web::test]
async fn only_the_public_address_is_believed_and_only_over_its_scheme() {
    let app = published(PUBLIC).await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    for (origin, host) in [
        ("http://evil.example", "evil.example"),
        ("https://evil.example", "evil.example"),
        ("http://help.example.com", "help.example.com"),
        ("ftp://help.example.com", "help.example.com"),
        ("null", "help.example.com"),
    ] {
        let refused = log_in(&app, &ada.email, origin, host).await;
        assert_eq!(refused.problem(403), "bad_origin", "{origin}");
        let request = app.http.get(app.url("/live")).bearer_auth(&ada.token);
        let request = request
            .header("origin", origin)
            .header("host", host)
            .header("connection", "upgrade")
            .header("upgrade", "websocket")
            .header("sec-websocket-version", "13")
            .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
        assert_eq!(request.send().await.unwrap().status(), 403, "{origin}");
    }
    log_in(&app, &ada.email, PUBLIC, "help.example.com")
        .await
        .expect(200);
}

#[actix_web::test]
async fn over_https_a_browser_comes_back_over_https_and_its_cookies_are_of_this_host() {
    let app = published(PUBLIC).await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let answer = log_in(&app, &ada.email, PUBLIC, "help.example.com").await;
    assert_eq!(
        answer.header("strict-transport-security"),
        "max-age=31536000"
    );
    let cookies = answer.headers.get_all("set-cookie").iter();
    let cookies: Vec<_> = cookies.map(|cookie| cookie.to_str().unwrap()).collect();
    for (cookie, name) in cookies
        .iter()
        .zip(["__Host-baton_session=", "__Host-baton_device="])
    {
        assert!(cookie.starts_with(name), "{cookie}");
        for part in ["; Secure", "; Path=/", "; HttpOnly"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
    let session = cookies[0].split(';').next().unwrap();
    let me = |cookie: String| Answer::of(app.http.get(app.url("/me")).header("cookie", cookie));
    me(session.to_owned()).await.expect(200);
    let planted = session.replace("__Host-", "");
    assert_eq!(me(planted).await.status, 401, "any page over http sets it");
    let plain = TestApp::spawn().await;
    let page = Answer::of(plain.http.get(plain.url("/login"))).await;
    assert_eq!(page.header("strict-transport-security"), "");
}

#[actix_web::test]
async fn no_two_pages_carry_the_same_form_token_and_each_is_good() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let mut browser = Browser::sign_in(&app, &ada).await;
    let token = async |browser: &Browser| {
        let page = browser.page("/account").await.expect_page(200);
        let token = page.split("<meta name=\"csrf\" content=\"").nth(1).unwrap();
        let token = token.split('"').next().unwrap().to_owned();
        assert!(
            page.matches(&token).count() > 2,
            "one for all forms of a page"
        );
        token
    };
    let (one, other) = (token(&browser).await, token(&browser).await);
    assert_ne!(one, other);
    for token in [one, other] {
        browser.replace_csrf(&token);
        let answer = browser.form("/me/away", &[("away", "off")]).await;
        assert_eq!(answer.status, 303);
    }
}

#[actix_web::test]
async fn a_file_is_shown_again_only_to_whom_it_may_be_shown_again() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let file = bot.upload("a.png", "image/png", &png(2, 2)).await;
    let file = file.expect(201)["id"].as_str().unwrap().to_owned();
    let mut body = escalation("c1");
    body["attachments"] = json!([{ "file": file }]);
    let ticket = number(&bot.escalate_with(&body).await.expect(201));
    app.add_team("Billing").await;
    let ada = app.agent("Ada").await;
    let path = format!("/files/{file}");
    let first = ada.get(&path).await;
    assert_eq!(first.header("cache-control"), "private, no-cache");
    let again = async || {
        let request = ada.request(reqwest::Method::GET, &path);
        Answer::of(request.header("if-none-match", first.header("etag"))).await
    };
    let kept = again().await;
    assert_eq!((kept.status, kept.text.as_str()), (304, ""));
    let to_billing = json!({ "team": "Billing", "mode": "cold" });
    let max = app.manager("Max").await;
    max.command(ticket, "transfer", &to_billing).await;
    assert_eq!(again().await.status, 404);
}

#[actix_web::test]
async fn signing_out_leaves_nothing_in_the_browser() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    let answer = browser.form("/logout", &[]).await;
    assert_eq!(answer.header("clear-site-data"), "\"cache\", \"storage\"");
    assert_eq!(browser.page("/queue").await.status, 303);
}
