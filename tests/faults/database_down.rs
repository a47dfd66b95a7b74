//! PostgreSQL itself stands still, or crashes and comes back.

use crate::desk::Desk;
use crate::length::{eventually, held, short_or_long};
use crate::others::{anonymous, prompt, refused};
use crate::support::bot::BotClient;
use crate::support::cluster::PostgresCluster;
use crate::support::process::BatonProcess;
use futures_util::future::join_all;
use serde_json::{Value, json};
use std::time::Instant;

const SETTINGS: [(&str, &str); 3] = [
    ("BATON_REQUEST_SECONDS", "2"),
    ("BATON_DB_NETWORK_SECONDS", "2"),
    ("BATON_DB_STATEMENT_SECONDS", "2"),
];

fn message(id: &str) -> Value {
    json!({ "sender": "customer", "text": id, "external_id": id })
}

/// While the database is away everybody is answered, and told when to come back.
async fn says_so(bot: &BotClient, round: usize) {
    let begun = Instant::now();
    let mut turn = 0;
    while turn == 0 || begun.elapsed() < held() {
        let ids: Vec<Value> = (0..12)
            .map(|n| message(&format!("down-{round}-{turn}-{n}")))
            .collect();
        let writes = ids
            .iter()
            .map(|id| prompt("a message", bot.message("c1", id)));
        for answer in join_all(writes).await {
            refused(&answer, 503, &["unavailable", "outcome_unknown"]);
        }
        let read = prompt("a conversation", bot.get("/conversations/c1")).await;
        refused(&read, 503, &["unavailable"]);
        let ready = prompt("/readyz", anonymous(bot, "/readyz")).await;
        refused(&ready, 503, &["not_ready"]);
        prompt("/healthz", anonymous(bot, "/healthz"))
            .await
            .expect_page(200);
        turn += 1;
    }
}

/// All that was refused is sent again, and is there once; so is what was acknowledged.
async fn is_well_again(bot: &BotClient, round: usize) {
    eventually("/readyz", || async {
        anonymous(bot, "/readyz").await.status == 200
    })
    .await;
    for n in 0..12 {
        let id = format!("down-{round}-0-{n}");
        eventually("a message that was refused", || async {
            bot.message("c1", &message(&id)).await.status < 300
        })
        .await;
    }
    let stored = crate::others::spoken(bot, "c1").await;
    let times = |id: &str| stored.iter().filter(|(_, text)| text == id).count();
    for n in 0..12 {
        assert_eq!(times(&format!("down-{round}-0-{n}")), 1);
    }
    for round in 0..=round {
        assert_eq!(times(&format!("before-{round}")), 1);
    }
}

async fn served() -> Option<(PostgresCluster, BatonProcess, BotClient)> {
    let cluster = PostgresCluster::start().await?;
    let process = BatonProcess::start_on(cluster.url(), &SETTINGS).await;
    let bot = Desk::of(&process).await.bot("Pip").await;
    Some((cluster, process, bot))
}

#[actix_web::test]
async fn a_database_that_stands_still_is_told_and_not_waited_for() {
    let Some((cluster, _process, bot)) = served().await else {
        return;
    };
    for round in 0..short_or_long(1, 4) {
        bot.message("c1", &message(&format!("before-{round}")))
            .await
            .expect(201);
        cluster.freeze();
        says_so(&bot, round).await;
        cluster.thaw();
        is_well_again(&bot, round).await;
    }
}

#[actix_web::test]
async fn a_database_that_crashes_and_comes_back_has_all_that_was_acknowledged() {
    let Some((cluster, _process, bot)) = served().await else {
        return;
    };
    for round in 0..short_or_long(1, 4) {
        bot.message("c1", &message(&format!("before-{round}")))
            .await
            .expect(201);
        cluster.crash();
        says_so(&bot, round).await;
        cluster.begin();
        is_well_again(&bot, round).await;
    }
}
