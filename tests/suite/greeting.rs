//! The first words of an agent take up what the customer wants now, and claim nothing.
#![cfg(test)]

use crate::support::agent::{AgentClient, number};
use crate::support::bot::BotClient;
use crate::support::{TEAM, TestApp};
use baton::services::SetAgent;
use serde_json::{Value, json};
use std::time::Duration;

async fn draft(ada: &AgentClient, ticket: i64) -> String {
    let accepted = ada.accept(ticket).await.expect(200);
    accepted["draft"].as_str().unwrap().to_owned()
}

async fn escalated(bot: &BotClient, body: Value) -> i64 {
    let answer = bot.escalate_with(&body).await;
    assert!(answer.status < 300, "{answer:?}");
    number(&answer.json())
}

fn said(conversation: &str, transcript: Value) -> Value {
    json!({ "conversation": { "external_id": conversation }, "transcript": transcript })
}

#[actix_web::test]
async fn the_acknowledgement_confirms_the_newest_request() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let settled = said(
        "seat",
        json!([
            { "role": "user", "text": "My flight was cancelled yesterday evening" },
            { "role": "bot", "text": "I have rebooked you for this evening." },
            { "role": "user", "text": "Thank you! Now please change my seat to 12A" },
        ]),
    );
    let words = draft(&ada, escalated(&bot, settled).await).await;
    assert!(
        words.contains("You wrote: “Now please change my seat to 12A”."),
        "{words}"
    );
    let charged = said(
        "charged",
        json!([
            { "role": "user", "text": "Why was I charged twice?" },
            { "role": "bot", "text": "I cannot see charges." },
            { "role": "user", "text": "I want to talk to a human" },
        ]),
    );
    let words = draft(&ada, escalated(&bot, charged).await).await;
    assert!(
        words.contains("You asked: “Why was I charged twice?”."),
        "{words}"
    );
    assert!(!words.contains("talk to a human"), "{words}");
}

#[actix_web::test]
async fn the_acknowledgement_takes_up_the_trouble_and_not_what_was_held_against_the_bot() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let told = "3 x 289. my rent goes out tomorrow and the account is empty!!";
    let mut items = vec![
        json!({ "role": "user", "text": "You've charged me THREE TIMES" }),
        json!({ "role": "bot", "text": "I cannot see the payments; I am trying again." }),
        json!({ "role": "user", "text": "that's what you said this morning" }),
    ];
    let reproached = said("reproached", json!(items));
    let words = draft(&ada, escalated(&bot, reproached).await).await;
    assert!(
        words.contains("You wrote: “You've charged me THREE TIMES”."),
        "{words}"
    );
    items.push(json!({ "role": "bot", "text": "May I ask what your bank shows?" }));
    items.push(json!({ "role": "user", "text": told }));
    let words = draft(&ada, escalated(&bot, said("told", json!(items))).await).await;
    assert!(words.contains(told), "{words}");
}

#[actix_web::test]
async fn a_reopened_ticket_is_greeted_with_the_new_request() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    bot.say(
        "again",
        "customer",
        "My flight was cancelled yesterday evening",
    )
    .await
    .expect(201);
    let first = escalated(&bot, json!({ "conversation": { "external_id": "again" } })).await;
    ada.accept(first).await.expect(200);
    ada.reply(first, "I have rebooked you.").await.expect(200);
    ada.resolve(first).await.expect(200);
    app.clock.advance(Duration::from_secs(60));
    bot.say("again", "customer", "my suitcase has been lost in Rome")
        .await
        .expect(201);
    let again = escalated(&bot, json!({ "conversation": { "external_id": "again" } })).await;
    assert_eq!(first, again, "reopened");
    let words = draft(&ada, again).await;
    assert!(
        words.contains("“my suitcase has been lost in Rome”"),
        "{words}"
    );
    ada.resolve(again).await.expect(200);
    app.clock.advance(Duration::from_secs(60));
    bot.say("again", "customer", "I want to talk to a human")
        .await
        .expect(201);
    escalated(&bot, json!({ "conversation": { "external_id": "again" } })).await;
    let words = draft(&ada, again).await;
    assert!(!words.contains("You wrote"), "both were settled: {words}");
}

#[actix_web::test]
async fn nothing_is_claimed_of_a_conversation_that_was_not_passed_on() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let body = json!({ "conversation": { "external_id": "empty" } });
    let answer = bot.escalate_with(&body).await.expect(201);
    let say = answer["say"].as_str().unwrap();
    assert!(!say.contains("everything"), "{say}");
    let words = draft(&ada, number(&answer)).await;
    assert!(!words.contains("I’ve read"), "{words}");
}

#[actix_web::test]
async fn who_waited_for_long_or_asked_again_hears_that_ada_is_sorry() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let sorry = "I’m sorry you had to wait.";
    let soon = number(&bot.escalate("soon").await);
    let words = draft(&ada, soon).await;
    assert!(!words.contains(sorry), "{words}");
    let late = number(&bot.escalate("late").await);
    app.clock.advance(Duration::from_secs(34 * 60));
    let words = draft(&ada, late).await;
    assert!(words.contains(sorry), "{words}");
    let asked = number(&bot.escalate("asked").await);
    app.clock.advance(Duration::from_secs(60));
    bot.say("asked", "customer", "Sind Sie noch da?")
        .await
        .expect(201);
    let words = draft(&ada, asked).await;
    assert!(words.contains(sorry), "{words}");
    assert!(words.contains("My flight was cancelled"), "{words}");
}

#[actix_web::test]
async fn a_team_without_any_member_promises_no_person() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let answer = bot.escalate("deserted").await;
    let say = answer["say"].as_str().unwrap();
    assert!(say.contains("can’t say when"), "{say}");
    app.agent("Ada").await;
    let answer = bot.escalate("staffed").await;
    let say = answer["say"].as_str().unwrap();
    assert!(say.contains("as soon as someone is back"), "{say}");
}

#[actix_web::test]
async fn an_agent_with_as_many_tickets_as_they_may_have_is_not_counted_as_free() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let one = SetAgent {
        capacity: Some(1),
        ..SetAgent::default()
    };
    app.services
        .teams()
        .set_agent(ada.email.clone(), one)
        .await
        .unwrap();
    app.online(&ada).await;
    let first = number(&bot.escalate("first").await);
    ada.accept(first).await.expect(200);
    let answer = bot.escalate("second").await;
    assert_eq!(answer["queue"]["agents_online"], 0, "{answer}");
    let say = answer["say"].as_str().unwrap();
    assert!(say.ends_with("You are number 1 in the queue."), "{say}");
    let there = bot
        .get(&format!("/availability?team={TEAM}"))
        .await
        .expect(200);
    assert_eq!(there["agents_online"], 0);
}
