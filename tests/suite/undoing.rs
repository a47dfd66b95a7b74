//! Nothing is final by accident: words nobody has read are asked about first, and what was closed can be reopened.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use baton::domain::base::words::Role;
use serde_json::{Value, json};
use std::time::Duration;

async fn desk() -> (TestApp, BotClient, AgentClient, i64) {
    let app = TestApp::spawn().await;
    let (bot, ada) = (
        app.bot().await,
        app.agent_with_password("Ada", Role::Agent).await,
    );
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "Hello").await.expect(200);
    (app, bot, ada, ticket)
}

async fn seq(ada: &AgentClient, ticket: i64) -> i64 {
    ada.ticket(ticket).await["last_seq"].as_i64().unwrap()
}

/// The last hand-back that the bot was told.
async fn handback(app: &TestApp, bot: &BotClient) -> Value {
    app.settle().await;
    let page = bot
        .get("/conversations/c1/events?after=0&limit=200")
        .await
        .expect(200);
    let events = page["events"].as_array().unwrap().iter().rev();
    let mut told = events.filter(|event| event["data"]["handback"].is_object());
    told.next().unwrap()["data"]["handback"].clone()
}

#[actix_web::test]
async fn closing_over_words_not_seen_asks_first() {
    for (command, body) in [
        ("resolve", json!({})),
        ("snooze", json!({ "minutes": 30 })),
        ("return", json!({ "note": "over to you" })),
    ] {
        let (app, bot, ada, ticket) = desk().await;
        let mut body = body;
        body["last_seq"] = json!(seq(&ada, ticket).await);
        bot.say("c1", "customer", "wait, one more thing")
            .await
            .expect(201);
        let refused = ada.command(ticket, command, &body).await;
        assert_eq!(refused.problem(409), "newer_messages", "{command}");
        assert_eq!(refused.json()["count"], 1);
        let still = ada.ticket(ticket).await;
        assert_eq!(still["ticket"]["status"], "active", "{command}");
        assert_ne!(still["ticket"]["unanswered_since"], Value::Null);
        body["force"] = json!(true);
        ada.command(ticket, command, &body).await.expect(200);
        ada.command(ticket, command, &body).await.expect(200);
        if command != "snooze" {
            let told = handback(&app, &bot).await;
            assert_eq!(
                told["unread"], true,
                "{command}: there is something to answer"
            );
        }
    }
}

#[actix_web::test]
async fn closing_when_everything_was_read_tells_the_bot_that_nothing_is_left() {
    let (app, bot, ada, ticket) = desk().await;
    bot.say("c1", "customer", "thanks").await.expect(201);
    let body = json!({ "last_seq": seq(&ada, ticket).await });
    ada.command(ticket, "resolve", &body).await.expect(200);
    let told = handback(&app, &bot).await;
    assert_eq!(told["outcome"], "resolved");
    assert_eq!(told["unread"], Value::Null);
}

#[actix_web::test]
async fn a_page_that_missed_words_comes_back_with_them_instead_of_closing() {
    let (app, bot, ada, ticket) = desk().await;
    let browser = Browser::sign_in(&app, &ada).await;
    let path = format!("/tickets/{ticket}");
    let page = browser.page(&path).await.expect_page(200);
    let (_, form) = page
        .split_once(&format!("action=\"{path}/resolve"))
        .unwrap();
    let (_, value) = form.split_once("name=\"last_seq\" value=\"").unwrap();
    let seen = value.split_once('"').unwrap().0;
    bot.say("c1", "customer", "wait, one more thing")
        .await
        .expect(201);
    let again = browser
        .form(&format!("{path}/resolve"), &[("last_seq", seen)])
        .await;
    let page = again.expect_page(409);
    assert!(
        page.contains("wait, one more thing") && page.contains("1 new message"),
        "{page}"
    );
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "active");
}

#[actix_web::test]
async fn a_bots_late_words_stop_nobody() {
    let (_app, bot, ada, ticket) = desk().await;
    let seen = seq(&ada, ticket).await;
    assert_eq!(
        bot.say("c1", "bot", "I am still here").await.problem(409),
        "control_lost"
    );
    let reply = json!({ "text": "One moment", "last_seq": seen });
    ada.command(ticket, "reply", &reply).await.expect(200);
    bot.say("c1", "bot", "And again").await.problem(409);
    let resolve = json!({ "last_seq": seq(&ada, ticket).await - 1 });
    ada.command(ticket, "resolve", &resolve).await.expect(200);
}

#[actix_web::test]
async fn a_ticket_closed_by_a_slip_is_reopened_by_its_agent_and_the_bot_is_fenced() {
    let (app, bot, ada, ticket) = desk().await;
    ada.resolve(ticket).await.expect(200);
    bot.say("c1", "bot", "Anything else?").await.expect(201);
    let epoch = ada.ticket(ticket).await["control"]["epoch"]
        .as_i64()
        .unwrap();
    let reopened = ada.command(ticket, "reopen", &json!({})).await.expect(200);
    assert_eq!(reopened["ticket"]["status"], "active");
    assert_eq!(reopened["ticket"]["agent"]["name"], "Ada");
    assert_eq!(reopened["ticket"]["reopened"], 1);
    assert_eq!(
        reopened["control"],
        json!({ "holder": "agent", "name": "Ada", "epoch": epoch + 1 })
    );
    assert_eq!(
        reopened["ticket"]["unanswered_since"],
        Value::Null,
        "the bot had the last word"
    );
    ada.command(ticket, "reopen", &json!({})).await.expect(200);
    assert_eq!(
        seq(&ada, ticket).await,
        reopened["ticket"]["conversation"]["last_seq"],
        "a retry does nothing"
    );
    assert_eq!(
        bot.say("c1", "bot", "Late").await.problem(409),
        "control_lost"
    );
    ada.reply(ticket, "I am back").await.expect(200);
    app.settle().await;
    let page = bot
        .get("/conversations/c1/events?after=0&limit=200")
        .await
        .expect(200);
    let events: Vec<&Value> = page["events"].as_array().unwrap().iter().collect();
    let closed = events
        .iter()
        .rposition(|event| event["type"] == "ticket.closed")
        .unwrap();
    let heard: Vec<(&str, &Value)> = events[closed..]
        .iter()
        .filter(|event| event["type"] != "message.created")
        .map(|event| (event["type"].as_str().unwrap(), &event["data"]))
        .collect();
    let kinds: Vec<&str> = heard.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(
        kinds,
        [
            "ticket.closed",
            "control.changed",
            "ticket.opened",
            "ticket.assigned",
            "control.changed"
        ]
    );
    assert_eq!(heard[2].1["ticket"]["status"], "active");
    assert_eq!(heard[4].1["control"]["holder"], "agent");
    // The next hand-back begins with the reopening: the bot has heard the rest.
    ada.hand_back(ticket, &json!({})).await.expect(200);
    let told = handback(&app, &bot).await;
    let said: Vec<&str> = told["transcript"]
        .as_array()
        .unwrap()
        .iter()
        .map(|said| said["text"].as_str().unwrap())
        .collect();
    assert_eq!(said, ["I am back"]);
}

#[actix_web::test]
async fn a_hand_back_that_the_bot_has_not_accepted_can_be_taken_back() {
    let (app, bot, ada, ticket) = desk().await;
    let ben = app.agent("Ben").await;
    ada.hand_back(ticket, &json!({ "note": "oops" }))
        .await
        .expect(200);
    bot.say("c1", "customer", "hello?").await.expect(201);
    assert_eq!(
        ben.command(ticket, "reopen", &json!({})).await.problem(403),
        "forbidden"
    );
    let back = ada.command(ticket, "reopen", &json!({})).await.expect(200);
    assert_eq!(back["ticket"]["status"], "active");
    assert_ne!(
        back["ticket"]["unanswered_since"],
        Value::Null,
        "the customer waits"
    );
    assert_eq!(
        bot.control("c1", &json!({ "action": "accept" }))
            .await
            .status,
        409
    );
    assert_eq!(
        app.pass(Duration::from_secs(61)).await,
        0,
        "the bot's time has ended with it"
    );
    let shown = ada.ticket(ticket).await;
    let returned = shown["handoffs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|given| given["reason"] == "returned");
    assert_eq!(returned.unwrap()["outcome"], "withdrawn");
}

#[actix_web::test]
async fn only_the_newest_ticket_reopens_and_only_for_its_team() {
    let (app, bot, ada, first) = desk().await;
    app.add_team("Billing").await;
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    let ben = app.agent("Ben").await;
    ada.resolve(first).await.expect(200);
    assert_eq!(
        bea.command(first, "reopen", &json!({})).await.problem(404),
        "not_found"
    );
    ben.command(first, "reopen", &json!({})).await.expect(200);
    assert_eq!(
        ada.command(first, "reopen", &json!({})).await.problem(409),
        "ticket_open"
    );
    ben.resolve(first).await.expect(200);
    ada.note(first, "a note at a closed ticket")
        .await
        .expect(200);
    app.pass(Duration::from_secs(90 * 24 * 3600)).await;
    let mut body = escalation("c1");
    body["trigger"]["message_id"] = json!("another");
    let second = number(&bot.escalate_with(&body).await.expect(201));
    let refused = ada.command(first, "reopen", &json!({})).await;
    assert_eq!(refused.problem(409), "newer_ticket");
    assert_eq!(refused.json()["number"], second);
    assert_eq!(ada.ticket(first).await["ticket"]["status"], "closed");
    // In another team's hands, it is nobody else's business which.
    let accepted = ada.accept(second).await;
    accepted.expect(200);
    let give = json!({ "team": "Billing", "mode": "cold" });
    ada.command(second, "transfer", &give).await.expect(200);
    bea.accept(second).await.expect(200);
    let refused = ada.command(first, "reopen", &json!({})).await;
    assert_eq!(refused.problem(409), "newer_ticket");
    assert_eq!(refused.json()["number"], Value::Null, "{}", refused.text);
    assert!(
        !refused.text.contains(&format!("#{second}")),
        "{}",
        refused.text
    );
}

#[actix_web::test]
async fn reopening_from_two_sides_leaves_one_owner_and_one_open_ticket() {
    let (app, bot, ada, ticket) = desk().await;
    let ben = app.agent("Ben").await;
    ada.resolve(ticket).await.expect(200);
    let (nothing, again) = (json!({}), escalation("c1"));
    let (one, other, escalated) = futures_util::join!(
        ada.command(ticket, "reopen", &nothing),
        ben.command(ticket, "reopen", &nothing),
        bot.escalate_with(&again)
    );
    assert!(escalated.status < 300, "{}", escalated.text);
    let done = [one.status, other.status];
    assert!(
        done.iter().all(|status| [200, 409].contains(status)),
        "{done:?}"
    );
    assert!(
        done.iter().filter(|status| **status == 200).count() <= 1,
        "{done:?}"
    );
    let shown = ada.ticket(ticket).await;
    assert_ne!(shown["ticket"]["status"], "closed");
}

#[actix_web::test]
async fn the_page_of_a_closed_ticket_offers_to_reopen_it() {
    let (app, _bot, ada, ticket) = desk().await;
    let browser = Browser::sign_in(&app, &ada).await;
    let path = format!("/tickets/{ticket}");
    ada.resolve(ticket).await.expect(200);
    let page = browser.page(&path).await.expect_page(200);
    assert!(
        page.contains("data-stance=\"closed\"")
            && page.contains(&format!("action=\"{path}/reopen"))
    );
    let posted = browser.form(&format!("{path}/reopen?view=mine"), &[]).await;
    assert_eq!(
        posted.header("location"),
        format!("{path}?view=mine&flash=reopened")
    );
    let page = browser.page(&path).await.expect_page(200);
    assert!(page.contains("data-stance=\"yours\"") && page.contains("Ada reopened it"));
    ada.hand_back(ticket, &json!({})).await.expect(200);
    let page = browser.page(&path).await.expect_page(200);
    assert!(page.contains("data-stance=\"given-back\"") && page.contains("Take back"));
    browser.form(&format!("{path}/reopen?view=mine"), &[]).await;
    let page = browser.page(&path).await.expect_page(200);
    assert!(page.contains("Ada took it back"), "{page}");
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
