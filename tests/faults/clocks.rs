//! The clock of one node of two is five minutes ahead.

use crate::desk::Desk;
use crate::length::short_or_long;
use crate::shim::Shim;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::BotClient;
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use baton::domain::base::time::Moment;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

#[actix_web::test]
async fn a_clock_that_is_five_minutes_ahead_ends_nothing_early() {
    let database = TestDatabase::create().await;
    if !database.is_postgres() {
        return;
    }
    let Some(shim) = Shim::compile() else { return };
    let library = shim.library();
    let first = BatonProcess::start(&database).await;
    let ahead = [
        ("LD_PRELOAD", library.to_str().unwrap()),
        ("BATON_TEST_AHEAD", "300"),
    ];
    let second = BatonProcess::start_with(&database, &ahead).await;
    second.log().wait_for("clock");
    let desk = Desk::of(&first).await;
    let (bot, ada) = (desk.bot("Pip").await, desk.agent("Ada").await);
    let bot_at_second = BotClient {
        base: second.base(),
        ..bot.clone()
    };
    let ada_at_second = AgentClient {
        base: second.base(),
        ..ada.clone()
    };

    // A hand-back has a minute: it does not lapse in a moment because one node believes that it has passed.
    let ticket = number(&bot.escalate("back").await);
    ada.accept(ticket).await.expect(200);
    ada.hand_back(ticket, &json!({})).await.expect(200);
    let begun = Instant::now();
    let hold = short_or_long(Duration::from_secs(5), Duration::from_secs(30));
    let mut turn = 0;
    while begun.elapsed() < hold {
        let status = ada_at_second.ticket(ticket).await["ticket"]["status"].clone();
        assert_eq!(status, "offered", "after {:?}", begun.elapsed());
        // Meanwhile a customer writes at both nodes, one after the other.
        let node = if turn % 2 == 0 { &bot } else { &bot_at_second };
        node.say("times", "customer", &format!("turn {turn}"))
            .await
            .expect(201);
        turn += 1;
    }
    let accept = json!({ "action": "accept" });
    bot_at_second.control("back", &accept).await.expect(200);
    assert_eq!(ada.ticket(ticket).await["ticket"]["outcome"], "returned");

    let page = bot
        .get("/conversations/times/events?limit=200")
        .await
        .expect(200);
    let at = |event: &Value| Moment::parse(event["at"].as_str().unwrap()).unwrap();
    let times: Vec<Moment> = page["events"].as_array().unwrap().iter().map(at).collect();
    assert!(times.is_sorted(), "{times:?}");
    let first = times.first().unwrap();
    assert!(times.last().unwrap().since(*first) < Duration::from_secs(200));
}
