//! The cases Baton must serve, one test each, as bots and agents' programs see them. Those that stand in
//! other files are listed in `docs/cases.md`; `tests/browser/cases` has them all as people see them.

use crate::support::agent::number;
use crate::support::bot::escalation;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::domain::team::Assignment;
use baton::services::{SetAgent, SetTeam};
use serde_json::{Value, json};

#[actix_web::test]
async fn human_escalation_from_a_stuck_bot_to_a_resolved_ticket() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let opened = bot.escalate("c1").await;
    assert_eq!(opened["control"]["holder"], "team");
    let ticket = number(&opened);
    ada.accept(ticket).await.expect(200);
    let late = bot.say("c1", "bot", "Shall I rebook?").await;
    assert_eq!(late.problem(409), "control_lost");
    ada.reply(ticket, "You get it back").await.expect(200);
    bot.say("c1", "customer", "Thank you").await.expect(201);
    let shown = ada.ticket(ticket).await;
    let last = shown["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(last["text"], "Thank you");
    ada.command(ticket, "resolve", &json!({ "note": "refunded" }))
        .await
        .expect(200);
    let said = bot.spoken("c1").await;
    let said: Vec<_> = said.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(said.last_chunk(), Some(&["You get it back", "Thank you"]));
    let events = bot.events("c1").await;
    let changed = events.iter().rfind(|e| e["type"] == "control.changed");
    let data = &changed.unwrap()["data"];
    assert_eq!(data["control"]["holder"], "bot");
    assert_eq!(data["handback"]["outcome"], "resolved");
    assert_eq!(data["handback"]["note"], "refunded");
    bot.say("c1", "bot", "Anything else?").await.expect(201);
}

#[actix_web::test]
async fn tier_1_asks_tier_2_which_accepts_and_answers() {
    let app = TestApp::spawn().await;
    app.add_team("Specialists").await;
    let above = SetTeam {
        next: Some("Specialists".into()),
        ..SetTeam::default()
    };
    app.services
        .teams()
        .set_team(TEAM.into(), above)
        .await
        .unwrap();
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let bea = app.person("Bea", Role::Agent, &["Specialists"]).await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let up = json!({ "team": "up", "mode": "warm", "note": "an inner word" });
    ada.command(ticket, "transfer", &up).await.expect(200);
    ada.reply(ticket, "I am asking a colleague")
        .await
        .expect(200);
    assert_eq!(bea.queue("team").await, [ticket]);
    // The number beside the view counts what stands in it.
    let counts = bea.get("/queue/counts").await.expect(200);
    assert_eq!((&counts["team"], &counts["all"]), (&json!(1), &json!(1)));
    bea.accept(ticket).await.expect(200);
    let late = ada.reply(ticket, "And another thing").await;
    assert_eq!(late.problem(404), "not_found", "it is another team's now");
    bea.reply(ticket, "Hello, Bea here").await.expect(200);
    let seen = bot.conversation("c1").await;
    assert_eq!(seen["ticket"]["team"], "Specialists");
    let told = json!(bot.events("c1").await).to_string();
    assert!(told.contains("Hello, Bea here") && !told.contains("an inner word"));
    let counts = bea.get("/queue/counts").await.expect(200);
    assert_eq!((&counts["team"], &counts["mine"]), (&json!(1), &json!(1)));
}

#[actix_web::test]
async fn a_passed_conversation_may_be_accepted_and_its_next_ticket_tells_of_the_pass() {
    let app = TestApp::spawn().await;
    let sales = app.bot_of("Sales", TEAM).await;
    let tech = app.bot_of("Tech", TEAM).await;
    let ada = app.agent("Ada").await;
    sales.say("c1", "customer", "It blinks").await.expect(201);
    let early = json!({ "action": "accept" });
    assert_eq!(sales.control("c1", &early).await.problem(404), "not_found");
    let pass = json!({ "action": "pass", "to": { "bot": "Tech" }, "note": "not a sale" });
    sales.control("c1", &pass).await.expect(200);
    assert_eq!(sales.control("c1", &early).await.problem(404), "not_found");
    let id = sales.conversation("c1").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let accept = json!({ "action": "accept", "epoch": 2, "note": "It blinks" });
    for _ in 0..2 {
        let accepted = tech.control(&id, &accept).await.expect(200);
        assert_eq!(accepted["control"]["epoch"], 2, "it had control already");
        assert_eq!(accepted["ticket"], Value::Null);
    }
    let ticket = number(&tech.escalate_with(&escalation(&id)).await.expect(201));
    let trace = ada.get(&format!("/tickets/{ticket}/trace")).await;
    let trace = trace.expect(200);
    assert_eq!(trace["steps"][3]["lines"][0], "Sales → Tech, passed on");
    let late = tech.control(&id, &json!({ "action": "accept" })).await;
    assert_eq!(late.problem(409), "nothing_offered", "it has given it away");
}

#[actix_web::test]
async fn a_language_rule_offers_only_to_who_writes_the_language() {
    let app = TestApp::spawn().await;
    app.add_team("International").await;
    let offers = SetTeam {
        assignment: Some(Assignment::Offer),
        ..SetTeam::default()
    };
    app.services
        .teams()
        .set_team("International".into(), offers)
        .await
        .unwrap();
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    let rules = json!([{ "name": "Portuguese", "when": { "language": "pt" }, "then": { "team": "International" } }]);
    let save = json!({ "do": "save", "rules": rules });
    boss.post("/settings/routing", &save).await.expect(200);
    let mut people = Vec::new();
    for (name, languages) in [("Ada", ["en", "es"]), ("Rui", ["pt", "en"])] {
        let person = app.person(name, Role::Agent, &["International"]).await;
        let set = SetAgent {
            languages: Some(languages.map(String::from).to_vec()),
            ..SetAgent::default()
        };
        app.services
            .teams()
            .set_agent(person.email.clone(), set)
            .await
            .unwrap();
        app.online(&person).await;
        people.push(person);
    }
    let mut wish = escalation("c1");
    wish["conversation"]["language"] = json!("pt-BR");
    let ticket = number(&bot.escalate_with(&wish).await.expect(201));
    assert_eq!(app.offer().await, 1);
    assert_eq!(people[1].queue("mine").await, [ticket]);
    assert!(people[0].queue("mine").await.is_empty());
    let shown = people[1].ticket(ticket).await;
    let excluded = &shown["decisions"][0]["excluded"][0];
    assert_eq!(excluded["name"], "Ada");
    assert_eq!(excluded["reason"], "does not write pt");
    assert_eq!(shown["route"]["looked"][0]["outcome"], "matched");
}

#[actix_web::test]
async fn a_task_goes_from_bot_to_person_to_another_bot_byte_for_byte() {
    const STATE: &str = "{\"z\":1.0,  \"a\":1e2, \"a\":\"\\u00e9\\/\",\n\t\"big\":123456789012345678901234567890, \"deep\":[[{}]]}";
    let app = TestApp::spawn().await;
    let shop = app.bot_of("Shop", TEAM).await;
    let checkout = app.bot_of("Checkout", TEAM).await;
    let ada = app.agent("Ada").await;
    let body = format!(
        r#"{{"conversation":{{"external_id":"c1"}},"task":{{"name":"order","state":{STATE}}}}}"#
    );
    let opened = shop.post_raw("/escalations", body).await.expect(201);
    let ticket = number(&opened);
    ada.accept(ticket).await.expect(200);
    let back = json!({ "to": "Checkout", "note": "go on" });
    ada.hand_back(ticket, &back).await.expect(200);
    // What an agent hands back is no longer theirs.
    assert!(ada.queue("mine").await.is_empty());
    app.settle().await;
    let id = shop.conversation("c1").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for path in ["/events".to_owned(), format!("/conversations/{id}/events")] {
        let page = checkout.get(&path).await;
        assert!(
            page.text.contains(&format!("\"state\":{STATE}")),
            "{}",
            page.text
        );
    }
    let accept = json!({ "action": "accept" });
    checkout.control(&id, &accept).await.expect(200);
    let shown = ada.ticket(ticket).await;
    assert_eq!(shown["ticket"]["outcome"], "returned");
}
