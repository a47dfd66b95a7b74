//! One node of two stands still under load, and is killed then: the other one goes on.

use crate::desk::Desk;
use crate::length::{eventually, held, short_or_long};
use crate::support::bot::BotClient;
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use actix_web::rt;
use actix_web::rt::task::JoinHandle;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A transaction of a node that says nothing is ended soon.
const SETTINGS: [(&str, &str); 2] = [
    ("BATON_DB_LOCK_SECONDS", "1"),
    ("BATON_DB_IDLE_SECONDS", "2"),
];

const WRITERS: usize = 6;

/// Customers who write at one node until they are told to stop; answers the ids of the messages it acknowledged.
fn load(
    bot: &BotClient,
    writer: usize,
    round: usize,
    stops: &Arc<AtomicBool>,
) -> JoinHandle<Vec<String>> {
    let (bot, stops) = (bot.clone(), stops.clone());
    rt::spawn(async move {
        let mut acknowledged = Vec::new();
        for turn in 0.. {
            if stops.load(Ordering::SeqCst) {
                break;
            }
            let id = format!("w{writer}-{round}-{turn}");
            let message = json!({ "sender": "customer", "text": id, "external_id": id });
            let path = format!("/conversations/load-{writer}/messages");
            let sent = bot.request(reqwest::Method::POST, &path).json(&message);
            // A node that is killed closes its connections.
            if sent.send().await.is_ok_and(|answer| answer.status() == 201) {
                acknowledged.push(id.clone());
            }
            // Others ask for a person of the same team: what counts its tickets is changed by all of them.
            let asks = json!({ "conversation": { "external_id": format!("asks-{id}") } });
            let asked = bot.request(reqwest::Method::POST, "/escalations");
            drop(asked.json(&asks).send().await);
        }
        acknowledged
    })
}

#[actix_web::test]
async fn a_node_that_stands_still_stops_only_itself() {
    let database = TestDatabase::create().await;
    if !database.is_postgres() {
        return;
    }
    let mut first = BatonProcess::start_with(&database, &SETTINGS).await;
    let second = BatonProcess::start_with(&database, &SETTINGS).await;
    let desk = Desk::of(&second).await;
    let mut others = desk.others().await;
    let bot = desk.bot("Load").await;
    let at_first = BotClient {
        base: first.base(),
        ..bot.clone()
    };
    for round in 0..short_or_long(2, 8) {
        let stops = Arc::new(AtomicBool::new(false));
        let load: Vec<_> = (0..WRITERS)
            .map(|writer| load(&at_first, writer, round, &stops))
            .collect();
        let mut console = others.console().await;
        others.go_on().await;
        first.freeze();
        others.go_on().await;
        others.see_their_words(&mut console).await;
        drop(console);
        others.go_on_for(held()).await;
        // What the stopped node held is free again as soon as PostgreSQL has ended its transactions.
        for writer in 0..WRITERS {
            let conversation = format!("load-{writer}");
            let id = format!("r{round}-{writer}");
            let message = json!({ "sender": "customer", "text": id, "external_id": id });
            eventually("a conversation of the stopped node", || async {
                bot.message(&conversation, &message).await.status < 300
            })
            .await;
        }
        stops.store(true, Ordering::SeqCst);
        first.kill();
        others.go_on().await;
        for (writer, acknowledged) in load.into_iter().enumerate() {
            let acknowledged = acknowledged.await.unwrap();
            let stored = all_words(&bot, &format!("load-{writer}")).await;
            for id in acknowledged {
                let times = stored.iter().filter(|text| **text == id).count();
                assert_eq!(times, 1, "{id} was acknowledged");
            }
        }
        first.start_again().await;
        others.at(&first.base()).read_on().await;
    }
    others.find_their_words().await;
}

/// What customers said in a conversation of any length.
async fn all_words(bot: &BotClient, conversation: &str) -> Vec<String> {
    crate::others::spoken(bot, conversation)
        .await
        .into_iter()
        .map(|(_, text)| text)
        .collect()
}
