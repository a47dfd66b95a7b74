//! Routing rules: which team, priority and skills an escalation gets, or which other bot.

use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use crate::support::{TEAM, TestApp};
use baton::services::{ManagedBy, RulesOwner, SetAgent};
use baton::storage::schema::teams;
use serde_json::{Value, json};
use std::time::Duration;

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
    let told = |rule| {
        let text = |field| Value::as_str(Value::get(rule, field).unwrap()).unwrap();
        (text("rule"), text("outcome"))
    };
    looked.iter().map(told).collect()
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
    assert_eq!(line, "To team Español: by the rule “Spanish”");
    assert_eq!(trace["route"], ticket["route"]);
    let events = bot.events("c1").await;
    assert!(
        !json!(events).to_string().contains("Spanish"),
        "nor in its log"
    );
}

#[actix_web::test]
async fn what_the_bot_names_holds_unless_a_rule_overrides_it() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    app.add_team("Fraud").await;
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    let rules = json!([
        { "name": "safety", "overrides_bot": true, "when": { "reason": "safety" },
          "then": { "team": "Fraud", "priority": "urgent" } },
        { "name": "rest", "then": { "team": TEAM, "priority": "low" } },
    ]);
    save(&boss, &rules).await;
    let named = |body: &mut Value| {
        body["routing"] = json!({ "team": "Billing" });
        body["priority"] = json!("high");
    };
    let held = bot.escalate_with(&wish("c1", named)).await.expect(201);
    assert_eq!(held["ticket"]["team"], "Billing");
    assert_eq!(held["ticket"]["priority"], "high");
    let mut safety = wish("c2", named);
    safety["trigger"]["reason"] = json!("safety");
    let overridden = bot.escalate_with(&safety).await.expect(201);
    assert_eq!(overridden["ticket"]["team"], "Fraud");
    assert_eq!(overridden["ticket"]["priority"], "urgent");
    let wrong = wish("c3", |body| body["routing"] = json!({ "team": "Nowhere" }));
    let answer = bot.escalate_with(&wrong).await.expect(201);
    assert_eq!(answer["ticket"]["team"], TEAM);
    assert_eq!(answer["ticket"]["priority"], "low");
    assert_eq!(answer["warnings"][0]["pointer"], "/routing/team");
}

#[actix_web::test]
async fn a_rule_moves_the_conversation_to_another_bot_which_accepts_and_speaks() {
    let app = TestApp::spawn().await;
    app.add_team("Onboarding team").await;
    let sales = app.bot_of("Sales", TEAM).await;
    let onboarding = app.bot_of("Onboarding", TEAM).await;
    let boss = app.manager("Boss").await;
    let rules = json!([{ "name": "signed", "when": { "bot": "Sales", "intent": "sign_*" },
        "then": { "bot": "Onboarding", "team": "Onboarding team" } }]);
    save(&boss, &rules).await;
    let signed = wish("c1", |body| {
        body["intent"] = json!({ "name": "sign_contract", "confidence": 0.9 });
        body["conversation"]["language"] = json!("es");
    });
    let answer = sales.escalate_with(&signed).await.expect(201);
    assert_eq!(answer["ticket"]["status"], "offered");
    assert_eq!(
        answer["control"],
        json!({ "holder": "bot", "epoch": 2, "guest": true })
    );
    assert!(
        answer["say"].as_str().unwrap().contains("otro asistente"),
        "{answer}"
    );
    let again = sales.escalate_with(&signed).await.expect(200);
    assert_eq!(number(&again), number(&answer));
    assert_eq!(
        again["ticket"]["status"], "offered",
        "a second escalation takes nothing back"
    );
    assert_eq!(
        sales.say("c1", "bot", "Wait").await.problem(409),
        "control_lost"
    );

    app.settle().await;
    let page = onboarding.get("/events?limit=200").await.expect(200);
    let events = page["events"].as_array().unwrap();
    let told = events
        .iter()
        .find(|event| event["type"] == "control.changed")
        .unwrap();
    let handback = &told["data"]["handback"];
    assert_eq!(handback["outcome"], "routed");
    assert_eq!(handback["from"], "Sales");
    assert_eq!(handback["packet"]["intent"]["name"], "sign_contract");
    assert_eq!(
        handback["packet"]["summary"]["text"],
        "Wants a refund for a cancelled flight"
    );
    assert_eq!(handback["packet"]["said"][1]["text"], "I can only rebook");
    assert_eq!(handback["facts"][0]["name"], "reservation");
    assert_eq!(handback["task"]["state"], json!({ "step": 3 }));
    assert!(!page.to_string().contains("signed"), "the rule is internal");
    let id = told["conversation"].as_str().unwrap().to_owned();
    onboarding
        .control(&id, &json!({ "action": "accept" }))
        .await
        .expect(200);
    onboarding.say(&id, "bot", "Welcome!").await.expect(201);
    let ticket = boss.ticket(number(&answer)).await;
    assert_eq!(ticket["ticket"]["outcome"], "returned");
    assert_eq!(ticket["handoffs"][0]["outcome"], "accepted");
    assert_eq!(ticket["route"]["bot"], "Onboarding");
    let trace = boss
        .get(&format!("/tickets/{}/trace", number(&answer)))
        .await
        .expect(200);
    assert_eq!(trace["steps"][1]["at"], "2026-05-04T09:00:00.000000Z");
    assert_eq!(trace["segments"][0]["holder"], "bot");
    assert_eq!(trace["segments"][0]["name"], "Onboarding");

    // What it cannot do itself is never routed back to where it comes from.
    let back = json!([{ "name": "back", "when": { "bot": "Onboarding" }, "then": { "bot": "Sales" } },
        { "name": "people", "then": { "team": "Onboarding team" } }]);
    save(&boss, &back).await;
    let stuck = onboarding.escalate_with(&escalation(&id)).await.expect(201);
    assert_eq!(stuck["control"]["holder"], "team");
    let ticket = boss.ticket(number(&stuck)).await;
    assert_eq!(
        looked(&ticket),
        [("back", "left_out"), ("people", "matched")]
    );
    // After a person had it, it may be.
    boss.accept(number(&stuck)).await.expect(200);
    boss.hand_back(number(&stuck), &json!({ "to": "Onboarding" }))
        .await
        .expect(200);
    onboarding.say(&id, "bot", "Me again").await.expect(201);
    let mut later = escalation(&id);
    later["trigger"]["message_id"] = json!("later");
    let third = onboarding.escalate_with(&later).await;
    assert_eq!(
        third.json()["control"]["guest"],
        Value::Null,
        "with its own bot: {}",
        third.text
    );
    assert_eq!(third.json()["control"]["holder"], "bot");
}

#[actix_web::test]
async fn a_bot_that_declines_or_is_silent_leaves_the_ticket_to_the_team_of_the_rule() {
    let app = TestApp::spawn().await;
    app.add_team("Tech team").await;
    let helper = app.bot().await;
    let tech = app.bot_of("Tech", TEAM).await;
    let boss = app.manager("Boss").await;
    let rules = json!([{ "name": "tech", "when": { "topic": "router" },
        "then": { "bot": "Tech", "team": "Tech team", "priority": "high" } }]);
    save(&boss, &rules).await;
    let broken = |id: &str| wish(id, |body| body["summary"] = json!("The Router, it is dead"));
    for (id, silent) in [("c1", false), ("c2", true)] {
        let ticket = number(&helper.escalate_with(&broken(id)).await.expect(201));
        let guest = helper.conversation(id).await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        match silent {
            false => drop(
                tech.control(&guest, &json!({ "action": "decline" }))
                    .await
                    .expect(200),
            ),
            true => assert!(app.pass(Duration::from_secs(3600)).await > 0),
        }
        let seen = boss.ticket(ticket).await;
        assert_eq!(seen["ticket"]["status"], "waiting");
        assert_eq!(seen["ticket"]["team"], "Tech team");
        assert_eq!(seen["ticket"]["priority"], "high");
        assert_eq!(seen["control"]["holder"], "team");
        let ended: Vec<&Value> = seen["handoffs"]
            .as_array()
            .unwrap()
            .iter()
            .map(|h| &h["outcome"])
            .collect();
        let outcome = if silent { "lapsed" } else { "declined" };
        assert_eq!(ended, [&json!(outcome), &Value::Null]);
        assert_eq!(
            tech.say(&guest, "bot", "late").await.problem(409),
            "control_lost"
        );
        boss.accept(ticket).await.expect(200);
    }
}

#[actix_web::test]
async fn what_was_renamed_or_withdrawn_since_is_a_warning_and_the_ticket_is_not_lost() {
    let app = TestApp::spawn().await;
    app.add_team("Wine").await;
    let bot = app.bot().await;
    let _other = app.bot_of("Sommelier", TEAM).await;
    let boss = app.manager("Boss").await;
    let rules = json!([
        { "name": "wine", "when": { "topic": "wine" }, "then": { "team": "Wine", "priority": "high" } },
        { "name": "cheese", "when": { "topic": "cheese" }, "then": { "bot": "Sommelier" } },
    ]);
    save(&boss, &rules).await;
    app.services
        .store
        .write(|conn| {
            use diesel::prelude::*;
            let wine = teams::table.filter(teams::name.eq("Wine"));
            diesel::update(wine)
                .set(teams::name.eq("Spirits"))
                .execute(conn)?;
            Ok::<_, baton::services::ServiceError>(())
        })
        .await
        .unwrap();
    let disabled = app
        .services
        .accounts()
        .disable_bot(ManagedBy::CommandLine, "Sommelier".into())
        .await
        .unwrap();
    assert!(disabled.bot.disabled_at.is_some());
    for (id, topic, priority) in [("c1", "wine", "high"), ("c2", "cheese", "normal")] {
        let about = wish(id, |body| body["summary"] = json!(format!("About {topic}")));
        let answer = bot.escalate_with(&about).await.expect(201);
        assert_eq!(answer["ticket"]["team"], TEAM);
        assert_eq!(answer["ticket"]["priority"], priority);
        assert_eq!(answer["control"]["holder"], "team");
        let ticket = boss.ticket(number(&answer)).await;
        let warning = ticket["route"]["warnings"][0].as_str().unwrap();
        assert!(warning.ends_with("which is no longer there"), "{warning}");
    }
    let routes = boss.get("/settings/routing").await.expect(200);
    assert_eq!(routes["warnings"][0]["pointer"], "/rules/0/then/team");
    // Others can still be moved and taken away.
    let up = json!({ "do": "up", "rule": "cheese", "revision": 1 });
    boss.post("/settings/routing", &up).await.expect(200);
}

#[actix_web::test]
async fn hours_decide_by_the_clock_of_their_zone() {
    let app = TestApp::spawn().await;
    app.add_team("Night").await;
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    let rules = json!([{ "name": "night",
        "when": { "hours": { "outside": "Mo-Fr 09:00-17:00", "zone": "America/New_York" } },
        "then": { "team": "Night" } }]);
    save(&boss, &rules).await;
    assert_eq!(
        team_of(&bot, &escalation("c1")).await,
        "Night",
        "05:00 there"
    );
    app.clock.advance(Duration::from_secs(5 * 3600));
    assert_eq!(team_of(&bot, &escalation("c2")).await, TEAM, "10:00 there");
}

#[actix_web::test]
async fn skills_of_a_rule_are_required_or_rank() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    let people = [
        ("Ada", vec![("fraud", 2)]),
        ("Ben", vec![("fraud", 2), ("wine", 1)]),
        ("Cleo", vec![("wine", 5)]),
    ];
    for (name, skills) in &people {
        let agent = app.agent(name).await;
        let skills = skills
            .iter()
            .map(|(skill, level)| ((*skill).to_owned(), *level));
        let set = SetAgent {
            skills: Some(skills.collect()),
            ..SetAgent::default()
        };
        app.services
            .teams()
            .set_agent(agent.email.clone(), set)
            .await
            .unwrap();
        app.online(&agent).await;
    }
    let rules = json!([{ "name": "vip", "when": { "customer": { "TIER": "gold", "orders": ">= 3" } },
        "then": { "require_skills": "Fraud", "prefer_skills": ["wine"] } }]);
    save(&boss, &rules).await;
    let vip = wish("c1", |body| {
        body["customer"]["attributes"] = json!({ "Tier": "Gold", "orders": 3 })
    });
    let ticket = number(&bot.escalate_with(&vip).await.expect(201));
    assert_eq!(app.offer().await, 1);
    let seen = boss.ticket(ticket).await;
    assert_eq!(
        seen["ticket"]["offered_to"]["name"], "Ben",
        "{}",
        seen["decisions"]
    );
    let excluded = &seen["decisions"][0]["excluded"][0];
    assert_eq!(
        (&excluded["name"], &excluded["reason"]),
        (&json!("Cleo"), &json!("lacks the skill fraud"))
    );
}

#[actix_web::test]
async fn an_escalation_by_a_trigger_rule_and_a_reopened_ticket_are_routed_as_well() {
    let app = TestApp::spawn().await;
    app.add_team("Refunds").await;
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    let auto = json!([{ "name": "asked", "signal": "asked_for_person", "auto_escalate": true }]);
    let auto = serde_json::from_value(auto).unwrap();
    let owner = RulesOwner::Bot("Helper bot".into());
    app.services
        .rules()
        .save_trigger_rules(None, owner, auto)
        .await
        .unwrap();
    let rules = json!([{ "name": "refunds", "when": { "topic": "money back" }, "then": { "team": "Refunds" } }]);
    save(&boss, &rules).await;
    bot.say("c1", "customer", "I want my money back")
        .await
        .expect(201);
    let said = bot.say("c1", "customer", "agent please").await.expect(201);
    assert_eq!(
        said["verdict"]["ticket"]["team"], "Refunds",
        "its last words are looked at"
    );

    let plain = wish("c2", |body| {
        body["summary"] = json!("Late parcel");
        body["transcript"] = json!([]);
    });
    let first = bot.escalate_with(&plain).await.expect(201);
    assert_eq!(first["ticket"]["team"], TEAM);
    boss.accept(number(&first)).await.expect(200);
    boss.resolve(number(&first)).await.expect(200);
    let again = wish("c2", |body| body["trigger"]["message_id"] = json!("m2"));
    let again = bot.escalate_with(&again).await.expect(200);
    assert_eq!(number(&again), number(&first), "reopened");
    assert_eq!(again["ticket"]["team"], "Refunds");
}

#[actix_web::test]
async fn a_bot_may_name_another_bot_and_is_told_of_whom_nobody_knows() {
    let app = TestApp::spawn().await;
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    let other = app.bot_of("Onboarding", TEAM).await;
    let ada = app.agent("Ada").await;
    let rules = json!([{ "name": "all", "when": { "channel": "*" }, "then": { "priority": "high", "team": TEAM } }]);
    save(&boss, &rules).await;

    let wanted = wish("c1", |body| {
        body["conversation"]["channel"] = json!("web");
        body["routing"] = json!({ "bot": "Onboarding" });
    });
    let answer = bot.escalate_with(&wanted).await.expect(201);
    assert_eq!(answer["warnings"], json!([]));
    assert_eq!(
        answer["control"],
        json!({ "holder": "bot", "epoch": 2, "guest": true })
    );
    assert_eq!(answer["ticket"]["priority"], "high", "what it did not name");
    let shown = ada.ticket(number(&answer)).await;
    assert_eq!(shown["route"]["bot"], "Onboarding", "{shown}");
    assert!(
        shown["route"]["warnings"]
            .to_string()
            .contains("the bot asked for bot Onboarding"),
        "the rule does not override it: {shown}"
    );
    app.settle().await;
    let page = other.get("/events?limit=200").await.expect(200);
    assert!(page.to_string().contains("\"routed\""), "{page}");

    let nobody = wish("c2", |body| {
        body["routing"] =
            json!({ "bot": "Nobody", "agent": "ghost@example.com", "skills": ["alchemy"] });
    });
    let answer = bot.escalate_with(&nobody).await.expect(201);
    let fields: Vec<&str> = answer["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|warning| warning["pointer"].as_str().unwrap())
        .collect();
    assert_eq!(
        fields,
        ["/routing/bot", "/routing/agent", "/routing/skills/0"]
    );
    assert_eq!(answer["ticket"]["status"], "waiting");

    let itself = wish("c3", |body| {
        body["routing"] = json!({ "bot": "Helper bot" })
    });
    let answer = bot.escalate_with(&itself).await.expect(201);
    assert_eq!(answer["warnings"][0]["pointer"], "/routing/bot");
    assert_eq!(answer["ticket"]["status"], "waiting");
}
