//! What a node asks its database when nobody asks the node: as good as nothing.

use crate::support::TestApp;
use crate::support::agent::number;
use crate::support::bot::escalation;
use baton::services::clock::timers::LOOK_EVERY;
use baton::startup::Workers;
use baton::storage::{AnyConnection, StorageError};
use serde_json::json;
use std::time::Duration;

/// Long enough for a reader of the log that was woken.
const A_WHILE: Duration = Duration::from_millis(200);

/// Seconds a bot waits for what is due: nobody looks on their own that soon.
const LESS_THAN_A_LOOK: u64 = LOOK_EVERY.as_secs() - 1;

impl TestApp {
    /// Lets this time pass for the tasks beside the requests, without waiting for it: whenever none of them has
    /// anything to do, their time jumps to the next thing that one of them waits for.
    pub(super) async fn pass_idly(&self, time: Duration) {
        tokio::time::pause();
        tokio::time::sleep(time).await;
        tokio::time::resume();
        // The thread that writes to SQLite has done what it was given before this.
        let write = |_: &mut AnyConnection| Ok::<_, StorageError>(());
        self.services.store.write(write).await.unwrap();
    }

    /// What the database is sent meanwhile, without the words around a transaction.
    pub(super) async fn sent_idly(&self, time: Duration) -> Vec<String> {
        const AROUND: [&str; 6] = [
            "BEGIN",
            "COMMIT",
            "ROLLBACK",
            "SAVEPOINT",
            "RELEASE",
            "DELETE FROM search_words_due",
        ];
        let statements = self.services.store.statements();
        statements.record();
        self.pass_idly(time).await;
        let mut sent = statements.finish();
        sent.retain(|sql| !AROUND.iter().any(|word| sql.starts_with(word)));
        sent
    }
}

impl TestApp {
    /// How often the log over all conversations is read meanwhile.
    async fn log_reads(&self, work: impl Future<Output = ()>) -> usize {
        let statements = self.services.store.statements();
        statements.record();
        work.await;
        self.pass_idly(A_WHILE).await;
        let sent = statements.finish();
        let reads = |sql: &&String| {
            sql.contains("events") && sql.contains("ORDER BY") && sql.contains("txid")
        };
        sent.iter().filter(reads).count()
    }
}

#[actix_web::test]
async fn the_log_is_read_once_for_all_and_not_at_all_for_nobody() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let escalated = app.log_reads(async {
        bot.escalate("c1").await;
    });
    assert_eq!(escalated.await, 0, "nobody listens");
    let mut screen = ada.live(None).await;
    let mut other = ada.live(None).await;
    let pushed = app.log_reads(async {
        let ticket = number(&bot.escalate("c2").await);
        for screen in [&mut screen, &mut other] {
            screen.next("upsert", &format!("row-{ticket}")).await;
        }
    });
    let pushed = pushed.await;
    // On PostgreSQL it is read again while a transaction that began earlier still runs, be it of another test.
    let most = match app.database.is_postgres() {
        true => usize::MAX,
        false => 2,
    };
    assert!(
        (1..=most).contains(&pushed),
        "{pushed} reads for one commit"
    );
    let woken = app.log_reads(async {
        for _ in 0..64 {
            app.services.feed.wake();
        }
    });
    let woken = woken.await;
    assert!((1..=most).contains(&woken), "{woken} reads for 64 wake-ups");
    drop((screen, other));
}

#[actix_web::test]
async fn an_idle_node_asks_for_nothing_for_seconds() {
    let app = TestApp::with_workers(Workers::Running).await;
    app.bot().await.escalate("c1").await;
    let mut sent = Vec::new();
    for _ in 0..5 {
        let now = app.sent_idly(Duration::from_secs(2)).await;
        if now.is_empty() {
            return;
        }
        sent.push(now);
    }
    panic!("asked in every two seconds: {sent:#?}");
}

#[actix_web::test]
async fn a_deadline_that_is_due_is_kept_without_looking_often() {
    let app = TestApp::with_workers(Workers::Running).await;
    let bot = app.bot().await;
    let mut body = escalation("c1");
    body["ask"] =
        json!({ "type": "question", "prompt": "Refund?", "expires_at": "2026-05-04T08:00:00Z" });
    let cursor = bot.escalate_with(&body).await.expect(201)["cursor"].clone();
    let path = format!("/conversations/c1/events?after={cursor}&wait={LESS_THAN_A_LOOK}");
    let page = bot.get(&path).await.expect(200);
    let told = &page["events"][0];
    assert_eq!(told["type"], "ask.answered", "nobody has fired it: {page}");
    assert_eq!(told["data"]["expired"], true);
}
