//! Harmless retries: the same request twice has the effect of once.

use crate::api_support::Agent;
use crate::support::TestApp;
use crate::support::answer::Answer;
use crate::support::bot::{BotClient, escalation};
use futures_util::future::join_all;
use serde_json::{Value, json};

const AT_ONCE: usize = 12;

async fn at_once<F: Future<Output = Answer>>(ask: impl Fn() -> F) -> Vec<Answer> {
    join_all((0..AT_ONCE).map(|_| ask())).await
}

#[track_caller]
fn one_created(answers: &[Answer]) {
    let created = answers.iter().filter(|answer| answer.status == 201).count();
    let seen = answers.iter().filter(|answer| answer.status == 200).count();
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    assert_eq!((created, seen), (1, AT_ONCE - 1), "{statuses:?}");
}

async fn tickets(bot: &BotClient) -> usize {
    let page = bot.get("/tickets?limit=200").await.expect(200);
    page["tickets"].as_array().unwrap().len()
}

#[actix_web::test]
async fn the_same_escalation_at_once_opens_one_ticket() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let mut body = escalation("c");
    one_created(&at_once(|| bot.escalate_with(&body)).await);
    body["conversation"]["external_id"] = json!("d");
    body["trigger"]["message_id"] = json!("m-1");
    one_created(&at_once(|| bot.escalate_with(&body)).await);
    assert_eq!(tickets(&bot).await, 2);
}

#[actix_web::test]
async fn a_trigger_message_names_its_ticket_also_when_that_is_closed() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let mut body = escalation("c");
    body["trigger"]["message_id"] = json!("m-1");
    let first = bot.escalate_with(&body).await.expect(201);
    let control = json!({ "action": "cancel" });
    bot.control("c", &control).await.expect(200);
    let again = bot.escalate_with(&body).await.expect(200);
    assert_eq!(again["ticket"]["id"], first["ticket"]["id"]);
    assert_eq!(again["duplicate"], true);
    assert_eq!(again["ticket"]["status"], "closed");
    body["trigger"]["message_id"] = json!("m-2");
    let reopened = bot.escalate_with(&body).await.expect(200);
    assert_eq!(reopened["ticket"]["status"], "waiting");
    assert_eq!(reopened["duplicate"], false);
}

#[actix_web::test]
async fn a_message_with_an_id_is_stored_once() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let message = json!({ "sender": "customer", "text": "hello", "external_id": "m-1" });
    let answers = at_once(|| bot.message("c", &message)).await;
    one_created(&answers);
    let ids: Vec<Value> = answers
        .iter()
        .map(|a| a.json()["message"]["id"].clone())
        .collect();
    assert!(ids.iter().all(|id| *id == ids[0]));
    assert_eq!(bot.spoken("c").await.len(), 1);
    let batch =
        json!({ "messages": [message, { "sender": "bot", "text": "hi", "external_id": "m-2" }] });
    let answer = bot.message("c", &batch).await.expect(201);
    let statuses: Vec<&Value> = answer["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| &r["status"])
        .collect();
    assert_eq!(statuses, [200, 201]);
    assert_eq!(
        bot.message("c", &batch).await.expect(200)["results"][1]["result"],
        "seen"
    );
}

#[actix_web::test]
async fn a_key_gives_the_same_answer_again_also_at_once_and_after_a_restart() {
    let app = TestApp::spawn().await;
    let mut bot = app.bot().await;
    let message = json!({ "sender": "customer", "text": "hello" });
    let path = "/conversations/c/messages";
    let answers = at_once(|| bot.post_once(path, "k-1", &message)).await;
    let first = answers
        .iter()
        .find(|answer| answer.header("idempotency-replayed").is_empty());
    let first = first.unwrap().expect(201);
    for answer in &answers {
        assert_eq!(answer.expect(201), first);
    }
    let replayed = |answer: &&Answer| answer.header("idempotency-replayed") == "true";
    assert_eq!(answers.iter().filter(replayed).count(), AT_ONCE - 1);
    let app = app.restart().await;
    bot.base = app.url("");
    let answer = bot.post_once(path, "k-1", &message).await;
    assert_eq!(answer.expect(201), first);
    assert_eq!(answer.header("idempotency-replayed"), "true");
    assert_eq!(bot.spoken("c").await.len(), 1);

    let opened = bot.post_once("/escalations", "k-2", &escalation("c")).await;
    let again = bot.post_once("/escalations", "k-2", &escalation("c")).await;
    assert_eq!(again.expect(201), opened.expect(201));
    assert_eq!(again.header("location"), opened.header("location"));
    assert!(
        opened
            .header("location")
            .starts_with("/api/v1/tickets/tkt_")
    );
}

#[actix_web::test]
async fn a_key_belongs_to_one_request_of_one_bot() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let other = app.bot_of("Other bot", crate::support::TEAM).await;
    let message = json!({ "sender": "customer", "text": "hello" });
    let path = "/conversations/c/messages";
    bot.post_once(path, "k", &message).await.expect(201);
    let changed = json!({ "sender": "customer", "text": "good bye" });
    for (path, body) in [(path, &changed), ("/conversations/d/messages", &message)] {
        let answer = bot.post_once(path, "k", body).await;
        assert_eq!(answer.problem(422), "idempotency_key_reused");
    }
    assert_eq!(
        bot.post_once("/escalations", "k", &escalation("c"))
            .await
            .problem(422),
        "idempotency_key_reused"
    );
    let foreign = other.post_once(path, "k", &message).await;
    foreign.expect(201);
    assert!(foreign.header("idempotency-replayed").is_empty());
    assert_eq!(bot.spoken("c").await.len(), 1);
    // A natural key is stronger than the header.
    let known = json!({ "sender": "customer", "text": "x", "external_id": "m-1" });
    bot.message("c", &known).await.expect(201);
    bot.post_once(path, "k", &known).await.expect(200);
}

#[actix_web::test]
async fn a_key_that_is_none_is_400_and_a_refused_request_uses_none_up() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let long = "x".repeat(256);
    for key in ["", "a b", long.as_str()] {
        let answer = bot.post_once("/escalations", key, &escalation("c")).await;
        assert_eq!(answer.problem(400), "malformed_idempotency_key");
    }
    let bad = bot.post_once("/escalations", "k", &json!({})).await;
    assert_eq!(bad.problem(422), "invalid");
    bot.post_once("/escalations", "k", &escalation("c"))
        .await
        .expect(201);
    assert_eq!(tickets(&bot).await, 1);
}

#[actix_web::test]
async fn words_that_were_kept_back_are_kept_once_and_refused_again() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let number = bot.escalate("c").await["ticket"]["number"]
        .as_i64()
        .unwrap();
    let ada = Agent::new(&app, "Ada").await;
    ada.accept(number).await;
    let late =
        json!({ "sender": "bot", "text": "Here is a voucher!", "external_id": "m-9", "epoch": 1 });
    let path = "/conversations/c/messages";
    let mut drafts = Vec::new();
    for _ in 0..3 {
        let answer = bot.post(path, &late).await;
        assert_eq!(answer.problem(409), "control_lost");
        let problem = answer.json();
        assert_eq!(problem["holder"], "agent");
        assert_eq!(problem["epoch"], 3);
        assert_eq!(problem["control"], json!({ "holder": "agent", "epoch": 3 }));
        drafts.push(problem["draft"]["id"].as_str().unwrap().to_owned());
    }
    drafts.dedup();
    assert_eq!(drafts.len(), 1);
    let keyed = json!({ "sender": "bot", "text": "Or two?" });
    let first = bot.post_once(path, "k", &keyed).await;
    let again = bot.post_once(path, "k", &keyed).await;
    assert_eq!(
        (first.problem(409), again.problem(409)),
        ("control_lost".into(), "control_lost".into())
    );
    assert_eq!(first.json()["draft"], again.json()["draft"]);
    assert_eq!(again.header("idempotency-replayed"), "true");
    let spoken = bot.spoken("c").await;
    assert!(
        spoken
            .iter()
            .all(|(_, text)| !text.contains("voucher") && !text.contains("two"))
    );
    app.settle().await;
    let events = bot.get("/events?limit=200").await.text;
    assert!(!events.contains("voucher") && !events.contains("suppressed"));
}
