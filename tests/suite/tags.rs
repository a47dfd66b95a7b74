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

/// A ticket with the tag "refnd", another with "refund" and a third with both; with a saved view and a saved reply of the
/// first.
async fn named_twice(app: &TestApp) -> (AgentClient, AgentClient, [i64; 3]) {
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let max = app.agent_with_password("Max", Role::Manager).await;
    let mut tickets = [0; 3];
    let all: [&[&str]; 3] = [&["refnd"], &["Refund"], &["refnd", "Refund"]];
    for ((at, ticket), tags) in tickets.iter_mut().enumerate().zip(all) {
        let opened = bot.escalate_with(&tagged(&format!("c{at}"), tags)).await;
        *ticket = number(&opened.expect(201));
    }
    let view = json!({ "do": "add", "of": "me", "name": "V", "filter": "tag:REFND status:open", "sort": "order" });
    ada.post("/views", &view).await.expect(201);
    let reply = json!({ "do": "add", "of": "me", "name": "R", "text": "Hi", "tags": "vip, refnd" });
    ada.post("/replies", &reply).await.expect(201);
    (ada, max, tickets)
}

/// What the saved view and the saved reply name now.
async fn named_in(ada: &AgentClient, ticket: i64) -> (String, String) {
    let views = ada.get("/views").await.expect(200);
    let replies = ada.get(&format!("/tickets/{ticket}/replies")).await;
    let filter = views["views"][0]["filter"].as_str().unwrap().to_owned();
    let tags = replies.expect(200)["replies"][0]["does"].to_string();
    (filter, tags)
}

async fn tag_id(max: &AgentClient, name: &str) -> String {
    let all = max.get("/settings/tags").await.expect(200);
    let mut tags = all["tags"].as_array().unwrap().iter();
    let found = tags.find(|tag| tag["name"] == name);
    found.map_or_else(String::new, |tag| tag["id"].to_string())
}

async fn index(app: &TestApp) {
    let timekeeper = app.services.timekeeper();
    while timekeeper.index_stale_tickets().await.unwrap() > 0 {}
}

#[actix_web::test]
async fn what_names_a_tag_follows_its_new_name() {
    let app = TestApp::spawn().await;
    let (ada, max, [first, _, both]) = named_twice(&app).await;
    let id: i64 = tag_id(&max, "refnd").await.parse().unwrap();
    let renamed = json!({ "tag": id, "name": "zebra crossing" });
    max.post("/settings/tags", &renamed).await.expect(204);
    let (filter, tags) = named_in(&ada, both).await;
    assert_eq!(filter, "tag:\"zebra crossing\" status:open");
    assert_eq!(tags, "[\"Tag: vip\",\"Tag: zebra crossing\"]");
    index(&app).await;
    assert_eq!(found(&ada, "zebra").await, [both, first]);
    assert_eq!(found(&ada, "refnd").await, [0; 0]);
}

#[actix_web::test]
async fn a_name_that_another_tag_has_is_refused_in_its_row_and_the_two_can_be_merged() {
    let app = TestApp::spawn().await;
    let (ada, max, [first, second, both]) = named_twice(&app).await;
    let (from, into) = (tag_id(&max, "refnd").await, tag_id(&max, "Refund").await);
    let browser = Browser::sign_in(&app, &max).await;
    let typed = [
        ("tag", from.as_str()),
        ("name", "REFUND"),
        ("colour", "pink"),
    ];
    let refused = browser.form("/settings/tags?q=ref", &typed).await;
    let page = refused.expect_page(422);
    let row = page
        .split("<form class=\"tag-row\"")
        .find(|row| row.contains("value=\"REFUND\""));
    let row = row.unwrap_or_else(|| panic!("{page}"));
    assert!(row.contains("Another tag already has this name."), "{row}");
    assert!(row.contains("value=\"pink\" selected"), "{row}");
    assert!(row.contains("Merge into “Refund”"), "{row}");
    assert!(
        row.contains(&format!("name=\"into\" value=\"{into}\"")),
        "{row}"
    );
    assert!(!page.contains("settings__errors"), "{page}");
    let comma = [("tag", from.as_str()), ("name", "a,b")];
    let comma = browser
        .form("/settings/tags", &comma)
        .await
        .expect_page(422);
    assert!(comma.contains("value=\"a,b\" aria-invalid"), "{comma}");
    assert!(!comma.contains("Merge into"), "{comma}");
    let merge = [
        ("tag", from.as_str()),
        ("do", "merge"),
        ("into", into.as_str()),
        ("name", "x"),
    ];
    for _ in 0..2 {
        browser.form("/settings/tags?q=ref", &merge).await;
    }
    for ticket in [first, second, both] {
        assert_eq!(tags(&ada, ticket).await, ["Refund"]);
    }
    let (filter, tags) = named_in(&ada, both).await;
    assert_eq!(filter, "tag:Refund status:open");
    assert_eq!(tags, "[\"Tag: vip\",\"Tag: Refund\"]");
    index(&app).await;
    assert_eq!(found(&ada, "tag:refund").await, [both, second, first]);
    assert_eq!(
        found(&ada, "refund tag:refund").await,
        [both, second, first]
    );
    assert_eq!(tag_id(&max, "refnd").await, "");
    let records = log(&app, "?act=tag_merged").await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["detail"], format!("{from} → {into}"));
    let same: i64 = into.parse().unwrap();
    let same = json!({ "tag": same, "do": "merge", "into": same });
    assert_eq!(
        max.post("/settings/tags", &same).await.problem(422),
        "invalid"
    );
    let refused = ada.post("/settings/tags", &same).await;
    assert_eq!(refused.problem(403), "forbidden");
}
