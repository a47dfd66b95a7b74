//! Search among many tickets: the newest texts are read as they are, and the index is asked for rare words first.

use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use baton::storage::{AnyConnection, StorageError};
use diesel::connection::SimpleConnection;
use serde_json::json;

/// More rows than are read before the index is asked.
const MANY: u32 = 600;

/// So far on are tickets numbered that there seem to be many.
const FAR: u32 = 30_000;

async fn with_summary(bot: &BotClient, summary: &str) -> i64 {
    let mut body = escalation(summary);
    body["summary"] = json!(summary);
    number(&bot.escalate_with(&body).await.expect(201))
}

async fn run(app: &TestApp, sql: impl Fn(&AnyConnection) -> String + Send + 'static) {
    let done = app
        .services
        .store
        .write(move |conn| -> Result<(), StorageError> {
            let sql = sql(conn);
            Ok(conn.batch_execute(&sql)?)
        });
    done.await.unwrap();
}

/// Rows of tickets that do not exist, each as the one of this ticket, and later ones than all.
async fn many_rows_like(app: &TestApp, ticket: i64) {
    run(app, move |_| {
        format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY}) \
             INSERT INTO search_texts (id, about, said) \
             SELECT ({FAR} + i) * 4096, about, said FROM n, search_texts WHERE id = {ticket} * 4096"
        )
    })
    .await;
    let next = FAR + MANY;
    run(app, move |conn| match conn {
        AnyConnection::Sqlite(_) => {
            format!("UPDATE sqlite_sequence SET seq = {next} WHERE name = 'tickets'")
        }
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => {
            format!("SELECT setval(pg_get_serial_sequence('tickets', 'id'), {next})")
        }
    })
    .await;
}

async fn found(agent: &AgentClient, typed: &str) -> Vec<i64> {
    let path = format!("/search?q={}", typed.replace(' ', "+"));
    let found = agent.get(&path).await.expect(200);
    let tickets = found["tickets"].as_array().unwrap().iter();
    tickets.map(|it| it["number"].as_i64().unwrap()).collect()
}

#[actix_web::test]
async fn rare_words_common_words_and_both_are_found_far_back_and_among_the_newest() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let both = with_summary(&bot, "lanterns marmalade").await;
    let common = with_summary(&bot, "lantern").await;
    let rare = with_summary(&bot, "marmalades").await;
    let words = with_summary(&bot, "lantern marmalade teapot").await;
    many_rows_like(&app, common).await;
    let newest = with_summary(&bot, "marmalade lantern").await;
    assert!(newest > i64::from(FAR + MANY), "{newest}");
    assert_eq!(found(&ada, "marmalade").await, [newest, words, rare, both]);
    assert_eq!(found(&ada, "lantern").await, [newest, words, common, both]);
    assert_eq!(
        found(&ada, "lantern marmalade").await,
        [newest, words, both]
    );
    assert_eq!(found(&ada, "lanterns marmalade").await, [both]);
    assert_eq!(found(&ada, "lant teap").await, [words]);
    assert_eq!(
        found(&ada, "\"marmalade\" lantern").await,
        [newest, words, both]
    );
    assert_eq!(found(&ada, "lantern zeppelin").await, [0_i64; 0]);
    let until = format!("/search?q=lantern+marmalade&below={newest}");
    let next = ada.get(&until).await.expect(200);
    assert_eq!(next["tickets"][0]["number"], words);
}
