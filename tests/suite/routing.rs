//! Routing rules: which team, priority and skills an escalation gets, or which other bot.

use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use crate::support::{TEAM, TestApp};
use serde_json::{Value, json};

/// Saves rules as a program does.
async fn save(by: &AgentClient, rules: &Value) {
    let body = json!({ "do": "save", "rules": rules });
    by.post("/settings/routing", &body).await.expect(200);
}

/// An escalation with something changed.
fn wish(conversation: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut body = escalation(conversation);
    change(&mut body);
    body
}

/// Escalates and answers the team the ticket went to.
async fn team_of(bot: &BotClient, body: &Value) -> String {
    let answer = bot.escalate_with(body).await.expect(201);
    answer["ticket"]["team"].as_str().unwrap().to_owned()
}

/// What became of each rule that was looked at: name and outcome.
fn looked(ticket: &Value) -> Vec<(&str, &str)> {
    let looked = ticket["route"]["looked"].as_array().unwrap();
    let told = |rule: &'_ Value, field: &str| rule[field].as_str().unwrap().to_owned();
    let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    looked
        .iter()
        .map(|rule| (leak(told(rule, "rule")), leak(told(rule, "outcome"))))
        .collect()
}

#[actix_web::test]
async fn a_language_has_its_team_and_the_ticket_says_why() {
    let app = TestApp::spawn().await;
    app.add_team("Español").await;
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    let rules = json!([
        { "name": "wine", "when": { "topic": ["wine"] }, "then": { "team": TEAM } },
        { "name": "Spanish", "when": { "language": "es" },
          "then": { "team": "Español", "priority": "high" } },
    ]);
    save(&boss, &rules).await;
    let spanish = wish("c1", |body| {
        body["conversation"]["language"] = json!("es-MX")
    });
    let answer = bot.escalate_with(&spanish).await.expect(201);
    assert_eq!(answer["ticket"]["team"], "Español");
    assert_eq!(answer["ticket"]["priority"], "high");
    assert!(
        !answer.to_string().contains("Spanish"),
        "routing is internal"
    );
    assert_eq!(team_of(&bot, &escalation("c2")).await, TEAM);

    let ticket = boss.ticket(number(&answer)).await;
    let (failed, matched) = (("wine", "failed"), ("Spanish", "matched"));
    assert_eq!(looked(&ticket), [failed, matched]);
    assert_eq!(ticket["route"]["revision"], 1);
    assert_eq!(ticket["route"]["inputs"]["language"], "es-MX");
    let trace = boss
        .get(&format!("/tickets/{}/trace", number(&answer)))
        .await
        .expect(200);
    let line = trace["steps"][1]["lines"][0].as_str().unwrap().to_owned();
    assert_eq!(line, "To team Español: by the rule “Spanish”, revision 1");
    assert_eq!(trace["route"], ticket["route"]);
    let events = bot.events("c1").await;
    assert!(
        !json!(events).to_string().contains("Spanish"),
        "nor in its log"
    );
}
