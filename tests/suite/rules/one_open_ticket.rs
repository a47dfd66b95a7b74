//! One open ticket: exactly one open ticket per conversation.

use crate::support::TestApp;
use crate::support::agent::number;
use crate::support::bot::escalation;
use futures_util::future::join_all;
use serde_json::json;
use std::collections::HashSet;

#[actix_web::test]
async fn escalations_at_the_same_time_open_one_ticket() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let body = escalation("c1");
    let answers = join_all((0..40).map(|_| bot.escalate_with(&body))).await;
    let created = answers.iter().filter(|answer| answer.status == 201).count();
    let numbers: HashSet<i64> = answers
        .iter()
        .map(|answer| number(&answer.json()))
        .collect();
    assert_eq!((created, numbers.len()), (1, 1));
    assert!(
        answers
            .iter()
            .all(|answer| answer.status == 201 || answer.json()["duplicate"] == true)
    );
    assert_eq!(ada.queue("team").await.len(), 1);
}

#[actix_web::test]
async fn a_second_escalation_adds_what_is_new_to_the_packet() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    let mut more = escalation("c1");
    more["facts"] = json!({ "reservation": "EUJUY6", "user_id": "lucas_4047" });
    more["transcript"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "role": "bot", "text": "One moment" }));
    let second = bot.escalate_with(&more).await.expect(200);
    assert_eq!(second["packet"]["version"], 2);
    let third = bot.escalate_with(&more).await.expect(200);
    assert_eq!(third["packet"]["version"], 2, "nothing new, no new version");
    let packet = ada.ticket(ticket).await["packet"].clone();
    let names: Vec<_> = packet["facts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| &f["name"])
        .collect();
    assert_eq!(names, ["reservation", "user_id"]);
    assert_eq!(
        packet["transcript"].as_array().unwrap().len(),
        4,
        "{packet}"
    );
}

#[actix_web::test]
async fn the_next_escalation_reopens_within_the_window_and_opens_a_linked_ticket_after_it() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let first = number(&bot.escalate("c1").await);
    ada.accept(first).await.expect(200);
    ada.resolve(first).await.expect(200);
    let again = bot.escalate_with(&escalation("c1")).await.expect(200);
    assert_eq!(number(&again), first);
    assert_eq!(
        (&again["ticket"]["status"], &again["control"]["holder"]),
        (&json!("waiting"), &json!("team"))
    );
    ada.accept(first).await.expect(200);
    ada.resolve(first).await.expect(200);
    app.clock.advance(std::time::Duration::from_secs(25 * 3600));
    let later = bot.escalate_with(&escalation("c1")).await.expect(201);
    assert_ne!(number(&later), first);
    assert_eq!(
        ada.ticket(number(&later)).await["ticket"]["previous"],
        first
    );
}
