//! Tags on tickets: from bots and from agents, in the list and in the search, and the list of them all.

use crate::console::Browser;
use crate::security_log::log;
use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::escalation;
use baton::domain::base::words::Role;
use serde_json::{Value, json};
use url::form_urlencoded::byte_serialize;

async fn tags(agent: &AgentClient, ticket: i64) -> Vec<String> {
    let read = agent.ticket(ticket).await;
    let tags = read["ticket"]["tags"].as_array().unwrap().iter();
    tags.map(|tag| tag.as_str().unwrap().to_owned()).collect()
}

async fn found(agent: &AgentClient, typed: &str) -> Vec<i64> {
    let query: String = byte_serialize(typed.as_bytes()).collect();
    let answer = agent.get(&format!("/search?q={query}")).await;
    let answer = answer.expect(200);
    let tickets = answer["tickets"].as_array().unwrap().iter();
    tickets
        .map(|found| found["number"].as_i64().unwrap())
        .collect()
}

fn tagged(id: &str, tags: &[&str]) -> Value {
    let mut body = escalation(id);
    body["routing"] = json!({ "tags": tags });
    body
}

#[actix_web::test]
async fn what_a_bot_and_agents_say_becomes_tags_once_whatever_the_case_and_the_accents() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let opened = bot
        .escalate_with(&tagged("c1", &["VIP", "vip", "Réfund"]))
        .await;
    let ticket = number(&opened.expect(201));
    assert_eq!(tags(&ada, ticket).await, ["Réfund", "VIP"]);
    let body = json!({ "add": ["refund", "lost luggage", "Lost-Luggage"], "remove": ["vip"] });
    ada.command(ticket, "tags", &body).await.expect(200);
    assert_eq!(tags(&ada, ticket).await, ["lost luggage", "Réfund"]);
    // What an agent has taken off does not come back with the same words of the bot.
    bot.escalate_with(&tagged("c1", &["VIP", "gold"]))
        .await
        .expect(200);
    assert_eq!(tags(&ada, ticket).await, ["gold", "lost luggage", "Réfund"]);
    // Nothing new is no event.
    let before = ada.ticket(ticket).await["ticket"]["last_seq"].clone();
    ada.command(ticket, "tags", &json!({ "add": "GOLD" }))
        .await
        .expect(200);
    assert_eq!(ada.ticket(ticket).await["ticket"]["last_seq"], before);
}

#[actix_web::test]
async fn a_ticket_is_found_by_the_tags_that_it_has_now() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(
        &bot.escalate_with(&tagged("c1", &["music"]))
            .await
            .expect(201),
    );
    assert_eq!(found(&ada, "tag:Music").await, [ticket]);
    let body = json!({ "add": "brass", "remove": "music" });
    ada.command(ticket, "tags", &body).await.expect(200);
    assert_eq!(found(&ada, "tag:brass").await, [ticket]);
    assert_eq!(found(&ada, "tag:music").await, [0i64; 0]);
}

#[actix_web::test]
async fn a_ticket_has_at_most_fifty_tags_and_each_has_a_name() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    let many: Vec<String> = (0..50).map(|at| format!("tag {at}")).collect();
    ada.command(ticket, "tags", &json!({ "add": many }))
        .await
        .expect(200);
    for bad in [
        json!({ "add": ["one more"] }),
        json!({ "add": ["a,b"] }),
        json!({ "add": ["-"] }),
        json!({ "add": ["x".repeat(65)] }),
        json!({ "add": [7] }),
        json!({ "remove": {} }),
    ] {
        let refused = ada.command(ticket, "tags", &bad).await;
        assert_eq!(refused.problem(422), "invalid", "{bad}");
    }
    let swapped = json!({ "add": ["one more"], "remove": ["tag 0"] });
    ada.command(ticket, "tags", &swapped).await.expect(200);
    assert_eq!(tags(&ada, ticket).await.len(), 50);
}

#[actix_web::test]
async fn bots_hear_nothing_of_tags() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.command(ticket, "tags", &json!({ "add": "secret" }))
        .await
        .expect(200);
    ada.command(ticket, "priority", &json!({ "priority": "high" }))
        .await
        .expect(200);
    let events = bot.events("c1").await;
    assert!(!json!(events).to_string().contains("secret"));
    assert!(!json!(events).to_string().contains("priority.changed"));
}

#[actix_web::test]
async fn a_manager_renames_colours_and_deletes_a_tag_on_every_ticket() {
    let app = TestApp::spawn().await;
    let (bot, ada, max) = (
        app.bot().await,
        app.agent("Ada").await,
        app.manager("Max").await,
    );
    let ticket = number(
        &bot.escalate_with(&tagged("c1", &["refnd", "vip"]))
            .await
            .expect(201),
    );
    let all = max.get("/settings/tags").await.expect(200);
    let id = |name: &str| {
        let mut tags = all["tags"].as_array().unwrap().iter();
        tags.find(|tag| tag["name"] == name).unwrap()["id"].clone()
    };
    bot.escalate_with(&tagged("c2", &["vip"])).await.expect(201);
    let counted = max.get("/settings/tags").await.expect(200);
    assert_eq!(counted["tags"][0]["tickets"], 1, "refnd");
    assert_eq!(counted["tags"][1]["tickets"], 2, "vip");
    let post = |body: Value| {
        let max = max.clone();
        async move { max.post("/settings/tags", &body).await }
    };
    let taken = post(json!({ "tag": id("refnd"), "name": "VIP" })).await;
    assert_eq!(taken.problem(422), "invalid");
    let renamed = json!({ "tag": id("refnd"), "name": "refund", "colour": "pink" });
    assert_eq!(post(renamed).await.status, 204);
    assert_eq!(tags(&ada, ticket).await, ["refund", "vip"]);
    assert_eq!(found(&ada, "tag:refund").await, [ticket]);
    let shown = ada.get("/tags?q=REF").await.expect(200);
    assert_eq!(shown["tags"][0]["colour"], "pink");
    let deleted = json!({ "tag": id("vip"), "do": "delete" });
    assert_eq!(post(deleted).await.status, 204);
    assert_eq!(tags(&ada, ticket).await, ["refund"]);
    for act in ["tag_changed", "tag_deleted"] {
        let records = log(&app, &format!("?act={act}")).await;
        assert_eq!(records.len(), 1, "{act}");
        assert_eq!(records[0]["by_name"], "Max");
    }
    let refused = ada
        .post("/settings/tags", &json!({ "tag": 1, "do": "delete" }))
        .await;
    assert_eq!(refused.problem(403), "forbidden");
}

#[actix_web::test]
async fn tags_are_put_on_and_taken_off_without_a_script() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ticket = number(&bot.escalate("c1").await);
    let browser = Browser::sign_in(&app, &ada).await;
    let path = format!("/tickets/{ticket}/tags");
    browser.form(&path, &[("add", "gold, silver")]).await;
    assert_eq!(tags(&ada, ticket).await, ["gold", "silver"]);
    let page = browser.page(&format!("/tickets/{ticket}")).await;
    assert!(
        page.text.contains("Ada added #gold, #silver"),
        "{}",
        page.text
    );
    browser.form(&path, &[("remove", "gold")]).await;
    assert_eq!(tags(&ada, ticket).await, ["silver"]);
}
