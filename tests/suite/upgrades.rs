//! Upgrades: two releases work on one database while one takes the other's place.

use crate::support::bot::BotClient;
use crate::support::database::TestDatabase;
use crate::support::process::{BatonProcess, run};
use baton::storage::connection::{Purpose, connect};
use diesel::connection::SimpleConnection;

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
