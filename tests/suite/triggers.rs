//! Trigger detection: a mirrored conversation gets a verdict, and a rule may open the ticket itself.

use crate::support::TestApp;
use crate::support::agent::number;
use baton::domain::rules::triggers::{AnyOf, Rule, Signal};
use baton::services::RulesOwner;
use serde_json::{Value, json};
use std::time::Duration;

/// Gives the first bot these rules.
async fn rules(app: &TestApp, rules: Vec<Rule>) {
    let owner = RulesOwner::Bot("Helper bot".to_owned());
    app.services
        .rules()
        .save_trigger_rules(None, owner, rules)
        .await
        .unwrap();
}

fn auto(name: &str, signal: Signal) -> Rule {
    Rule {
        auto_escalate: true,
        ..Rule::new(name, signal)
    }
}

fn names(verdict: &Value) -> Vec<&str> {
    let rules = verdict["rules"].as_array().unwrap();
    rules
        .iter()
        .map(|rule| rule["rule"].as_str().unwrap())
        .collect()
}

#[actix_web::test]
async fn a_mirrored_ask_for_a_person_gets_a_verdict_with_its_evidence() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let calm = bot
        .say("c1", "customer", "Where is my parcel?")
        .await
        .expect(201);
    assert_eq!(
        calm["verdict"],
        json!({ "escalate": false, "rules": [], "detail": "no rule fired" })
    );
    let body = json!({ "sender": "customer", "text": "Please, let me talk to a person", "external_id": "m-2" });
    let asked = bot.message("c1", &body).await.expect(201);
    assert_eq!(
        asked["verdict"],
        json!({
            "escalate": true,
            "rules": [{
                "rule": "asked for a person", "reason": "user_requested",
                "message_id": asked["message"]["id"], "external_id": "m-2", "seq": asked["cursor"],
                "evidence": "talk to a person",
            }],
            "detail": "asked for a person",
        })
    );
    assert_eq!(
        asked["control"]["holder"], "bot",
        "a verdict moves nothing by itself"
    );
    let again = bot.message("c1", &body).await.expect(200);
    assert_eq!(again["verdict"], asked["verdict"]);
}

#[actix_web::test]
async fn what_the_bot_tells_about_its_turns_is_judged() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let unsure = |text: &str| {
        json!({ "sender": "bot", "text": text, "fallback": true, "latency_ms": 120.5,
            "intent": { "name": "unknown", "confidence": 0.1 } })
    };
    let first = bot.message("c1", &unsure("Sorry?")).await.expect(201);
    assert_eq!(names(&first["verdict"]), Vec::<&str>::new());
    bot.say("c1", "customer", "the blue one").await.expect(201);
    let second = bot
        .message("c1", &unsure("Could you rephrase?"))
        .await
        .expect(201);
    assert_eq!(names(&second["verdict"]), ["no answer"]);
    let third = bot
        .message("c1", &unsure("I did not get that"))
        .await
        .expect(201);
    assert_eq!(names(&third["verdict"]), ["low confidence", "no answer"]);
    let bad = json!({ "sender": "bot", "text": "x", "latency_ms": -1 });
    let refused = bot.message("c1", &bad).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("/latency_ms"), "{}", refused.text);
}

#[actix_web::test]
async fn nothing_is_judged_while_the_bot_has_no_control() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    bot.escalate("c1").await;
    let said = bot
        .say("c1", "customer", "I want to talk to a human")
        .await
        .expect(201);
    assert_eq!(
        said["verdict"],
        json!({ "escalate": false, "rules": [], "detail": "the bot has no control" })
    );
}

#[actix_web::test]
async fn a_rule_may_open_the_ticket_in_the_transaction_of_the_message() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    rules(&app, vec![auto("person", Signal::AskedForPerson)]).await;
    bot.say("c1", "customer", "My card was swallowed")
        .await
        .expect(201);
    let body = json!({ "sender": "customer", "text": "agent please", "external_id": "m-2" });
    let asked = bot.message("c1", &body).await.expect(201);
    let verdict = &asked["verdict"];
    assert_eq!(verdict["ticket"]["status"], "waiting");
    assert_eq!(verdict["ticket"]["reason"], "user_requested");
    assert_eq!(asked["control"], json!({ "holder": "team", "epoch": 2 }));
    let say = verdict["say"].as_str().unwrap();
    let spoken = bot.spoken("c1").await;
    assert_eq!(
        spoken.last().unwrap(),
        &("system".to_owned(), say.to_owned())
    );

    let again = bot.message("c1", &body).await.expect(200);
    assert_eq!(&again["verdict"], verdict, "a retry is told the same");
    assert_eq!(bot.spoken("c1").await, spoken);
    let late = bot.say("c1", "bot", "I can help!").await;
    assert_eq!(late.status, 409, "control has moved: {}", late.text);

    let escalation = json!({ "conversation": { "external_id": "c1" },
        "trigger": { "reason": "user_requested", "message_id": "m-2" } });
    let escalated = bot.escalate_with(&escalation).await.expect(200);
    assert_eq!(number(&escalated), verdict["ticket"]["number"]);
    let ada = app.agent("Ada").await;
    let ticket = ada.ticket(number(&escalated)).await.to_string();
    assert!(ticket.contains("person: agent please"), "{ticket}");
}

#[actix_web::test]
async fn a_batch_is_judged_message_by_message() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let body = json!({ "messages": [
        { "sender": "customer", "text": "I want to speak to a supervisor" },
        { "sender": "bot", "text": "Did that answer your question?" },
        { "sender": "customer", "text": "no" },
    ] });
    let answer = bot.message("c1", &body).await.expect(201);
    assert_eq!(
        names(&answer["verdict"]),
        ["asked for a person", "did not help"]
    );
    let on: Vec<&Value> = answer["verdict"]["rules"]
        .as_array()
        .unwrap()
        .iter()
        .collect();
    assert_eq!(on[0]["message_id"], answer["results"][0]["message"]["id"]);
    assert_eq!(on[1]["message_id"], answer["results"][2]["message"]["id"]);
}

#[actix_web::test]
async fn rules_change_at_once_and_a_bot_without_its_own_has_its_teams() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let topic = |word: &str| {
        let any = AnyOf {
            words: vec![word.to_owned()],
            ..AnyOf::default()
        };
        Rule::new(word, Signal::Topic(any))
    };
    let team = RulesOwner::Team("Support".to_owned());
    app.services
        .rules()
        .save_trigger_rules(None, team, vec![topic("refund")])
        .await
        .unwrap();
    let said = bot
        .say("c1", "customer", "A refund or a chargeback")
        .await
        .expect(201);
    assert_eq!(names(&said["verdict"]), ["refund"]);
    rules(&app, vec![topic("chargeback")]).await;
    let said = bot
        .say("c1", "customer", "A refund or a chargeback!")
        .await
        .expect(201);
    assert_eq!(names(&said["verdict"]), ["chargeback"]);
    rules(&app, vec![]).await;
    let said = bot.say("c1", "customer", "agent please").await.expect(201);
    assert_eq!(names(&said["verdict"]), Vec::<&str>::new());
}

#[actix_web::test]
async fn a_silent_bot_loses_the_customer_to_a_person() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    rules(
        &app,
        vec![auto("silent", Signal::BotSilence { seconds: 60 })],
    )
    .await;
    bot.say("answered", "customer", "Hello?").await.expect(201);
    bot.say("answered", "bot", "Hello!").await.expect(201);
    bot.say("silent", "customer", "Hello?").await.expect(201);
    assert_eq!(app.pass(Duration::from_secs(59)).await, 0);
    bot.say("silent", "customer", "Anybody?").await.expect(201);
    assert_eq!(app.pass(Duration::from_secs(2)).await, 1);
    let silent = bot.conversation("silent").await;
    assert_eq!(silent["control"]["holder"], "team");
    assert_eq!(silent["ticket"]["reason"], "technical_error");
    assert_eq!(
        bot.conversation("answered").await["control"]["holder"],
        "bot"
    );
    assert_eq!(
        app.pass(Duration::from_secs(200)).await,
        0,
        "each fires once"
    );
}

#[actix_web::test]
async fn a_customer_is_judged_by_what_is_known_of_them() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let vip = Signal::Customer {
        attribute: "tier".to_owned(),
        values: vec!["gold".to_owned()],
    };
    rules(&app, vec![Rule::new("vip", vip)]).await;
    let known = json!({ "conversation": { "external_id": "c1" },
        "customer": { "external_id": "k-1", "attributes": { "tier": "gold" } } });
    let opened = bot.escalate_with(&known).await.expect(201);
    assert_eq!(opened["ticket"]["status"], "waiting");
    bot.control("c1", &json!({ "action": "cancel" }))
        .await
        .expect(200);
    let said = bot.say("c1", "customer", "Hello again").await.expect(201);
    assert_eq!(names(&said["verdict"]), ["vip"]);
    assert_eq!(said["verdict"]["rules"][0]["evidence"], "tier gold");
}
