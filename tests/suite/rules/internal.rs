//! Internal never leaks: internal never leaks into what a bot can read.

use crate::support::TestApp;
use crate::support::agent::number;
use serde_json::json;

#[actix_web::test]
async fn notes_drafts_and_who_is_there_never_reach_a_bot() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Adalbert").await);
    app.online(&ada).await;
    let answer = bot.escalate("c1").await;
    let ticket = number(&answer);
    ada.note(ticket, "SECRET-NOTE").await.expect(200);
    bot.say("c1", "bot", "SECRET-DRAFT").await.problem(409);
    ada.accept(ticket).await.expect(200);
    ada.note(ticket, "SECRET-NOTE-2").await.expect(200);
    let token = answer["ticket"]["id"].as_str().unwrap();
    app.settle().await;
    let mut readable = vec![
        bot.get("/conversations/c1").await.text,
        bot.get("/conversations/c1/events?limit=200").await.text,
        bot.get("/events?limit=200").await.text,
        bot.get(&format!("/tickets/{token}")).await.text,
        bot.get("/tickets").await.text,
        bot.get("/availability").await.text,
    ];
    ada.hand_back(ticket, &json!({ "note": "go on" }))
        .await
        .expect(200);
    readable.push(bot.get("/conversations/c1/events?limit=200").await.text);
    for text in readable {
        assert!(!text.contains("SECRET"), "{text}");
        assert!(
            !text.contains("Adalbert"),
            "an agent who has said nothing has no name: {text}"
        );
    }
}

#[actix_web::test]
async fn another_bots_conversations_do_not_exist() {
    let app = TestApp::spawn().await;
    let (bot, other) = (app.bot().await, app.bot_of("Other", "Support").await);
    let answer = bot.escalate("c1").await;
    let token = answer["ticket"]["id"].as_str().unwrap();
    for path in [
        "/conversations/c1",
        "/conversations/c1/events",
        &format!("/tickets/{token}"),
    ] {
        assert_eq!(other.get(path).await.problem(404), "not_found", "{path}");
    }
    let cancel = other.control("c1", &json!({ "action": "cancel" })).await;
    assert_eq!(cancel.problem(404), "not_found");
    assert_eq!(other.get("/events").await.expect(200)["events"], json!([]));
}
