//! SIGTERM: a real process ends soon, whatever its clients leave half done, and never later than it was given.

use crate::support::TestApp;
use crate::support::bot::{BotClient, escalation};
use crate::support::cluster::PostgresCluster;
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use actix_web::rt;
use baton::services::{Clock, Services};
use baton::startup::open_services;
use diesel::connection::SimpleConnection;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What a stop takes at most when nothing stands still: far below the 20 seconds it was given, on a busy machine too.
const SOON: Duration = Duration::from_secs(6);

async fn begun(process: &BatonProcess, request: String) -> TcpStream {
    let mut stream = TcpStream::connect(process.address()).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    stream
}

async fn bot_of(process: &BatonProcess) -> BotClient {
    process.run(&["team", "add", "Support"]).await;
    let added = process
        .run(&["bot", "add", "Pip", "--team", "Support"])
        .await;
    BotClient {
        base: process.base(),
        http: reqwest::Client::new(),
        key: added["key"].as_str().unwrap().to_owned(),
    }
}

#[actix_web::test]
async fn a_stop_does_not_wait_for_what_clients_have_left_half_done() {
    let database = TestDatabase::create().await;
    let mut process = BatonProcess::start(&database).await;
    let bot = bot_of(&process).await;
    bot.escalate("c1").await;
    let auth = format!("Host: baton.test\r\nAuthorization: Bearer {}\r\n", bot.key);
    let half = "Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{";
    let mut open = vec![
        begun(&process, "GET /healthz HTTP/1.1\r\nHost: bat".to_owned()).await,
        begun(
            &process,
            format!("POST /api/v1/escalations HTTP/1.1\r\n{auth}{half}"),
        )
        .await,
        begun(
            &process,
            format!("POST /login HTTP/1.1\r\nHost: baton.test\r\n{half}"),
        )
        .await,
        begun(
            &process,
            "GET /healthz HTTP/1.1\r\nHost: baton.test\r\n\r\n".to_owned(),
        )
        .await,
        begun(
            &process,
            format!("GET /api/v1/events?after=&wait=25 HTTP/1.1\r\n{auth}\r\n"),
        )
        .await,
    ];
    let accept = "Accept: text/event-stream\r\n\r\n";
    let mut stream = begun(
        &process,
        format!("GET /api/v1/conversations/c1/events HTTP/1.1\r\n{auth}{accept}"),
    )
    .await;
    assert!(
        stream.read(&mut [0; 64]).await.unwrap() > 0,
        "the stream has begun"
    );
    open.push(stream);
    // Each connection was taken once an answer on a later one is there.
    bot.escalate("c2").await;
    let (took, well) = process.terminate();
    assert!(well && took < SOON, "ended after {took:?}");
    drop(open);
}

/// Use cases over the database of a served process, for a transaction that stands still.
fn beside(database: &TestDatabase) -> Services {
    let config = baton::config::Config {
        database: database.database(),
        migrate: false,
        ..Default::default()
    };
    open_services(&config, Clock::system()).unwrap()
}

#[actix_web::test]
async fn a_stop_does_not_wait_for_a_lock_that_others_hold() {
    let database = TestDatabase::create().await;
    let limit = [("BATON_SHUTDOWN_SECONDS", "2")];
    let mut process = BatonProcess::start_with(&database, &limit).await;
    let bot = bot_of(&process).await;
    bot.escalate("c1").await;
    let mut holder = beside(&database).store.connect().unwrap();
    holder
        .batch_execute(match database.is_postgres() {
            true => "BEGIN; LOCK TABLE conversations IN ACCESS EXCLUSIVE MODE",
            false => "BEGIN IMMEDIATE",
        })
        .unwrap();
    let waiting = bot.request(reqwest::Method::POST, "/escalations");
    let waiting = rt::spawn(waiting.json(&escalation("c2")).send());
    // The request has arrived when one that was sent later is answered.
    let health = reqwest::get(format!("{}/healthz", process.base())).await;
    assert_eq!(health.unwrap().status(), 200);
    let (took, _) = process.terminate();
    assert!(took < SOON, "ended after {took:?}");
    drop(waiting.await);
    drop(holder);
}

#[actix_web::test]
async fn a_stop_does_not_wait_for_a_database_that_says_nothing() {
    let Some(cluster) = PostgresCluster::start().await else {
        return;
    };
    let limit = [("BATON_SHUTDOWN_SECONDS", "2")];
    let mut process = BatonProcess::start_on(cluster.url(), &limit).await;
    let bot = bot_of(&process).await;
    bot.escalate("c1").await;
    cluster.freeze();
    let waiting = bot.request(reqwest::Method::POST, "/escalations");
    let waiting = rt::spawn(waiting.json(&escalation("c2")).send());
    let health = reqwest::get(format!("{}/healthz", process.base())).await;
    assert_eq!(health.unwrap().status(), 200);
    let (took, _) = process.terminate();
    assert!(took < SOON, "ended after {took:?}");
    drop(waiting.await);
}

#[actix_web::test]
async fn a_console_that_comes_in_the_last_moment_is_told_to_leave() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    app.live.hub.close("the server is stopping");
    let socket = ada.live(None).await;
    let why = socket.closed().await;
    assert_eq!(why.as_deref(), Some("the server is stopping"));
}
