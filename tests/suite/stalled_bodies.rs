//! Bodies that do not come to their end: each is answered, and its connection closed.

use crate::support::TestApp;
use crate::support::database::TestDatabase;
use baton::domain::base::time::Moment;
use baton::services::Clock;
use baton::web::body_times::BodyTimes;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Longer than a busy machine takes between two parts of a body that does come.
const SOON: Duration = Duration::from_millis(300);

/// An answer must come within this.
const PATIENCE: Duration = Duration::from_secs(20);

const JSON: &str = "Content-Type: application/json\r\n";

/// A server whose bodies have this much time.
async fn server(times: BodyTimes) -> TestApp {
    let clock = Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap());
    let database = TestDatabase::create().await;
    let app = TestApp::at(database, clock, |config| config.body_times = times).await;
    app.add_team("Support").await;
    app
}

async fn impatient() -> TestApp {
    let whole = Duration::from_secs(60);
    server(BodyTimes { chunk: SOON, whole }).await
}

async fn sent(app: &TestApp, path: &str, headers: &str, body: &str) -> TcpStream {
    let mut stream = TcpStream::connect(app.address).await.unwrap();
    let head = format!("POST {path} HTTP/1.1\r\nHost: baton.test\r\n{headers}\r\n{body}");
    stream.write_all(head.as_bytes()).await.unwrap();
    stream
}

/// The whole answer; it ends when the server closes the connection.
async fn answer(mut stream: TcpStream) -> String {
    let mut answer = String::new();
    let read = stream.read_to_string(&mut answer);
    let read = tokio::time::timeout(PATIENCE, read).await;
    read.expect("the connection stays open").unwrap();
    answer
}

fn is_timed_out(answer: &str) -> bool {
    answer.starts_with("HTTP/1.1 408") && answer.contains("body_timeout")
}

#[actix_web::test]
async fn a_body_that_never_comes_is_not_waited_for() {
    let app = impatient().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let key = format!("Authorization: Bearer {}\r\n", bot.key);
    let token = format!("Authorization: Bearer {}\r\n", ada.token);
    let length = "Content-Length: 900\r\n";
    let chunked = "Transfer-Encoding: chunked\r\n";
    let parts = "Content-Type: multipart/form-data; boundary=x\r\n";
    let part =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhal";
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let cases = [
        ("/login", format!("{form}{length}"), "email=a"),
        ("/login", format!("{form}{chunked}"), "7\r\nemail=a\r\n"),
        ("/api/v1/escalations", format!("{key}{JSON}{length}"), "{"),
        (
            "/api/v1/escalations",
            format!("{key}{JSON}{chunked}"),
            "1\r\n{\r\n",
        ),
        ("/api/v1/files", format!("{key}{parts}{length}"), part),
        (
            "/api/v1/files",
            format!("{key}Content-Type: text/plain\r\n{length}"),
            "hal",
        ),
        ("/files", format!("{token}{parts}{length}"), part),
        (
            "/tickets/1/note",
            format!("{token}{JSON}{length}"),
            "{\"text\":",
        ),
        ("/tickets/1/note", format!("{token}{parts}{length}"), part),
    ];
    for (path, headers, body) in cases {
        let answer = answer(sent(&app, path, &headers, body).await).await;
        assert!(is_timed_out(&answer), "{path} {headers}: {answer}");
    }
}

#[actix_web::test]
async fn a_body_that_nobody_reads_does_not_hold_its_connection() {
    let app = impatient().await;
    for (path, status) in [("/api/v1/escalations", " 401 "), ("/nowhere", " 404 ")] {
        for (framing, body) in [
            ("Content-Length: 900\r\n", "{"),
            ("Transfer-Encoding: chunked\r\n", "1\r\n{\r\n"),
        ] {
            let headers = format!("{JSON}{framing}");
            let answer = answer(sent(&app, path, &headers, body).await).await;
            assert!(answer.contains(status), "{path} {framing}: {answer}");
        }
    }
}

#[actix_web::test]
async fn whoever_sends_a_byte_now_and_then_does_not_go_on_for_ever() {
    let chunk = Duration::from_secs(60);
    let app = server(BodyTimes { chunk, whole: SOON }).await;
    let headers = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900000\r\n";
    let (mut from_server, mut to_server) =
        sent(&app, "/login", headers, "email=").await.into_split();
    let trickle = async {
        while to_server.write_all(b"a").await.is_ok() {
            tokio::task::yield_now().await;
            // The client's own pace: it is what is tried here, and nothing is waited for by it.
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let mut first = vec![0; 64];
    tokio::select! {
        read = from_server.read(&mut first) => assert!(read.unwrap() > 0),
        () = trickle => panic!("the connection broke before it was answered"),
        () = tokio::time::sleep(PATIENCE) => panic!("it goes on"),
    }
    assert!(first.starts_with(b"HTTP/1.1 408"), "{first:?}");
}
