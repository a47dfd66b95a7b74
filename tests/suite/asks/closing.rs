//! Asks that nobody answers: replaced, taken back, or closed with their ticket.

use super::{HOUR, answers, asking, desk, open_ask, refund};
use crate::support::TestApp;
use crate::support::agent::number;
use serde_json::json;

#[actix_web::test]
async fn a_ticket_that_closes_tells_the_bot_that_nobody_will_answer() {
    let d = desk(refund()).await;
    d.ada.resolve(d.ticket).await.expect(200);
    let told = d.told().await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["outcome"], "withdrawn");
    assert_eq!(told[0]["tool_call"]["id"], "call_7");
    let late = d.answer(json!({ "outcome": "approved" })).await;
    assert_eq!(late.problem(409), "ask_withdrawn");
    let events = d.bot.events("c1").await;
    let at = |kind: &str| {
        events
            .iter()
            .position(|event| event["type"] == kind)
            .unwrap()
    };
    assert!(at("ask.answered") < at("ticket.closed"));
}

#[actix_web::test]
async fn a_newer_ask_takes_the_place_of_one_nobody_has_answered() {
    let d = desk(refund()).await;
    d.bot.escalate_with(&asking(&refund())).await.expect(200);
    assert_eq!(d.told().await.len(), 0, "the same ask is a retry");
    let other = json!({ "type": "question", "prompt": "Refund or voucher?" });
    d.bot.escalate_with(&asking(&other)).await.expect(200);
    let told = d.told().await;
    assert_eq!((told.len(), &told[0]["outcome"]), (1, &json!("superseded")));
    assert_eq!(told[0]["ask"]["id"], d.ask.as_str());
    let late = d.answer(json!({ "outcome": "approved" })).await;
    assert_eq!(late.problem(409), "ask_withdrawn");
    let newer = open_ask(&d.ada, d.ticket).await.unwrap();
    assert_ne!(newer, d.ask);
    let ticket = d.ada.ticket(d.ticket).await["ticket"]["id"].clone();
    let path = format!("/tickets/{}", ticket.as_str().unwrap());
    let none = d.bot.patch(&path, &json!({ "ask": null })).await;
    none.expect(200);
    assert_eq!(open_ask(&d.ada, d.ticket).await, None);
    assert_eq!(d.told().await[1]["outcome"], "withdrawn");
    d.app.pass(HOUR).await;
    assert_eq!(d.told().await.len(), 2);
}

#[actix_web::test]
async fn an_ask_that_was_answered_is_not_asked_again_by_a_retry_but_by_the_next_escalation() {
    let d = desk(refund()).await;
    d.answer(json!({ "outcome": "approved" })).await.expect(200);
    d.bot.escalate_with(&asking(&refund())).await.expect(200);
    assert_eq!(open_ask(&d.ada, d.ticket).await, None);
    d.ada.resolve(d.ticket).await.expect(200);
    let again = d.bot.escalate_with(&asking(&refund())).await.expect(200);
    assert_eq!(number(&again), d.ticket, "reopened");
    assert!(open_ask(&d.ada, d.ticket).await.is_some());
}

#[actix_web::test]
async fn a_bot_that_gets_control_back_has_every_answer() {
    let d = desk(refund()).await;
    d.answer(json!({ "outcome": "rejected", "comment": "not due" }))
        .await
        .expect(200);
    d.ada
        .hand_back(d.ticket, &json!({ "note": "go on" }))
        .await
        .expect(200);
    d.app.settle().await;
    let events = d.bot.events("c1").await;
    let back = events
        .iter()
        .rfind(|event| event["type"] == "control.changed")
        .unwrap();
    let answers = back["data"]["handback"]["answers"].as_array().unwrap();
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0]["outcome"], "rejected");
    assert_eq!(answers[0]["comment"], "not due");
    assert_eq!(answers[0]["tool_call"]["id"], "call_7");
    assert!(answers[0]["at"].is_string());
}

#[actix_web::test]
async fn an_ask_that_is_open_at_a_hand_back_is_over_once_the_bot_has_accepted() {
    let d = desk(refund()).await;
    d.ada.hand_back(d.ticket, &json!({})).await.expect(200);
    assert_eq!(d.told().await.len(), 0);
    let refused = d.answer(json!({ "outcome": "approved" })).await;
    assert_eq!(refused.problem(409), "ticket_with_bot");
    d.bot
        .control("c1", &json!({ "action": "accept" }))
        .await
        .expect(200);
    assert_eq!(d.told().await[0]["outcome"], "withdrawn");
}

#[actix_web::test]
async fn a_guest_that_asks_is_told() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let guest = app.bot_of("Billing bot", "Support").await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.hand_back(ticket, &json!({ "to": "Billing bot" }))
        .await
        .expect(200);
    let id = ada.ticket(ticket).await["ticket"]["conversation"]["id"].clone();
    let id = id.as_str().unwrap();
    guest
        .control(id, &json!({ "action": "accept" }))
        .await
        .expect(200);
    let mut body = asking(&refund());
    body["conversation"]["external_id"] = json!(id);
    let asked = number(&guest.escalate_with(&body).await.json());
    ada.accept(asked).await.expect(200);
    let ask = open_ask(&ada, asked).await.unwrap();
    let yes = json!({ "ask": ask, "outcome": "approved" });
    ada.command(asked, "answer", &yes).await.expect(200);
    app.settle().await;
    let told = guest.events(id).await;
    assert!(told.iter().any(|event| event["type"] == "ask.answered"));
    assert_eq!(answers(&app, &bot).await.len(), 1, "its own conversation");
}

#[actix_web::test]
async fn who_has_the_ticket_is_told_that_the_bot_asks_and_that_it_was_too_late() {
    let d = desk(refund()).await;
    let mut console = d.ada.live(None).await;
    let ticket = d.ada.ticket(d.ticket).await["ticket"]["id"].clone();
    let path = format!("/tickets/{}", ticket.as_str().unwrap());
    let expires = d.app.clock.now().plus(HOUR).to_string();
    let ask = json!({ "type": "question", "prompt": "Refund or voucher?", "expires_at": expires });
    let patch = d.bot.patch(&path, &json!({ "ask": ask })).await;
    patch.expect(200);
    let told = console.next("notify", "").await["html"].to_string();
    assert!(told.contains("The bot has a question about"), "{told}");
    assert!(told.contains(&d.ada.id.to_string()), "{told}");
    d.app.pass(HOUR).await;
    let told = console.next("notify", "").await["html"].to_string();
    assert!(told.contains("The bot’s question about"), "{told}");
}
