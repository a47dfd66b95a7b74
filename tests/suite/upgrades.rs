//! Upgrades: two releases work on one database while one takes the other's place. `BATON_TEST_OLDER_BATON` names the binary of
//! an earlier release; without it both are this one.

use crate::support::agent::number;
use crate::support::bot::BotClient;
use crate::support::database::TestDatabase;
use crate::support::process::{BatonProcess, run};
use baton::storage::connection::{Purpose, connect};
use diesel::connection::SimpleConnection;
use serde_json::Value;
use std::ffi::OsString;
use std::process::Command;

/// What the next release does to the schema: it adds.
const EXPANDED: &str = "ALTER TABLE tickets ADD COLUMN of_next_release TEXT;
    ALTER TABLE messages ADD COLUMN of_next_release BIGINT NOT NULL DEFAULT 0;
    CREATE TABLE of_next_release (id BIGINT PRIMARY KEY NOT NULL);
    INSERT INTO __diesel_schema_migrations (version) VALUES ('20991231000001')";

/// What the release after it does: it takes away what nobody uses any more, but this one.
const CONTRACTED: &str = "UPDATE schema_support SET oldest = '20991231000001'";

fn change(database: &TestDatabase, sql: &str) {
    let mut conn = connect(&database.database(), Purpose::Write).unwrap();
    conn.batch_execute(sql).unwrap();
}

/// A bot of a team, made beside the server.
async fn bot(process: &BatonProcess) -> BotClient {
    process.run(&["team", "add", "Support"]).await;
    let added = process.run(&["bot", "add", "Pip", "--team", "Support"]);
    let key = added.await["key"].as_str().unwrap().to_owned();
    at(process, key)
}

fn at(process: &BatonProcess, key: String) -> BotClient {
    BotClient {
        base: process.base(),
        http: reqwest::Client::new(),
        key,
    }
}

/// The binary of an earlier release, or of this one.
fn older_baton() -> OsString {
    let this = || env!("CARGO_BIN_EXE_baton").into();
    std::env::var_os("BATON_TEST_OLDER_BATON").unwrap_or_else(this)
}

/// What a shell does before it becomes this baton: it becomes the older one.
const BECOMES_OLDER: &str =
    "[ -z \"$BATON_TEST_OLDER_BATON\" ] || exec \"$BATON_TEST_OLDER_BATON\" \"$@\"";

/// What an older baton answers to a command.
async fn older_answers(database: &TestDatabase, args: &'static [&'static str]) -> Value {
    let mut command = Command::new(older_baton());
    command.env("DATABASE_URL", database.url());
    command.args(args).arg("--json");
    let output = tokio::task::spawn_blocking(move || command.output().unwrap());
    let output = output.await.unwrap();
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The `seq` of the newest event of a conversation.
async fn last(bot: &BotClient) -> i64 {
    let page = bot.get("/conversations/c1/events?after=0&limit=200").await;
    let events = page.expect(200)["events"].as_array().unwrap().clone();
    events.last().unwrap()["seq"].as_i64().unwrap()
}

async fn ready(process: &BatonProcess) -> u16 {
    let path = format!("{}/readyz", process.base());
    reqwest::get(path).await.unwrap().status().as_u16()
}

#[actix_web::test]
async fn a_node_goes_on_and_starts_again_while_the_next_release_has_added_to_the_schema() {
    let database = TestDatabase::create().await;
    let mut process = BatonProcess::start(&database).await;
    let before = bot(&process).await;
    before.escalate("before").await;
    change(&database, EXPANDED);
    before.escalate("after").await;
    before
        .say("before", "customer", "Still there?")
        .await
        .expect(201);
    assert_eq!(ready(&process).await, 200);
    process.kill();
    process.start_again().await;
    let again = at(&process, before.key);
    again.escalate("restarted").await;
    let (well, said) = run(&database, &["check"]).await;
    assert!(well, "{said}");
}

#[actix_web::test]
async fn a_release_that_the_schema_has_left_behind_says_so_and_writes_nothing() {
    let database = TestDatabase::create().await;
    let mut process = BatonProcess::start(&database).await;
    change(&database, EXPANDED);
    change(&database, CONTRACTED);
    assert_eq!(ready(&process).await, 503);
    process.kill();
    let (well, said) = run(&database, &["serve"]).await;
    assert!(!well && said.contains("start the newer baton"), "{said}");
}

#[actix_web::test]
async fn two_releases_serve_side_by_side_while_one_takes_the_others_place() {
    let database = TestDatabase::empty().await;
    let mut older = BatonProcess::start_prepared(Some(BECOMES_OLDER), database.url(), &[]).await;
    older_answers(&database, &["team", "add", "Support"]).await;
    let added = older_answers(&database, &["bot", "add", "Pip", "--team", "Support"]).await;
    let at_older = at(&older, added["key"].as_str().unwrap().to_owned());
    let ticket = number(&at_older.escalate("c1").await);
    if !database.is_postgres() {
        // A file has one server at a time.
        older.terminate();
    }
    let newer = BatonProcess::start(&database).await;
    let at_newer = at(&newer, at_older.key.clone());
    for turn in 0..4 {
        let text = format!("turn {turn}");
        at_newer.say("c1", "customer", &text).await.expect(201);
        at_newer.escalate(&format!("newer {turn}")).await;
        if database.is_postgres() {
            let after = last(&at_older).await;
            let waits = format!("/conversations/c1/events?after={after}&wait=20");
            let says = at_newer.say("c1", "customer", "And another thing");
            let (heard, told) = futures_util::join!(at_older.get(&waits), says);
            told.expect(201);
            assert_eq!(heard.expect(200)["events"].as_array().unwrap().len(), 1);
            at_older.escalate(&format!("older {turn}")).await;
        }
    }
    drop(older);
    assert_eq!(number(&at_newer.escalate("c1").await), ticket);
    let (well, said) = run(&database, &["check"]).await;
    assert!(well, "{said}");
}
