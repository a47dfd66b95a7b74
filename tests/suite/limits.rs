//! What one caller may take: each limit holds however many ask at once, and says so to whoever meets it.

use crate::support::TestApp;
use crate::support::answer::Answer;
use crate::support::database::TestDatabase;
use baton::config::{Config, RateLimit};
use baton::domain::base::time::Moment;
use baton::services::Clock;
use diesel::connection::SimpleConnection;
use futures_util::future::{join_all, select_all};
use reqwest::Method;
use serde_json::json;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// An answer must come within this.
const PATIENCE: Duration = Duration::from_secs(20);

async fn server(set: impl FnOnce(&mut Config)) -> TestApp {
    let clock = Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap());
    let app = TestApp::at(TestDatabase::create().await, clock, set).await;
    app.add_team("Support").await;
    app
}

/// A connection that has sent this much of a request.
async fn begun(app: &TestApp, request: &str) -> TcpStream {
    let mut stream = TcpStream::connect(app.address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    stream
}

/// The status of the answer, and the connection, which stays open.
async fn status(stream: TcpStream) -> (u16, BufReader<TcpStream>) {
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    let read = tokio::time::timeout(PATIENCE, stream.read_line(&mut line)).await;
    read.expect("no answer came").unwrap();
    (line.split(' ').nth(1).unwrap().parse().unwrap(), stream)
}

#[actix_web::test]
async fn many_consoles_that_open_at_once_find_room_for_twenty() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let request = format!(
        "GET /live HTTP/1.1\r\nHost: baton.test\r\nAuthorization: Bearer {}\r\nConnection: Upgrade\r\n\
         Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        ada.token
    );
    let all = join_all((0..60).map(|_| async { status(begun(&app, &request).await).await }));
    let all = all.await;
    let with = |wanted| all.iter().filter(|(status, _)| *status == wanted).count();
    assert_eq!((with(101), with(429)), (20, 40));
    let max = app.manager("Max").await;
    max.live(None).await;
}

#[actix_web::test]
async fn a_key_that_opens_too_many_streams_or_long_polls_is_told_so() {
    let app = server(|config| {
        config.callers.at_once.streams = 3;
        config.callers.at_once.polls = 2;
    })
    .await;
    let (bot, other) = (app.bot().await, app.bot_of("Other", "Support").await);
    bot.escalate("c1").await;
    let request = |key: &str, path: &str, accept: &str| {
        format!(
            "GET /api/v1{path} HTTP/1.1\r\nHost: baton.test\r\nAuthorization: Bearer {key}\r\nAccept: {accept}\r\n\r\n"
        )
    };
    let stream = request(&bot.key, "/events", "text/event-stream");
    let mut open = Vec::new();
    for _ in 0..3 {
        let (code, stream) = status(begun(&app, &stream).await).await;
        assert_eq!(code, 200);
        open.push(stream);
    }
    let (code, mut refused) = status(begun(&app, &stream).await).await;
    let mut told = vec![0; 2000];
    let length = refused.read(&mut told).await.unwrap();
    let told = String::from_utf8_lossy(&told[..length]).to_lowercase();
    assert!(code == 429 && told.contains("retry-after: 1"), "{told}");
    let theirs = request(&other.key, "/events", "text/event-stream");
    assert_eq!(status(begun(&app, &theirs).await).await.0, 200);
    // Three polls for two turns: the one that finds none is answered at once.
    let page = bot.get("/events?wait=0").await.expect(200);
    let end = page["cursor"].as_str().unwrap();
    let poll = request(
        &bot.key,
        &format!("/events?after={end}&wait=25"),
        "application/json",
    );
    let polls = join_all((0..3).map(|_| begun(&app, &poll))).await;
    let first = select_all(polls.into_iter().map(|poll| Box::pin(status(poll)))).await;
    assert_eq!(first.0.0, 429);
    drop(open);
}

#[actix_web::test]
async fn half_uploads_of_one_agent_do_not_pile_up() {
    let app = TestApp::spawn().await;
    let (ada, max) = (app.agent("Ada").await, app.manager("Max").await);
    let upload = |token: &str| {
        format!(
            "POST /files HTTP/1.1\r\nHost: baton.test\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: text/plain\r\nContent-Length: 900\r\n\r\nhalf"
        )
    };
    let half = upload(&ada.token);
    let uploads = join_all((0..9).map(|_| begun(&app, &half))).await;
    let ((code, refused), _, others) =
        select_all(uploads.into_iter().map(|upload| Box::pin(status(upload)))).await;
    assert_eq!(code, 429);
    let file = app.http.post(app.url("/files?name=a.txt")).body("whole");
    Answer::of(file.bearer_auth(&max.token)).await.expect(201);
    drop((refused, others));
}

#[actix_web::test]
async fn agents_and_origins_have_a_rate_limit_too() {
    let few = Some(RateLimit {
        per_second: 1,
        burst: 3,
    });
    let app = server(|config| config.callers.agent_rate = few).await;
    let (ada, max) = (app.agent("Ada").await, app.manager("Max").await);
    for _ in 0..3 {
        ada.get("/queue").await.expect(200);
    }
    let refused = ada.get("/queue").await;
    assert_eq!(refused.problem(429), "rate_limited");
    assert!(refused.header("ratelimit-policy").contains("burst=3"));
    assert_eq!(refused.header("retry-after"), "1");
    max.get("/queue").await.expect(200);

    let app = server(|config| config.callers.origin_rate = few).await;
    let login = || Answer::of(app.http.get(app.url("/login")));
    for _ in 0..3 {
        login().await.expect_page(200);
    }
    assert_eq!(login().await.problem(429), "rate_limited");
    for path in ["/healthz", "/readyz"] {
        Answer::of(app.http.get(app.url(path))).await.expect(200);
    }
}

#[actix_web::test]
async fn bodies_that_fill_the_memory_of_all_are_refused_and_take_nothing() {
    const MEMORY: usize = 256 * 1024;
    let app = server(|config| config.callers.body_memory = MEMORY).await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let filler = "x".repeat(MEMORY - 1);
    let upload = format!(
        "POST /files HTTP/1.1\r\nHost: baton.test\r\nAuthorization: Bearer {}\r\n\
         Content-Type: text/plain\r\nContent-Length: {MEMORY}\r\n\r\n{filler}",
        ada.token
    );
    let mut upload = begun(&app, &upload).await;
    let begun = Instant::now();
    let refused = loop {
        assert!(begun.elapsed() < PATIENCE, "all are let in");
        let body = json!({ "conversation": { "external_id": "c1" } });
        let answer = bot.escalate_with(&body).await;
        if answer.status != 201 && answer.status != 200 {
            break answer;
        }
    };
    assert_eq!(refused.problem(503), "server_busy");
    upload.write_all(b"x").await.unwrap();
    assert_eq!(status(upload).await.0, 201);
    bot.escalate("c2").await;
}

#[actix_web::test]
async fn files_that_nothing_refers_to_have_a_quota() {
    let app = server(|config| config.files.unused_bytes = 100).await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let text = |letter: &str| letter.repeat(60);
    let upload = async |letter: &str| {
        let request = bot.request(Method::POST, &format!("/files?name={letter}.txt"));
        Answer::of(
            request
                .header("content-type", "text/plain")
                .body(text(letter)),
        )
        .await
    };
    let first = upload("a").await.expect(201);
    assert_eq!(upload("b").await.problem(429), "file_quota_exceeded");
    upload("a").await.expect(200);
    let theirs = app.http.post(app.url("/files?name=c.txt")).body(text("c"));
    Answer::of(theirs.bearer_auth(&ada.token)).await.expect(201);
    let said =
        json!({ "sender": "customer", "text": "see", "attachments": [{ "file": first["id"] }] });
    bot.message("c1", &said).await.expect(201);
    upload("b").await.expect(201);
}

#[actix_web::test]
async fn an_agent_has_room_for_a_thousand_drafts() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    for turn in 0..51 {
        let names: Vec<String> = (0..10).map(|n| format!("c{}", turn * 10 + n)).collect();
        join_all(names.iter().map(|name| bot.escalate(name))).await;
    }
    let sql = format!(
        "INSERT INTO drafts (ticket_id, agent_id, kind, text, updated_at) \
         SELECT id, {}, 'reply', 'x', created_at FROM tickets WHERE id <= 500 UNION ALL \
         SELECT id, {}, 'note', 'x', created_at FROM tickets WHERE id <= 500",
        ada.id.0, ada.id.0
    );
    app.services
        .store
        .connect()
        .unwrap()
        .batch_execute(&sql)
        .unwrap();
    let save = async |ticket: i64, text: &str| {
        let draft = ada.request(Method::PUT, &format!("/tickets/{ticket}/draft"));
        Answer::of(draft.json(&json!({ "kind": "reply", "text": text }))).await
    };
    assert_eq!(save(501, "one more").await.problem(422), "invalid");
    assert_eq!(save(1, "changed").await.status, 204);
    assert_eq!(save(1, "").await.status, 204);
    assert_eq!(save(501, "one more").await.status, 204);
}
