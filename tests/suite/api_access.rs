//! Who may ask, and what addresses there are.

use crate::support::TestApp;
use crate::support::answer::Answer;
use crate::support::bot::path_id;
use baton::services::ManagedBy;
use reqwest::Method;
use serde_json::json;
use std::time::Duration;

/// Every call, with a body that would do.
fn calls(id: &str, ticket: &str) -> Vec<(Method, String, Option<serde_json::Value>)> {
    let path = format!("/conversations/{}", path_id(id));
    let message = json!({ "sender": "customer", "text": "x" });
    vec![
        (Method::GET, path.clone(), None),
        (Method::GET, format!("{path}/events"), None),
        (Method::PUT, format!("{path}/typing"), None),
        (Method::GET, format!("/tickets/{ticket}"), None),
        (
            Method::PATCH,
            format!("/tickets/{ticket}"),
            Some(json!({ "priority": "high" })),
        ),
        (
            Method::POST,
            format!("{path}/control"),
            Some(json!({ "action": "cancel" })),
        ),
        (
            Method::POST,
            "/escalations".into(),
            Some(json!({ "conversation": { "external_id": id } })),
        ),
        (Method::POST, format!("{path}/messages"), Some(message)),
        (Method::GET, "/events".into(), None),
        (Method::GET, "/tickets".into(), None),
        (Method::GET, "/availability".into(), None),
    ]
}

/// How many of [`calls`] are about something that another bot may have.
const ABOUT_ONE: usize = 6;

async fn send(
    bot: &crate::support::bot::BotClient,
    call: &(Method, String, Option<serde_json::Value>),
) -> Answer {
    let (method, path, body) = call;
    let request = bot.request(method.clone(), path);
    Answer::of(match body {
        Some(body) => request.json(body),
        None => request,
    })
    .await
}

#[actix_web::test]
async fn a_wrong_key_is_401_everywhere() {
    let app = TestApp::spawn().await;
    let mut bot = app.bot().await;
    let ticket = bot.escalate("c").await["ticket"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    bot.key = "bot_nothing".into();
    for call in calls("c", &ticket) {
        let answer = send(&bot, &call).await;
        assert_eq!(answer.problem(401), "bad_credentials", "{call:?}");
        assert!(answer.header("www-authenticate").starts_with("Bearer"));
    }
    for header in ["", "Bearer", "Bearer ", "Basic eDp5", "token"] {
        let request = app
            .http
            .get(app.url("/api/v1/tickets"))
            .header("authorization", header);
        assert_eq!(
            Answer::of(request).await.problem(401),
            "bad_credentials",
            "{header}"
        );
    }
    let bare = app.http.get(app.url("/api/v1/tickets"));
    assert_eq!(Answer::of(bare).await.problem(401), "bad_credentials");
}

#[actix_web::test]
async fn a_rotated_key_is_401_and_the_new_one_works_at_once() {
    let app = TestApp::spawn().await;
    let mut bot = app.bot().await;
    bot.get("/tickets").await.expect(200);
    let rotated = app
        .services
        .accounts()
        .rotate_key(ManagedBy::CommandLine, "Helper bot".into(), Duration::ZERO)
        .await
        .unwrap();
    assert_eq!(bot.get("/tickets").await.problem(401), "bad_credentials");
    bot.key = rotated.key;
    bot.get("/tickets").await.expect(200);
}

#[actix_web::test]
async fn another_bots_conversation_looks_like_none() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let other = app.bot_of("Other bot", crate::support::TEAM).await;
    let opened = bot.escalate("c").await;
    let ticket = opened["ticket"]["id"].as_str().unwrap();
    let token = bot.conversation("c").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for id in ["c", &token, "never heard of"] {
        for call in calls(id, ticket).into_iter().take(ABOUT_ONE) {
            let answer = send(&other, &call).await;
            assert_eq!(answer.problem(404), "not_found", "{call:?}");
        }
    }
    let conversations = calls("c", "tkt_aaaaaaaaaaaaaaaaaaaaaaaaaa");
    for call in conversations.iter().skip(3).take(2) {
        assert_eq!(send(&bot, call).await.problem(404), "not_found");
    }
    // The same words of two bots are two conversations.
    other.say("c", "customer", "hello").await.expect(201);
    let own = other.conversation("c").await;
    assert_ne!(own["id"], token.as_str());
    assert_eq!(own["last_seq"], 1);
    assert_eq!(
        other.get("/tickets").await.expect(200)["tickets"],
        json!([])
    );
    app.settle().await;
    let events = other.get("/events").await.expect(200);
    assert_eq!(events["events"].as_array().unwrap().len(), 1);
    assert_eq!(bot.conversation("c").await["ticket"]["status"], "waiting");
}

#[actix_web::test]
async fn a_conversation_also_goes_by_batons_id() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    bot.say("c", "customer", "hello").await.expect(201);
    let token = bot.conversation("c").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    bot.say(&token, "customer", "again").await.expect(201);
    assert_eq!(bot.conversation(&token).await["last_seq"], 2);
    assert_eq!(bot.spoken("c").await.len(), 2);
}

#[actix_web::test]
async fn ids_with_slashes_spaces_and_emoji_work_in_every_call() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    for id in [
        "a/b",
        "/",
        "😀 família",
        "100%",
        "a%2Fb",
        "a+b c",
        "?q=1#f",
        "..a",
        "{id}",
        "\u{202e}x",
    ] {
        let opened = bot.escalate(id).await;
        let ticket = opened["ticket"]["id"].as_str().unwrap().to_owned();
        for call in calls(id, &ticket) {
            let answer = send(&bot, &call).await;
            assert!(answer.status < 300, "{call:?} {}", answer.text);
        }
        let conversation = bot.conversation(id).await;
        assert_eq!(conversation["external_id"], id);
        let link = opened["links"]["conversation"].as_str().unwrap();
        let linked = Answer::of(app.http.get(app.url(link)).bearer_auth(&bot.key))
            .await
            .expect(200);
        assert_eq!(linked["external_id"], id);
        assert_eq!(bot.events(id).await[0]["conversation"], id);
    }
    // A plain slash is not part of an id.
    for path in [
        "/conversations/a/b",
        "/conversations/a/b/messages",
        "/conversations/a/b/c/events",
    ] {
        let request = app
            .http
            .get(app.url(&format!("/api/v1{path}")))
            .bearer_auth(&bot.key);
        assert_eq!(Answer::of(request).await.problem(404), "not_found");
    }
}

#[actix_web::test]
async fn addresses_and_methods_that_do_not_exist_are_problems_with_a_request_id() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    for path in [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v1/",
        "/api/v1/nothing",
        "/api/v2/tickets",
        "/api/docs/evil.js",
        "/api/v1/escalations/",
    ] {
        let answer = Answer::of(app.http.get(app.url(path))).await;
        assert_eq!(answer.problem(404), "not_found", "{path}");
        assert_eq!(answer.header("x-request-id"), answer.json()["request_id"]);
    }
    for (method, path, allow) in [
        (Method::GET, "/escalations", "POST, OPTIONS"),
        (Method::DELETE, "/conversations/c", "GET, HEAD, OPTIONS"),
        (Method::PUT, "/conversations/c/messages", "POST, OPTIONS"),
        (Method::POST, "/conversations/c/typing", "PUT, OPTIONS"),
        (Method::POST, "/tickets/t", "GET, HEAD, PATCH, OPTIONS"),
        (Method::POST, "/openapi.json", "GET, HEAD, OPTIONS"),
    ] {
        let answer = Answer::of(bot.request(method, path)).await;
        assert_eq!(answer.problem(405), "method_not_allowed", "{path}");
        assert_eq!(answer.header("allow"), allow);
        let options = Answer::of(bot.request(Method::OPTIONS, path)).await;
        assert_eq!(
            (options.status, options.header("allow").as_str()),
            (204, allow)
        );
    }
    let head = Answer::of(bot.request(Method::HEAD, "/tickets")).await;
    assert_eq!((head.status, head.text.as_str()), (200, ""));
    let head = bot
        .request(Method::HEAD, "/events")
        .header("accept", "text/event-stream");
    assert_eq!(Answer::of(head).await.status, 200);
}

#[actix_web::test]
async fn too_many_requests_of_one_key_are_told_when_to_come_back() {
    let app = TestApp::spawn().await;
    let database = app.stop().await;
    let clock = baton::services::Clock::system();
    let limit = baton::config::RateLimit {
        per_second: 1,
        burst: 3,
    };
    let app = TestApp::at(database, clock, |config| config.rate_limit = Some(limit)).await;
    let bot = app.bot().await;
    let other = app.bot_of("Other bot", crate::support::TEAM).await;
    for _ in 0..3 {
        bot.get("/tickets").await.expect(200);
    }
    let answer = bot.get("/tickets").await;
    assert_eq!(answer.problem(429), "rate_limited");
    assert!(answer.header("retry-after").parse::<u64>().unwrap() >= 1);
    assert!(answer.header("ratelimit").contains("r=0"));
    assert!(answer.header("ratelimit-policy").contains("q=1"));
    other.get("/tickets").await.expect(200);
}
