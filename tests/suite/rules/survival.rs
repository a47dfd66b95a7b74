//! Nothing acknowledged is lost: what was acknowledged survives `kill -9`; nothing is doubled by the retries after it.
//! A real process, killed by its id while clients write.

use crate::support::bot::{BotClient, escalation};
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use futures_util::future::join_all;
use serde_json::json;
use std::collections::{HashMap, HashSet};
use std::sync::Mutex;

/// Clients that write at the same time.
const CLIENTS: usize = 8;

/// Acknowledgements after which the process is killed.
const KILL_AFTER: usize = 60;

#[derive(Default)]
struct Acknowledged {
    tickets: HashMap<String, i64>,
    messages: HashSet<(String, String)>,
}

async fn write(bot: &BotClient, client: usize, done: &Mutex<Acknowledged>) {
    for turn in 0.. {
        let id = format!("k{client}-{turn}");
        let request = bot
            .request(reqwest::Method::POST, "/escalations")
            .json(&escalation(&id));
        let Ok(answer) = request.send().await else {
            return;
        };
        let Ok(body) = answer.json::<serde_json::Value>().await else {
            return;
        };
        let number = body["ticket"]["number"].as_i64().unwrap();
        done.lock().unwrap().tickets.insert(id.clone(), number);
        let path = format!("/conversations/{id}/messages");
        let message = json!({ "sender": "customer", "text": "hurry", "external_id": "m1" });
        let Ok(answer) = bot
            .request(reqwest::Method::POST, &path)
            .json(&message)
            .send()
            .await
        else {
            return;
        };
        if answer.status() == 201 {
            done.lock().unwrap().messages.insert((id, "m1".to_owned()));
        }
    }
}

#[actix_web::test]
async fn kill_nine_under_load_loses_nothing_that_was_acknowledged_and_doubles_nothing() {
    let database = TestDatabase::create().await;
    let mut process = BatonProcess::start(&database).await;
    process.run(&["team", "add", "Support"]).await;
    let added = process
        .run(&["bot", "add", "Killer", "--team", "Support"])
        .await;
    let key = added["key"].as_str().unwrap().to_owned();
    let bot = BotClient {
        base: process.base(),
        http: reqwest::Client::new(),
        key,
    };
    let done = Mutex::new(Acknowledged::default());
    let killer = async {
        while done.lock().unwrap().tickets.len() < KILL_AFTER {
            tokio::task::yield_now().await;
        }
        process.kill();
    };
    futures_util::join!(
        join_all((0..CLIENTS).map(|c| write(&bot, c, &done))),
        killer
    );
    process.start_again().await;
    let bot = BotClient {
        http: reqwest::Client::new(),
        ..bot
    };
    let done = done.into_inner().unwrap();
    assert!(done.tickets.len() >= KILL_AFTER);
    for (id, number) in &done.tickets {
        // A client that did not hear the answer tries again: the same ticket.
        let again = bot.escalate_with(&escalation(id)).await.expect(200);
        assert_eq!(again["ticket"]["number"].as_i64(), Some(*number), "{id}");
        let said = bot.spoken(id).await;
        let hurried = said.iter().filter(|(_, text)| text == "hurry").count();
        let acknowledged = done.messages.contains(&(id.clone(), "m1".to_owned()));
        assert!(
            hurried <= 1 && (hurried == 1 || !acknowledged),
            "{id}: {said:?}"
        );
    }
}
