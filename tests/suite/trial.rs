//! What two agents stumbled over who sat side by side for an hour.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::number;
use baton::domain::base::words::Role;
use baton::domain::team::Team;
use reqwest::Method;
use serde_json::{Value, json};

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
async fn a_ticket_that_nobody_answered_is_owed_an_answer_after_it_is_reopened() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let owed = |ticket: Value| ticket["ticket"]["unanswered_since"].clone();
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    assert_ne!(owed(ada.ticket(ticket).await), Value::Null);
    ada.resolve(ticket).await.expect(200);
    ada.command(ticket, "reopen", &json!({})).await.expect(200);
    assert_ne!(owed(ada.ticket(ticket).await), Value::Null);
    // Once it was answered, nothing is owed.
    ada.reply(ticket, "It is on its way").await.expect(200);
    ada.resolve(ticket).await.expect(200);
    ada.command(ticket, "reopen", &json!({})).await.expect(200);
    assert_eq!(owed(ada.ticket(ticket).await), Value::Null);
}

#[actix_web::test]
async fn what_went_back_to_the_queue_is_not_among_ones_own_and_who_works_is_not_away() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let bot = app.bot().await;
    let ada = app.agent("Ada").await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let (first, second) = (
        number(&bot.escalate("c1").await),
        number(&bot.escalate("c2").await),
    );
    for ticket in [first, second] {
        ada.accept(ticket).await.expect(200);
        ada.reply(ticket, "Hello, this is Ada").await.expect(200);
    }
    app.online(&ben).await;
    for ticket in [first, second] {
        let cold = json!({ "agent": "ben@example.com", "mode": "cold" });
        ada.command(ticket, "transfer", &cold).await.expect(200);
    }
    // The words stay hers, whoever has the ticket.
    let browser = Browser::sign_in(&app, &ben).await;
    let page = browser.page("/queue?view=team").await.expect_page(200);
    assert!(page.contains("Hello, this is Ada"), "{page}");
    assert!(page.contains(">Ada:<") || page.contains("Ada</"), "{page}");
    ben.accept(first).await.expect(200);
    app.online(&ben).await;
    app.pass(Team::OFFER_WITHIN).await;
    assert_eq!(ada.ticket(second).await["ticket"]["status"], "waiting");
    assert_eq!(ada.queue("mine").await, [0i64; 0]);
    assert_eq!(ben.get("/me").await.expect(200)["agent"]["away"], false);
}

#[actix_web::test]
async fn words_begun_in_another_browser_stay_when_others_are_sent() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ticket = number(&app.bot().await.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let path = format!("/tickets/{ticket}/draft");
    let put = async |body: Value| {
        let answer = ada.request(Method::PUT, &path).json(&body).send().await;
        assert_eq!(answer.unwrap().status(), 204);
    };
    let browser = Browser::sign_in(&app, &ada).await;
    let page = async || {
        let page = browser.page(&format!("/tickets/{ticket}")).await;
        page.expect_page(200)
    };
    put(json!({ "kind": "reply", "text": "Begun elsewhere" })).await;
    ada.reply(ticket, "Sent from here").await.expect(200);
    put(json!({ "kind": "reply", "text": "", "sent": "Sent from here" })).await;
    assert!(page().await.contains("Begun elsewhere"));
    // What was begun of the words that were sent is gone.
    put(json!({ "kind": "reply", "text": "And so" })).await;
    ada.reply(ticket, "And so it goes").await.expect(200);
    assert!(!page().await.contains(">And so<"));
    put(json!({ "kind": "reply", "text": "Never mind" })).await;
    put(json!({ "kind": "reply", "text": "" })).await;
    assert!(!page().await.contains("Never mind"));
}
