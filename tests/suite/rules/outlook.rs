//! Honest outlook: escalating never fails for lack of people; the answer says what will happen.

use crate::support::TestApp;
use crate::support::bot::escalation;
use serde_json::{Value, json};

#[actix_web::test]
async fn without_anybody_the_answer_is_honest() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let mut body = escalation("c1");
    body["conversation"]["language"] = json!("es-MX");
    let answer = bot.escalate_with(&body).await.expect(201);
    assert_eq!(answer["queue"]["position"], 1);
    assert_eq!(answer["queue"]["agents_online"], 0);
    assert_eq!(answer["queue"]["estimated_wait_seconds"], Value::Null);
    assert!(
        answer["say"].as_str().unwrap().contains("no hay nadie"),
        "{}",
        answer["say"]
    );
    let second = bot.escalate("c2").await;
    assert_eq!(second["queue"]["position"], 2);
}

#[actix_web::test]
async fn the_estimate_comes_from_recent_handling_times() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    app.online(&ada).await;
    let before = bot.get("/availability").await.expect(200);
    assert_eq!(before["agents_online"], 1);
    assert_eq!(before["queue_length"], 0);
    assert_eq!(
        before["estimated_wait_seconds"],
        Value::Null,
        "nothing is known yet"
    );
    let ticket = crate::support::agent::number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    app.clock.advance(std::time::Duration::from_secs(120));
    app.online(&ada).await;
    ada.resolve(ticket).await.expect(200);
    let after = bot.get("/availability").await.expect(200);
    assert_eq!(after["estimated_wait_seconds"], 120);
    assert_eq!(
        bot.get("/availability?team=Nobody").await.problem(404),
        "not_found"
    );
}

#[actix_web::test]
async fn nobody_is_promised_less_than_those_ahead_have_waited() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    app.online(&ada).await;
    let ticket = crate::support::agent::number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    app.clock.advance(std::time::Duration::from_secs(60));
    ada.resolve(ticket).await.expect(200);
    for waiting in ["c2", "c3", "c4"] {
        bot.escalate(waiting).await;
    }
    app.clock.advance(std::time::Duration::from_secs(1_200));
    app.online(&ada).await;
    let before = bot.get("/availability").await.expect(200);
    assert_eq!(before["estimated_wait_seconds"], 1_200);
    let answer = bot.escalate("c5").await;
    assert_eq!(answer["queue"]["position"], 4);
    assert_eq!(answer["queue"]["estimated_wait_seconds"], 1_200);
}

#[actix_web::test]
async fn a_team_that_is_not_there_is_a_warning_never_a_lost_ticket() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let mut body = escalation("c1");
    body["routing"] = json!({ "team": "Nowhere" });
    let answer = bot.escalate_with(&body).await.expect(201);
    assert_eq!(answer["ticket"]["team"], "Support");
    assert_eq!(answer["warnings"][0]["pointer"], "/routing/team");
}
