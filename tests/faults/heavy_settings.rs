//! What managers set is work: patterns for everything that is said, hours for every escalation.

use crate::desk::Desk;
use crate::length::{PATIENCE, short_or_long};
use crate::support::agent::AgentClient;
use crate::support::bot::{BotClient, escalation};
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use actix_web::rt;
use baton::domain::base::words::Role;
use futures_util::future::join_all;
use serde_json::{Value, json};

/// Saves settings: they are taken, or it is said what is too much.
async fn save(manager: &AgentClient, path: &str, body: &Value) {
    let saved = tokio::time::timeout(PATIENCE, manager.post(path, body)).await;
    let answer = saved.expect("saving takes too long");
    if answer.status != 200 {
        assert_eq!(answer.problem(422), "invalid");
    }
}

const TEAM: &str = "Heavy";

/// Settings of one team are saved, and used by four of its customers at a time; other teams do not notice.
async fn settings_keep_nobody_waiting(page: &str, settings: Vec<Value>) {
    let database = TestDatabase::create().await;
    let process = BatonProcess::start(&database).await;
    let desk = Desk::of(&process).await;
    let mut others = desk.others().await;
    desk.team(TEAM).await;
    let (bot, manager) = (
        desk.bot_of("Hal", TEAM).await,
        desk.person("Mara", Role::Manager).await,
    );
    for (turn, body) in settings.into_iter().enumerate() {
        let (saves, path) = (manager.clone(), format!("/settings/teams/{TEAM}{page}"));
        let saving = rt::spawn(async move { save(&saves, &path, &body).await });
        others.go_on_until(&saving).await;
        saving.await.unwrap();
        for round in 0..short_or_long(2, 10) {
            let customers = (0..4).map(|n| customer(bot.clone(), format!("c{turn}-{round}-{n}")));
            let customers = rt::spawn(join_all(customers));
            others.go_on_until(&customers).await;
            customers.await.unwrap();
        }
    }
    others.find_their_words().await;
}

/// Somebody of the team with these settings is answered in the end.
async fn customer(bot: BotClient, conversation: String) {
    bot.say(&conversation, "customer", "Where is my order?")
        .await
        .expect(201);
    let escalated = bot.escalate_with(&escalation(&conversation)).await;
    escalated.expect(201);
    bot.say(&conversation, "customer", "hello")
        .await
        .expect(201);
}

#[actix_web::test]
async fn heavy_patterns_keep_no_message_waiting() {
    let heavy = |n: usize| format!(r"\pL{{20}}q{n}");
    let facts: Vec<Value> = (0..30)
        .map(|n| json!({ "name": format!("fact{n}"), "pattern": heavy(n) }))
        .collect();
    let redact: Vec<String> = (30..60).map(heavy).collect();
    let needs = json!({ "facts": facts, "redact": redact });
    settings_keep_nobody_waiting("", vec![needs]).await;
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
    settings_keep_nobody_waiting("/hours", settings).await;
}
