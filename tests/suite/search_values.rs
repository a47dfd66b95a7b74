//! What the search box offers while a filter is typed.

use crate::support::agent::AgentClient;
use crate::support::bot::escalation;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use serde_json::{Value, json};

/// The values that this agent is offered for a filter.
async fn offered(to: &AgentClient, filter: &str) -> Vec<String> {
    let answer = to.get("/search/values").await.expect(200);
    let values = answer[filter].as_array().unwrap().iter();
    let typed = |value: &Value| value["value"].as_str().unwrap().to_owned();
    values.map(typed).collect()
}

#[actix_web::test]
async fn agents_are_offered_their_teams_and_colleagues_and_managers_everybody() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let helper = app.bot_of("Helper", TEAM).await;
    let ada = app.agent("Ada").await;
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    let max = app.manager("Max").await;
    assert_eq!(offered(&ada, "team").await, [TEAM]);
    assert_eq!(offered(&ada, "agent").await, ["me", "Ada"]);
    assert_eq!(offered(&bea, "team").await, ["Billing"]);
    assert_eq!(offered(&bea, "agent").await, ["me", "Bea"]);
    assert_eq!(offered(&max, "team").await, ["Billing", TEAM]);
    assert_eq!(offered(&max, "agent").await, ["me", "Ada", "Bea", "Max"]);
    let languages = offered(&ada, "language").await;
    assert!(!languages.contains(&"ja".to_owned()), "{languages:?}");
    let mut waits = escalation("c-ja");
    waits["conversation"]["language"] = json!("ja-JP");
    helper.escalate_with(&waits).await.expect(201);
    let languages = offered(&ada, "language").await;
    assert!(languages.contains(&"ja".to_owned()), "{languages:?}");
    let elsewhere = offered(&bea, "language").await;
    assert!(!elsewhere.contains(&"ja".to_owned()), "{elsewhere:?}");
    for agent in [&ada, &bea, &max] {
        assert_eq!(offered(agent, "bot").await, ["Helper"]);
        let statuses = offered(agent, "status").await;
        assert_eq!(statuses.first().unwrap(), "open");
        assert!(statuses.contains(&"closed".to_owned()), "{statuses:?}");
        // These take any day.
        assert!(offered(agent, "before").await.is_empty());
    }
}

#[actix_web::test]
async fn every_agent_is_offered_the_tags_there_are() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    app.add_team("Billing").await;
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    assert!(offered(&ada, "tag").await.is_empty());
    let mut body = escalation("c1");
    // What has a quotation mark in it cannot be typed as a value.
    body["routing"] = json!({ "tags": ["VIP", "lost luggage", "19\" rack"] });
    bot.escalate_with(&body).await.expect(201);
    for agent in [&ada, &bea] {
        assert_eq!(offered(agent, "tag").await, ["lost luggage", "VIP"]);
    }
}
