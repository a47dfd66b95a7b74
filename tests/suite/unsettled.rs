//! What a bot reads while an older transaction still runs. Only PostgreSQL has several writers.
#![cfg(feature = "postgres")]

use crate::support::TestApp;
use crate::support::bot::BotClient;
use baton::storage::AnyConnection;
use diesel::connection::SimpleConnection;
use serde_json::Value;
use std::time::{Duration, Instant};

/// A reader who finds nothing waits this long for what it may have written itself.
const SETTLES_WITHIN: Duration = Duration::from_secs(1);

/// A transaction that has begun to write; it ends with the connection.
fn older_transaction(app: &TestApp) -> AnyConnection {
    let mut conn = app.services.store.connect().unwrap();
    conn.batch_execute("BEGIN; SELECT pg_current_xact_id()")
        .unwrap();
    conn
}

async fn read(bot: &BotClient, after: &str, wait: u64) -> (Vec<Value>, String) {
    let path = format!("/events?after={after}&wait={wait}");
    let page = bot.get(&path).await.expect(200);
    let cursor = page["cursor"].as_str().unwrap().to_owned();
    (page["events"].as_array().unwrap().clone(), cursor)
}

#[actix_web::test]
async fn what_is_settled_comes_though_something_is_not() {
    let app = TestApp::spawn().await;
    if !app.database.is_postgres() {
        return;
    }
    let bot = app.bot().await;
    bot.say("c1", "customer", "one").await.expect(201);
    read(&bot, "", 20).await;
    let older = older_transaction(&app);
    bot.say("c1", "customer", "two").await.expect(201);
    let (events, _) = read(&bot, "", 0).await;
    assert_eq!(events.len(), 1, "the second may still be overtaken");
    drop(older);
}

#[actix_web::test]
async fn nobody_waits_for_what_others_write() {
    let app = TestApp::spawn().await;
    if !app.database.is_postgres() {
        return;
    }
    let (bot, other) = (app.bot().await, app.bot_of("Other bot", "Support").await);
    bot.say("c1", "customer", "one").await.expect(201);
    let (_, cursor) = read(&bot, "", 20).await;
    let older = older_transaction(&app);
    other.say("c1", "customer", "two").await.expect(201);
    let begun = Instant::now();
    let (events, _) = read(&bot, &cursor, 0).await;
    assert!(begun.elapsed() < SETTLES_WITHIN);
    assert!(events.is_empty(), "{events:?}");
    drop(older);
}

#[actix_web::test]
async fn a_reader_gets_what_it_wrote_itself_as_soon_as_older_transactions_end() {
    let app = TestApp::spawn().await;
    if !app.database.is_postgres() {
        return;
    }
    let bot = app.bot().await;
    let older = older_transaction(&app);
    bot.say("c1", "customer", "one").await.expect(201);
    let end = async { drop(older) };
    let ((mut events, _), ()) = futures_util::join!(read(&bot, "", 0), end);
    // Transactions of other tests on the cluster may be older as well: each read waits a second for them.
    for _ in 0..10 {
        if events.is_empty() {
            (events, _) = read(&bot, "", 0).await;
        }
    }
    assert_eq!(events.len(), 1);
}

#[actix_web::test]
async fn a_log_restored_from_another_cluster_is_read_and_goes_on() {
    let app = TestApp::spawn().await;
    if !app.database.is_postgres() {
        return;
    }
    let bot = app.bot().await;
    bot.say("c1", "customer", "one").await.expect(201);
    let mut conn = app.services.store.connect().unwrap();
    conn.batch_execute("UPDATE events SET txid = txid + 1000000000")
        .unwrap();
    drop(conn);
    let app = app.restart().await;
    let bot = BotClient {
        base: app.url(""),
        ..bot
    };
    let (events, cursor) = read(&bot, "", 0).await;
    assert_eq!(events.len(), 1);
    bot.say("c1", "customer", "two").await.expect(201);
    let (events, _) = read(&bot, &cursor, 20).await;
    assert_eq!(events[0]["data"]["message"]["text"], "two");
}
