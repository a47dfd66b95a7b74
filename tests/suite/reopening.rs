//! The next escalation of a conversation soon after its ticket was closed: the same ticket, for
//! today's reason.

use crate::support::TestApp;
use crate::support::agent::number;
use crate::support::bot::escalation;
use baton::domain::base::words::Role;
use serde_json::{Value, json};

#[actix_web::test]
async fn a_reopened_ticket_goes_where_the_bot_wants_it_now_and_says_why() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let max = app.manager("Max").await;
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.resolve(ticket).await.expect(200);
    let mut body = escalation("c1");
    body["trigger"] = json!({ "reason": "approval_required" });
    body["routing"] = json!({ "team": "Billing" });
    body["conversation"]["language"] = json!("de");
    let answer = bot.escalate_with(&body).await.expect(200);
    assert_eq!(number(&answer), ticket, "the same number");
    assert_eq!(answer["ticket"]["team"], "Billing");
    assert_eq!(answer["queue"]["position"], 1);
    assert_eq!(bea.queue("team").await, [ticket]);
    assert!(ada.queue("team").await.is_empty());
    let shown = bea.ticket(ticket).await;
    assert_eq!(shown["ticket"]["reason"], "approval_required");
    assert_eq!(shown["ticket"]["language"], "de");
    assert_eq!(shown["ticket"]["closed_at"], Value::Null);
    let events = bot.events("c1").await;
    let opened: Vec<&Value> = events
        .iter()
        .filter(|event| event["type"] == "ticket.opened")
        .map(|event| &event["data"]["ticket"])
        .collect();
    assert_eq!(opened.len(), 2);
    assert_eq!(opened[1]["status"], "waiting");
    assert_eq!(opened[1]["closed_at"], Value::Null);
    assert_eq!(opened[1]["team"], "Billing");
    // The figures have moved with it, and can be moved back.
    let figures = max.get("/overview").await.expect(200);
    let figure = |team: &str| {
        let teams = figures["teams"].as_array().unwrap();
        let team = teams.iter().find(|known| known["name"] == team).unwrap();
        (team["waiting"].clone(), team["closed_today"].clone())
    };
    assert_eq!(figure("Support"), (json!(0), json!(0)));
    assert_eq!(figure("Billing"), (json!(1), json!(0)));
}

#[actix_web::test]
async fn a_patch_without_priority_makes_a_ticket_normal_again() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut body = escalation("c1");
    body["priority"] = json!("urgent");
    let answer = bot.escalate_with(&body).await.expect(201);
    let path = format!("/tickets/{}", answer["ticket"]["id"].as_str().unwrap());
    let patch = json!({ "priority": null });
    assert_eq!(
        bot.patch(&path, &patch).await.expect(200)["priority"],
        "normal"
    );
    let shown = ada.ticket(number(&answer)).await;
    assert_eq!(shown["ticket"]["priority"], "normal");
}

#[actix_web::test]
async fn a_repeated_escalation_is_told_its_own_place() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    for (place, id) in (1..).zip(["c1", "c2", "c3"]) {
        assert_eq!(bot.escalate(id).await["queue"]["position"], place);
    }
    let mut urgent = escalation("c4");
    urgent["priority"] = json!("urgent");
    let answer = bot.escalate_with(&urgent).await.expect(201);
    assert_eq!(answer["queue"]["position"], 1);
    // What is more urgent came later; it goes first all the same.
    for (id, place) in [("c1", 2), ("c2", 3), ("c3", 4)] {
        assert_eq!(bot.escalate(id).await["queue"]["position"], place, "{id}");
    }
    assert_eq!(
        bot.escalate_with(&urgent).await.expect(200)["queue"]["position"],
        1
    );
}
