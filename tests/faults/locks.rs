//! Transactions that nobody ends and tables that nobody may touch: only PostgreSQL has several writers.
#![cfg(feature = "postgres")]

use crate::desk::Desk;
use crate::length::{eventually, held, short_or_long};
use crate::others::{anonymous, prompt, refused};
use crate::support::agent::number;
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use actix_web::rt;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use futures_util::future::join_all;
use serde_json::json;

const LOCK: [(&str, &str); 1] = [("BATON_DB_LOCK_SECONDS", "1")];

/// A session of somebody else, in the middle of a transaction. It ends with the connection.
fn session(url: &str, does: &str) -> PgConnection {
    let mut conn = PgConnection::establish(url).unwrap();
    conn.batch_execute(&format!("BEGIN; {does}")).unwrap();
    conn
}

async fn on_postgres() -> Option<(TestDatabase, BatonProcess, Desk)> {
    let database = TestDatabase::create().await;
    if !database.is_postgres() {
        return None;
    }
    let process = BatonProcess::start_with(&database, &LOCK).await;
    let desk = Desk::of(&process).await;
    Some((database, process, desk))
}

#[actix_web::test]
async fn a_transaction_left_open_holds_up_its_own_conversation_alone() {
    let Some((database, process, desk)) = on_postgres().await else {
        return;
    };
    let second = BatonProcess::start_with(&database, &LOCK).await;
    let mut others = desk.others().await;
    let elsewhere = others.at(&second.base());
    let bot = desk.bot("Stuck").await;
    bot.say("stuck", "customer", "one").await.expect(201);
    let row = "SELECT id FROM conversations WHERE external_id = 'stuck' FOR UPDATE";
    let psql = session(process.url(), row);
    for _ in 0..short_or_long(1, 5) {
        // Three times as many as there are connections.
        let stuck = (0..24).map(|_| {
            let bot = bot.clone();
            rt::spawn(async move { bot.say("stuck", "customer", "two").await })
        });
        let stuck: Vec<_> = stuck.collect();
        others.go_on().await;
        while stuck.iter().any(|waits| !waits.is_finished()) {
            others.go_on().await;
            elsewhere.read_on().await;
        }
        for answer in join_all(stuck).await {
            refused(&answer.unwrap(), 503, &["unavailable"]);
        }
        let ready = prompt("/readyz", anonymous(&bot, "/readyz")).await;
        ready.expect(200);
    }
    elsewhere.read_on_for(held()).await;
    drop(psql);
    eventually("the conversation", || async {
        bot.say("stuck", "customer", "three").await.status == 201
    })
    .await;
    let said = bot.spoken("stuck").await;
    let said: Vec<&str> = said.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        said.iter().filter(|text| **text == "two").count(),
        0,
        "refused is not stored"
    );
    others.find_their_words().await;
    elsewhere.read_on().await;
}

#[actix_web::test]
async fn a_transaction_in_another_database_holds_up_no_push() {
    let Some((_database, _process, desk)) = on_postgres().await else {
        return;
    };
    let mut others = desk.others().await;
    let (bot, ada) = (desk.bot("Pip").await, desk.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let mut console = ada.live(Some(ticket)).await;
    let page = bot.get("/events?after=&wait=0&limit=200").await.expect(200);
    let mut feed = page["cursor"].as_str().unwrap().to_owned();
    let mut seq = bot.conversation("c1").await["last_seq"].as_i64().unwrap();
    let server = std::env::var("TEST_DATABASE_URL").unwrap();
    let psql = session(&server, "CREATE TABLE held (n int)");
    for turn in 0..short_or_long(3, 30) {
        let words = format!("words {turn}");
        let poll = format!("/conversations/c1/events?after={seq}&wait=25");
        let all = format!("/events?after={feed}&wait=25");
        let say = async {
            bot.say("c1", "customer", &words).await.expect(201);
        };
        let (own, all, ()) = futures_util::join!(
            prompt("a long poll", bot.get(&poll)),
            prompt("the feed", bot.get(&all)),
            say
        );
        let (own, all) = (own.expect(200), all.expect(200));
        assert!(own.to_string().contains(&words), "{own}");
        assert!(all.to_string().contains(&words), "{all}");
        seq = own["events"].as_array().unwrap().last().unwrap()["seq"]
            .as_i64()
            .unwrap();
        feed = all["cursor"].as_str().unwrap().to_owned();
        let thread = format!("thread-{ticket}");
        while !console.next("append", &thread).await["html"]
            .as_str()
            .unwrap()
            .contains(&words)
        {}
    }
    others.go_on_for(held()).await;
    drop(psql);
    others.find_their_words().await;
}

#[actix_web::test]
async fn a_transaction_of_batons_that_stays_open_is_told_to_the_operator() {
    let Some((_database, process, desk)) = on_postgres().await else {
        return;
    };
    let (bot, ada) = (desk.bot("Pip").await, desk.agent("Ada").await);
    // Somebody listens: else nobody reads the log, and nobody waits.
    let console = ada.live(None).await;
    let older = "SET LOCAL application_name = 'baton'; SELECT pg_current_xact_id()";
    let older = session(process.url(), older);
    bot.say("c1", "customer", "one").await.expect(201);
    process.log().wait_for("has been open for long");
    drop((older, console));
}

#[actix_web::test]
async fn a_locked_table_is_answered_and_all_is_well_afterwards() {
    let Some((_database, process, desk)) = on_postgres().await else {
        return;
    };
    let others = desk.others().await;
    let bot = desk.bot("Pip").await;
    bot.say("c1", "customer", "one").await.expect(201);
    let psql = session(
        process.url(),
        "LOCK TABLE conversations IN ACCESS EXCLUSIVE MODE",
    );
    for turn in 0..short_or_long(1, 5) {
        let message =
            json!({ "sender": "customer", "text": "two", "external_id": format!("m{turn}") });
        let many = (0..24).map(|_| prompt("a message", bot.message("c1", &message)));
        for answer in join_all(many).await {
            refused(&answer, 503, &["unavailable", "outcome_unknown"]);
        }
        prompt("/healthz", anonymous(&bot, "/healthz"))
            .await
            .expect_page(200);
        let read = prompt("a conversation", bot.get("/conversations/c1")).await;
        refused(&read, 503, &["unavailable"]);
    }
    drop(psql);
    let again = json!({ "sender": "customer", "text": "two", "external_id": "m0" });
    eventually("the message that was refused", || async {
        bot.message("c1", &again).await.status < 300
    })
    .await;
    let said = bot.spoken("c1").await;
    assert_eq!(
        said.iter().filter(|(_, text)| text == "two").count(),
        1,
        "{said:?}"
    );
    others.read_on().await;
}
