//! What managers set is work: patterns for everything that is said, hours for every escalation.

use crate::desk::Desk;
use crate::length::{PATIENCE, short_or_long};
use crate::others::prompt;
use crate::support::agent::AgentClient;
use crate::support::answer::Answer;
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use actix_web::rt;
use baton::domain::base::words::Role;
use serde_json::{Value, json};

/// Saves settings: they are taken, or it is said what is too much.
async fn save(manager: &AgentClient, path: &str, body: &Value) -> Answer {
    let saved = tokio::time::timeout(PATIENCE, manager.post(path, body)).await;
    let answer = saved.expect("saving takes too long");
    if answer.status != 200 {
        assert_eq!(answer.problem(422), "invalid");
    }
    answer
}

async fn settings_keep_nobody_waiting(path: &str, settings: Vec<Value>) {
    let database = TestDatabase::create().await;
    let process = BatonProcess::start(&database).await;
    let desk = Desk::of(&process).await;
    let mut others = desk.others().await;
    let manager = desk.person("Mara", Role::Manager).await;
    for (turn, body) in settings.into_iter().enumerate() {
        let (saves, path) = (manager.clone(), path.to_owned());
        let saving = rt::spawn(async move { save(&saves, &path, &body).await });
        others.go_on().await;
        while !saving.is_finished() {
            others.go_on().await;
        }
        saving.await.unwrap();
        for escalation in 0..short_or_long(3, 30) {
            others.go_on().await;
            let conversation = format!("c{turn}-{escalation}");
            let body = crate::support::bot::escalation(&conversation);
            let escalated = others.bot.escalate_with(&body);
            prompt("an escalation", escalated).await.expect(201);
        }
    }
    others.find_their_words().await;
}

#[actix_web::test]
async fn heavy_patterns_keep_no_message_waiting() {
    let heavy = |n: usize| format!(r"\pL{{20}}q{n}");
    let facts: Vec<Value> = (0..30)
        .map(|n| json!({ "name": format!("fact{n}"), "pattern": heavy(n) }))
        .collect();
    let redact: Vec<String> = (30..60).map(heavy).collect();
    let needs = json!({ "facts": facts, "redact": redact });
    settings_keep_nobody_waiting("/settings/teams/Support", vec![needs]).await;
}

#[actix_web::test]
async fn heavy_hours_keep_no_escalation_waiting() {
    let expressions = [
        "00:00-48:00",
        "Feb 29 Mo[5] 09:00-10:00; week 53 Mo 09:00-10:00",
        "Feb 29 Mo[5] 00:00-48:00; week 53 Su[5] 00:00-48:00; Feb 29 We[1],We[5] 10:00-11:00",
    ];
    let hours = |expression: &&str| json!({ "hours": expression, "zone": "Europe/Madrid" });
    let settings = expressions.iter().map(hours).collect();
    settings_keep_nobody_waiting("/settings/teams/Support/hours", settings).await;
}
