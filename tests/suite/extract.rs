//! A bot that sends no summary: Baton makes an extract, and nobody reads "No summary".
#![cfg(test)]

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::number;
use baton::domain::base::words::Role;
use baton::storage::StorageError;
use baton::storage::connection::AnyConnection;
use diesel::connection::SimpleConnection;
use serde_json::{Value, json};

fn turns(conversation: &str, count: usize) -> Value {
    let mut said = vec![json!({ "role": "user", "text": "My suitcase is lost since Friday" })];
    for turn in 1..count {
        let turn = match turn % 2 {
            1 => json!({ "role": "bot", "text": format!("I am still looking, turn {turn}") }),
            _ => json!({ "role": "user", "text": format!("That does not help me, turn {turn}") }),
        };
        said.push(turn);
    }
    json!({ "conversation": { "external_id": conversation }, "transcript": said })
}

#[actix_web::test]
async fn three_hundred_turns_without_a_summary_never_show_no_summary() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let answer = bot.escalate_with(&turns("long", 300)).await.expect(201);
    let ticket = number(&answer);
    let browser = Browser::sign_in(&app, &ada).await;
    let queue = browser.page("/queue?view=team").await.text;
    assert!(queue.contains("That does not help me, turn 298"), "{queue}");
    assert!(!queue.contains("No summary"));
    let page = browser.page(&format!("/tickets/{ticket}")).await.text;
    assert!(page.contains("by Baton, from the conversation"), "{page}");
    assert!(page.contains("Before that: “My suitcase is lost since Friday”"));
    let id = answer["ticket"]["id"].as_str().unwrap();
    let read = bot.get(&format!("/tickets/{id}")).await.expect(200);
    assert_eq!(read["packet"]["summary"]["author"], "baton");
}

#[actix_web::test]
async fn mirrored_words_make_an_extract_too_and_a_bots_summary_replaces_it() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    bot.say("c", "customer", "Why was I charged twice?")
        .await
        .expect(201);
    bot.say("c", "bot", "I cannot see charges.")
        .await
        .expect(201);
    bot.say("c", "customer", "I want to talk to a human")
        .await
        .expect(201);
    let body = json!({ "conversation": { "external_id": "c" }, "trigger": { "reason": "user_requested" } });
    let answer = bot.escalate_with(&body).await.expect(201);
    let read = ada.ticket(number(&answer)).await;
    assert_eq!(
        read["ticket"]["summary"], "Customer: “Why was I charged twice?”",
        "{read}"
    );
    let id = answer["ticket"]["id"].as_str().unwrap();
    let path = format!("/tickets/{id}");
    let more = json!({ "summary": { "text": "Charged twice in May", "author": "Baton" } });
    let patched = bot.patch(&path, &more).await.expect(200);
    assert_eq!(
        patched["packet"]["summary"],
        json!({ "text": "Charged twice in May" })
    );
    let patched = bot
        .patch(&path, &json!({ "summary": null }))
        .await
        .expect(200);
    assert_eq!(patched["packet"]["summary"]["author"], "baton");
    let author = json!({ "summary": { "author": "y" } });
    bot.patch(&path, &author).await.problem(422);
}

#[actix_web::test]
async fn another_bot_is_told_the_extract() {
    let app = TestApp::spawn().await;
    let (bot, tech) = (app.bot().await, app.bot_of("Tech", "Support").await);
    let ada = app.agent("Ada").await;
    let ticket = number(&bot.escalate_with(&turns("c", 3)).await.expect(201));
    ada.accept(ticket).await.expect(200);
    ada.hand_back(ticket, &json!({ "to": "Tech" }))
        .await
        .expect(200);
    let events = tech.get("/events?after=").await;
    assert!(
        events.text.contains("That does not help me, turn 2"),
        "{}",
        events.text
    );
    assert!(
        events.text.contains(r#""author":"baton""#),
        "{}",
        events.text
    );
}

#[actix_web::test]
async fn a_later_transcript_renews_the_extract() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate_with(&turns("c", 1)).await.expect(201));
    bot.escalate_with(&turns("c", 5)).await.expect(200);
    let read = ada.ticket(ticket).await;
    assert_eq!(
        read["ticket"]["summary"],
        "Customer: “That does not help me, turn 4”"
    );
    bot.escalate_with(&turns("c", 5)).await.expect(200);
    assert_eq!(
        ada.ticket(ticket).await["packet"]["version"],
        2,
        "nothing new, no version"
    );
}

/// As a version of Baton stored it that made no extracts.
#[actix_web::test]
async fn a_ticket_from_before_there_were_extracts_gets_one_when_it_is_read() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let body = turns("old", 3);
    let ticket = number(&bot.escalate_with(&body).await.expect(201));
    let forget = app.services.store.write(|conn| {
        let without = match conn {
            #[cfg(feature = "postgres")]
            AnyConnection::Postgres(_) => "(body::jsonb - 'summary')::text",
            AnyConnection::Sqlite(_) => "json_remove(body, '$.summary')",
        };
        let forget = format!("UPDATE packets SET body = {without}");
        Ok::<_, StorageError>(conn.batch_execute(&forget)?)
    });
    forget.await.unwrap();
    let read = ada.ticket(ticket).await;
    let summary = read["ticket"]["summary"].as_str().unwrap_or_default();
    assert!(summary.starts_with("Customer: “"), "{read}");
    let browser = Browser::sign_in(&app, &ada).await;
    let page = browser.page(&format!("/tickets/{ticket}")).await.text;
    assert!(page.contains("by Baton, from the conversation"), "{page}");
    assert!(!page.contains("No summary"));
}
