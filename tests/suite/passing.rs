//! A bot passes its conversation on: to another bot (domain switch) or to a team.

use crate::support::TEAM;
use crate::support::TestApp;
use crate::support::agent::number;
use baton::domain::base::words::Role;
use serde_json::{Value, json};

#[actix_web::test]
async fn another_bot_takes_over_and_passes_it_back() {
    let app = TestApp::spawn().await;
    let sales = app.bot_of("Sales", TEAM).await;
    let tech = app.bot_of("Tech", TEAM).await;
    sales
        .say("c1", "customer", "My router is dead")
        .await
        .expect(201);
    let pass =
        json!({ "action": "pass", "to": { "bot": "Tech" }, "epoch": 1, "note": "not a sale" });
    let passed = sales.control("c1", &pass).await.expect(200);
    assert_eq!(
        passed["control"],
        json!({ "holder": "bot", "epoch": 2, "guest": true })
    );
    let again = sales.control("c1", &pass).await.expect(200);
    assert_eq!(again["control"]["epoch"], 2, "a retry moves nothing");
    assert_eq!(
        sales.say("c1", "bot", "Wait").await.problem(409),
        "control_lost"
    );
    // Other tests of the cluster may hold the end of the log back for a while.
    let page = tech.get("/events?wait=20").await.expect(200);
    let told = &page["events"][0];
    assert_eq!(told["type"], "control.changed");
    assert_eq!(told["data"]["handback"]["from"], "Sales");
    assert_eq!(told["data"]["handback"]["note"], "not a sale");
    let said = &told["data"]["handback"]["transcript"][0];
    assert_eq!(said["text"], "My router is dead");
    let id = told["conversation"].as_str().unwrap().to_owned();
    tech.say(&id, "bot", "Let us restart it").await.expect(201);
    sales
        .say("c1", "customer", "Done, thank you")
        .await
        .expect(201);
    let said = tech.spoken(&id).await;
    assert_eq!(
        said.last().unwrap().1,
        "Done, thank you",
        "the whole conversation"
    );
    let back = json!({ "action": "pass", "to": "Sales" });
    let back = tech.control(&id, &back).await.expect(200);
    assert_eq!(back["control"]["guest"], Value::Null);
    sales.say("c1", "bot", "Anything else?").await.expect(201);
}

#[actix_web::test]
async fn to_a_team_is_an_escalation() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let bot = app.bot().await;
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    bot.say("c1", "customer", "I was charged twice")
        .await
        .expect(201);
    let pass = json!({ "action": "pass", "to": { "team": "Billing" }, "note": "charged twice", "epoch": 1 });
    let passed = bot.control("c1", &pass).await.expect(200);
    assert_eq!(passed["control"]["holder"], "team");
    assert_eq!(passed["ticket"]["team"], "Billing");
    let again = bot.control("c1", &pass).await.expect(200);
    assert_eq!(again["ticket"]["id"], passed["ticket"]["id"]);
    let elsewhere = json!({ "action": "pass", "to": { "team": TEAM } });
    assert_eq!(
        bot.control("c1", &elsewhere).await.problem(409),
        "control_lost"
    );
    let waiting = bea.queue("team").await;
    assert_eq!(waiting.len(), 1);
    bea.accept(waiting[0]).await.expect(200);
    assert_eq!(bot.control("c1", &pass).await.problem(409), "control_lost");
}

#[actix_web::test]
async fn what_cannot_be_passed_stays() {
    let app = TestApp::spawn().await;
    let bot = app.bot_of("Sales", TEAM).await;
    let stranger = app.bot_of("Stranger", TEAM).await;
    bot.say("c1", "customer", "hello").await.expect(201);
    for (to, status) in [
        (json!({ "bot": "Nobody" }), 404),
        (json!({ "team": "Nowhere" }), 404),
        (json!("Nothing"), 404),
        (json!({ "bot": "Sales" }), 422),
        (json!({ "team": TEAM, "bot": "Stranger" }), 422),
        (Value::Null, 422),
    ] {
        let body = json!({ "action": "pass", "to": to });
        assert_eq!(bot.control("c1", &body).await.status, status, "{body}");
    }
    let stale = json!({ "action": "pass", "to": { "bot": "Stranger" }, "epoch": 7 });
    assert_eq!(bot.control("c1", &stale).await.problem(409), "control_lost");
    let foreign = json!({ "action": "pass", "to": { "bot": "Sales" } });
    assert_eq!(
        stranger.control("c1", &foreign).await.problem(404),
        "not_found"
    );
    assert_eq!(
        bot.conversation("c1").await["control"],
        json!({ "holder": "bot", "epoch": 1 })
    );
}

/// Of an escalation the confidence is in the trigger: that a person is needed, not where.
#[actix_web::test]
async fn only_a_router_that_passes_on_is_said_to_have_recommended() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    let why = async |number: i64| {
        let trace = boss.get(&format!("/tickets/{number}/trace")).await;
        trace.expect(200)["steps"][1]["lines"][0].clone()
    };
    let sure = json!({ "reason": "policy", "confidence": 0.97 });
    let to_billing = json!({
        "conversation": { "external_id": "c1" },
        "trigger": sure,
        "routing": { "team": "Billing" },
    });
    let asked = number(&bot.escalate_with(&to_billing).await.expect(201));
    assert_eq!(why(asked).await, "To team Billing: as Helper bot asked");
    let plain = json!({ "conversation": { "external_id": "c2" }, "trigger": sure });
    let plain = number(&bot.escalate_with(&plain).await.expect(201));
    assert_eq!(why(plain).await, "To team Support: the bot’s own team");
    bot.say("c3", "customer", "I was charged twice")
        .await
        .expect(201);
    let pass = json!({ "action": "pass", "to": { "team": "Billing" }, "confidence": 0.97 });
    let passed = number(&bot.control("c3", &pass).await.expect(200));
    assert_eq!(
        why(passed).await,
        "To team Billing: as Helper bot recommended, 97% sure"
    );
    let router = app.bot_of("Router", TEAM).await;
    let to_bot = json!({
        "conversation": { "external_id": "c4" },
        "trigger": { "reason": "out_of_scope", "confidence": 0.9 },
        "routing": { "bot": "Helper bot" },
    });
    let to_bot = number(&router.escalate_with(&to_bot).await.expect(201));
    let told = why(to_bot).await;
    let told = told.as_str().unwrap();
    assert!(told.ends_with("as Router recommended, 90% sure"), "{told}");
}
