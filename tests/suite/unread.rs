//! Unread is what somebody else did: nobody has to read their own doing, and what was read in one tab is read in all.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::BotClient;
use baton::domain::base::words::Role;
use serde_json::{Value, json};

/// Ada has read her ticket to the end.
async fn read() -> (TestApp, BotClient, AgentClient, Browser, i64) {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (
        app.bot().await,
        app.agent_with_password("Ada", Role::Agent).await,
    );
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "Hello").await.expect(200);
    let browser = Browser::sign_in(&app, &ada).await;
    let seq = ada.ticket(ticket).await["last_seq"].clone();
    ada.command(ticket, "read", &json!({ "seq": seq }))
        .await
        .expect(204);
    (app, bot, ada, browser, ticket)
}

async fn unread(ada: &AgentClient) -> (Value, Value) {
    let counts = ada.get("/queue/counts").await.expect(200);
    let mine = ada.get("/queue?view=mine").await.expect(200);
    (
        counts["mine_unread"].clone(),
        mine["tickets"][0]["unread"].clone(),
    )
}

#[actix_web::test]
async fn what_an_agent_does_themselves_never_makes_a_ticket_unread() {
    let (_app, bot, ada, _browser, ticket) = read().await;
    let nothing = (json!(0), json!(false));
    assert_eq!(unread(&ada).await, nothing);
    for (command, body) in [
        ("snooze", json!({ "minutes": 30 })),
        ("accept", json!({})),
        ("note", json!({ "text": "to myself" })),
        ("reply", json!({ "text": "One moment" })),
        ("facts", json!({ "facts": { "seat": "12A" } })),
        ("transfer", json!({ "team": "Billing", "mode": "warm" })),
        ("withdraw", json!({})),
    ] {
        ada.command(ticket, command, &body).await.expect(200);
        assert_eq!(unread(&ada).await, nothing, "{command}");
    }
    bot.say("c1", "customer", "And now?").await.expect(201);
    assert_eq!(unread(&ada).await, (json!(1), json!(true)));
    // Doing something does not count as having read what others said before.
    ada.note(ticket, "later").await.expect(200);
    assert_eq!(unread(&ada).await, (json!(1), json!(true)));
}

#[actix_web::test]
async fn what_a_colleague_does_is_still_unread() {
    let (app, _bot, ada, _browser, ticket) = read().await;
    let ben = app.agent("Ben").await;
    ada.note(ticket, "mine").await.expect(200);
    ben.note(ticket, "his").await.expect(200);
    assert_eq!(unread(&ada).await, (json!(1), json!(true)));
}

#[actix_web::test]
async fn what_was_read_in_one_tab_is_read_in_the_others() {
    let (_app, bot, ada, browser, ticket) = read().await;
    let mut other = ada.live(None).await;
    let row = format!("row-{ticket}");
    bot.say("c1", "customer", "And now?").await.expect(201);
    other.next("upsert", &row).await;
    let seq = ada.ticket(ticket).await["last_seq"].as_i64().unwrap();
    ada.command(ticket, "read", &json!({ "seq": seq }))
        .await
        .expect(204);
    assert_eq!(other.next("read", &row).await["seq"], seq);
    // A page that is opened is read as well.
    bot.say("c1", "customer", "Hello?").await.expect(201);
    other.next("upsert", &row).await;
    browser
        .page(&format!("/tickets/{ticket}"))
        .await
        .expect_page(200);
    assert_eq!(other.next("read", &row).await["seq"], seq + 1);
}
