//! Saved views: whose they are, what they list, and what they say when something of them is gone.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::answer::Answer;
use crate::support::bot::escalation;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use serde_json::{Value, json};
use std::time::Duration;

async fn save(agent: &AgentClient, of: &str, name: &str, filter: &str, sort: &str) -> Answer {
    let body = json!({ "do": "add", "of": of, "name": name, "filter": filter, "sort": sort });
    agent.post("/views", &body).await
}

async fn called(agent: &AgentClient) -> Vec<String> {
    let list = agent.get("/views").await.expect(200);
    let views = list["views"].as_array().unwrap().iter();
    views
        .map(|view| view["name"].as_str().unwrap().to_owned())
        .collect()
}

async fn listed(agent: &AgentClient, address: &str) -> Vec<i64> {
    numbers(&agent.get(address).await.expect(200))
}

fn numbers(page: &Value) -> Vec<i64> {
    let tickets = page["tickets"].as_array().unwrap().iter();
    tickets
        .map(|ticket| ticket["number"].as_i64().unwrap())
        .collect()
}

#[actix_web::test]
async fn a_view_lists_what_its_filters_describe_in_its_order_page_by_page() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut tickets = Vec::new();
    for turn in 0..60 {
        let mut body = escalation(&format!("c{turn}"));
        body["conversation"]["language"] = json!(if turn % 2 == 0 { "es-MX" } else { "de" });
        body["priority"] = json!(if turn == 59 { "urgent" } else { "normal" });
        tickets.push(number(&bot.escalate_with(&body).await.expect(201)));
        app.clock.advance(Duration::from_secs(1));
    }
    let (first, last) = (tickets[0], tickets[59]);
    ada.command(first, "tags", &json!({ "add": ["vip"] }))
        .await
        .expect(200);
    let newest = save(&ada, "me", "Newest", "", "newest").await.expect(201);
    let url = newest["url"].as_str().unwrap();
    let page = ada.get(url).await.expect(200);
    let expected: Vec<i64> = tickets.iter().rev().copied().collect();
    assert_eq!(numbers(&page), expected[..50]);
    let more = format!("{url}&cursor={}", page["cursor"].as_str().unwrap());
    assert_eq!(listed(&ada, &more).await, expected[50..]);
    // The same orders and filters without saving them.
    let by = |query: &str| format!("/queue?view=all&{query}");
    assert_eq!(listed(&ada, &by("sort=waiting")).await[0], first);
    assert_eq!(listed(&ada, &by("sort=due")).await[0], last);
    assert_eq!(listed(&ada, &by("")).await[0], last, "one order");
    assert_eq!(listed(&ada, &by("filter=tag:vip")).await, [first]);
    assert_eq!(listed(&ada, &by("filter=language:es")).await.len(), 30);
    assert_eq!(
        listed(&ada, &by("filter=language:es+tag:vip")).await,
        [first]
    );
    assert_eq!(listed(&ada, &by("filter=priority:urgent")).await, [last]);
    let found = ada.get("/search?q=priority:Urgent").await.expect(200);
    assert_eq!(numbers(&found), [last]);
    let both = "/search?q=priority:normal+tag:vip+after:today";
    assert_eq!(listed(&ada, both).await, [first]);
    let unknown = ada.get("/search?q=priority:asap").await.expect(200);
    assert_eq!(unknown["unknown"], json!(["priority:asap"]));
    let team = by(&format!("filter=team:%22{TEAM}%22&sort=newest"));
    assert_eq!(listed(&ada, &team).await[0], last);
    ada.accept(first).await.expect(200);
    assert_eq!(listed(&ada, &by("filter=agent:me")).await, [first]);
    assert_eq!(listed(&ada, &by("filter=status:active")).await, [first]);
    assert_eq!(listed(&ada, &by("filter=before:today")).await, [0; 0]);
    assert_eq!(
        listed(&ada, &by("filter=after:today+status:active")).await,
        [first]
    );
    ada.resolve(first).await.expect(200);
    assert_eq!(listed(&ada, &by("filter=tag:vip")).await, [0; 0]);
    let own = "/queue?view=mine&status=closed";
    assert_eq!(listed(&ada, own).await, [first], "own closed tickets");
}

#[actix_web::test]
async fn own_views_are_seen_by_nobody_else_and_those_of_a_team_by_its_members() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (ada, ben) = (app.agent("Ada").await, app.agent("Ben").await);
    let (max, zoe) = (
        app.manager("Max").await,
        app.person("Zoe", Role::Agent, &["Billing"]).await,
    );
    let own = save(&ada, "me", "Mine", "agent:me", "order")
        .await
        .expect(201);
    let of_team = format!("team:{TEAM}");
    let refused = save(&ada, &of_team, "Ours", "", "order").await;
    assert_eq!(refused.problem(403), "forbidden");
    let ours = save(&max, &of_team, "Ours", "reason:safety", "due")
        .await
        .expect(201);
    assert_eq!(called(&ada).await, ["Mine", "Ours"]);
    assert_eq!(called(&ben).await, ["Ours"]);
    assert_eq!(called(&zoe).await, Vec::<String>::new());
    let elsewhere = save(&zoe, &of_team, "Theirs", "", "order").await;
    assert_eq!(elsewhere.problem(422), "invalid");
    let change = |view: &Value, act: &str| json!({ "do": act, "view_id": view["id"], "name": "Other", "filter": "" });
    for (who, view, status) in [(&ben, &own, 404), (&zoe, &ours, 404), (&ada, &ours, 403)] {
        for act in ["save", "remove"] {
            let refused = who.post("/views", &change(view, act)).await;
            assert_eq!(refused.status, status, "{}", refused.text);
        }
    }
    let foreign = format!("/queue?view=all&saved={}", own["id"]);
    assert_eq!(ben.get(&foreign).await.problem(404), "not_found");
    ada.post("/views", &change(&own, "save")).await.expect(200);
    max.post("/views", &change(&ours, "remove"))
        .await
        .expect(200);
    assert_eq!(called(&ada).await, ["Other"]);
}

#[actix_web::test]
async fn a_view_that_names_a_team_or_a_tag_that_is_gone_opens_and_says_so() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let max = app.manager("Max").await;
    let ticket = number(&bot.escalate("c1").await);
    ada.command(ticket, "tags", &json!({ "add": ["vip"] }))
        .await
        .expect(200);
    let view = save(&ada, "me", "Important", "tag:vip", "order")
        .await
        .expect(201);
    let url = view["url"].as_str().unwrap();
    assert_eq!(listed(&ada, url).await, [ticket]);
    let known = max.get("/settings/tags").await.expect(200);
    let tag = known["tags"][0]["id"].clone();
    let delete = json!({ "do": "delete", "tag": tag, "tag_id": tag, "confirm": true });
    max.post("/settings/tags", &delete).await;
    let page = ada.get(url).await.expect(200);
    if page["tickets"] == json!([]) {
        assert_eq!(page["unknown"], json!(["tag:vip"]), "{page}");
    }
    let browser = Browser::sign_in(&app, &ada).await;
    let gone = browser
        .page("/queue?view=all&filter=team:Nowhere")
        .await
        .expect_page(200);
    assert!(
        gone.contains("team:Nowhere names nothing that exists"),
        "{gone}"
    );
    let none = browser
        .page("/queue?view=all&saved=4711")
        .await
        .expect_page(200);
    assert!(none.contains("This view no longer exists."), "{none}");
    assert!(none.contains(&format!("row-{ticket}")), "{none}");
    // A ticket opens beside it all the same.
    let beside = format!("/tickets/{ticket}?view=all&saved=4711");
    browser.page(&beside).await.expect_page(200);
    let words = browser
        .page("/queue?view=all&filter=refund")
        .await
        .expect_page(200);
    assert!(words.contains("A view takes filters such as"), "{words}");
    assert_eq!(
        ada.get("/queue?view=all&filter=refund").await.problem(422),
        "invalid"
    );
    assert_eq!(
        ada.get("/queue?view=all&filter=%00").await.problem(422),
        "invalid"
    );
    assert_eq!(
        ada.get("/queue?view=all&sort=size").await.problem(422),
        "invalid"
    );
    // A program would take all tickets for those of the view.
    for gone in ["x", "4711"] {
        let address = format!("/queue?view=all&saved={gone}");
        assert_eq!(ada.get(&address).await.problem(404), "not_found");
    }
}

#[actix_web::test]
async fn a_view_that_cannot_be_kept_is_refused_with_its_field() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    save(&ada, "me", "Mine", "", "order").await.expect(201);
    let long = "n".repeat(61);
    let many = "agent:me ".repeat(17);
    let cases = [
        (("", "", "order"), "/name"),
        (("MINE", "", "order"), "/name"),
        ((&*long, "", "order"), "/name"),
        (("a\0", "", "order"), "/name"),
        (("a", "refund", "order"), "/filter"),
        (("a", "status:closed", "order"), "/filter"),
        (("a", "team:Nowhere", "order"), "/filter"),
        (("a", "tag:nothing", "order"), "/filter"),
        (("a", "after:never", "order"), "/filter"),
        // Days that no database keeps as the other does.
        (("a", "before:-200000-01-01", "order"), "/filter"),
        (("a", "before:+99999-01-01", "order"), "/filter"),
        (("a", "after:3000000d", "order"), "/filter"),
        (("a", &*many, "order"), "/filter"),
        (("a", "", "size"), "/sort"),
    ];
    for ((name, filter, sort), pointer) in cases {
        let refused = save(&ada, "me", name, filter, sort).await;
        assert_eq!(refused.problem(422), "invalid", "{name} {filter} {sort}");
        let errors = refused.json()["errors"].to_string();
        assert!(errors.contains(pointer), "{errors}");
    }
    for bad in [
        json!({}),
        json!({ "do": "save" }),
        json!({ "do": "remove", "view_id": "x" }),
        json!({ "do": "add", "of": "me", "name": 5 }),
        json!({ "do": "add", "of": "me", "name": "a", "filter": ["tag:vip"] }),
    ] {
        assert_eq!(
            ada.post("/views", &bad).await.problem(422),
            "invalid",
            "{bad}"
        );
    }
    for turn in 1..50 {
        save(&ada, "me", &format!("View {turn}"), "", "order")
            .await
            .expect(201);
    }
    let full = save(&ada, "me", "One more", "", "order").await;
    assert_eq!(full.problem(422), "invalid");
    assert!(
        full.text.contains("no more than 50 saved views"),
        "{}",
        full.text
    );
    let browser = Browser::sign_in(&app, &ada).await;
    let wrong = [("do", "add"), ("name", "Another"), ("filter", "refund")];
    let page = browser.form("/views", &wrong).await.expect_page(422);
    assert!(
        page.contains("A view takes filters") && page.contains("value=\"Another\""),
        "{page}"
    );
    let form = browser
        .page("/views?filter=agent:me&sort=due")
        .await
        .expect_page(200);
    assert!(form.contains("value=\"agent:me\""), "{form}");
}

#[actix_web::test]
async fn a_saved_view_is_changed_and_removed_by_the_forms_of_its_page() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let body = json!({ "do": "add", "name": "Refunds", "filter": "agent:me" });
    let id = ada.post("/views", &body).await.expect(201)["id"].to_string();
    let browser = Browser::sign_in(&app, &ada).await;
    let saved = [
        ("do", "save"),
        ("view_id", id.as_str()),
        ("name", "Money back"),
        ("filter", "agent:me"),
        ("sort", "order"),
    ];
    assert_eq!(browser.form("/views", &saved).await.status, 303);
    let page = browser.page("/views").await.expect_page(200);
    assert!(page.contains("Money back"), "{page}");
    let removed = [("do", "remove"), ("view_id", id.as_str())];
    assert_eq!(browser.form("/views", &removed).await.status, 303);
    let page = browser.page("/views").await.expect_page(200);
    assert!(!page.contains("Money back"), "{page}");
}

#[actix_web::test]
async fn each_view_tells_how_many_tickets_it_holds_for_whoever_looks() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada, max) = (
        app.bot().await,
        app.agent("Ada").await,
        app.manager("Max").await,
    );
    let zoe = app.person("Zoe", Role::Agent, &["Billing"]).await;
    let mut tickets = Vec::new();
    for turn in 0..100 {
        tickets.push(number(&bot.escalate(&format!("c{turn}")).await));
    }
    let tagged = json!({ "add": ["vip"] });
    for ticket in &tickets[..2] {
        let tagging = ada.command(*ticket, "tags", &tagged).await;
        tagging.expect(200);
    }
    let of_team = format!("team:{TEAM}");
    let own = save(&ada, "me", "Own", "tag:vip", "newest").await;
    let own = own.expect(201)["id"].clone();
    let all = save(&max, &of_team, "All", "", "order").await;
    let all = all.expect(201)["id"].clone();
    let counted = |it: &Value, view: &Value| {
        let views = it["views"].as_array().unwrap();
        let found = views.iter().find(|it| it["id"] == *view)?;
        Some((found["count"].as_u64()?, found["has_more"].as_bool()?))
    };
    let of_ada = ada.get("/views/counts").await.expect(200);
    assert_eq!(counted(&of_ada, &own), Some((2, false)));
    assert_eq!(counted(&of_ada, &all), Some((99, true)));
    ada.accept(tickets[0]).await.expect(200);
    ada.resolve(tickets[0]).await.expect(200);
    let of_ada = ada.get("/views/counts").await.expect(200);
    assert_eq!(counted(&of_ada, &own), Some((1, false)));
    assert_eq!(counted(&of_ada, &all), Some((99, false)));
    // Of views that one does not see nothing is told, and of tickets neither.
    let of_max = max.get("/views/counts").await.expect(200);
    assert_eq!(counted(&of_max, &own), None);
    assert_eq!(counted(&of_max, &all), Some((99, false)));
    let hers = save(&zoe, "me", "Every", "", "order").await.expect(201);
    let of_zoe = zoe.get("/views/counts").await.expect(200);
    assert_eq!(counted(&of_zoe, &all), None);
    assert_eq!(counted(&of_zoe, &hers["id"]), Some((0, false)));
}
