//! Unread is what somebody else did: nobody has to read their own doing, and what was read in one tab is read in all.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::BotClient;
use baton::domain::base::words::Role;
use serde_json::{Value, json};
use std::time::Duration;

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

/// Where the bot patches the packet.
async fn packet_path(bot: &BotClient) -> String {
    let events = bot.events("c1").await;
    let opened = events.iter().find(|event| event["type"] == "ticket.opened");
    let id = &opened.unwrap()["data"]["ticket"]["id"];
    format!("/tickets/{}", id.as_str().unwrap())
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

/// What needs nobody's look: the packet and the row show it anyway, or it was kept back.
#[actix_web::test]
async fn what_nobody_said_never_makes_a_ticket_unread() {
    let (app, bot, ada, _browser, ticket) = read().await;
    let nothing = (json!(0), json!(false));
    let path = packet_path(&bot).await;
    bot.patch(&path, &json!({ "facts": { "seat": "12A" } }))
        .await
        .expect(200);
    assert_eq!(unread(&ada).await, nothing, "a packet that grew");
    bot.say("c1", "bot", "Let me try once more")
        .await
        .expect(409);
    assert_eq!(unread(&ada).await, nothing, "words that were kept back");
    ada.command(ticket, "snooze", &json!({ "minutes": 30 }))
        .await
        .expect(200);
    app.pass(Duration::from_secs(31 * 60)).await;
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "active");
    assert_eq!(unread(&ada).await, nothing, "a snooze that is over");
    // What she does after it is still her own.
    ada.note(ticket, "mine").await.expect(200);
    assert_eq!(unread(&ada).await, nothing, "a note after it");
    bot.say("c1", "customer", "And now?").await.expect(201);
    app.pass(Duration::from_secs(20 * 60)).await;
    assert_eq!(unread(&ada).await, (json!(1), json!(true)), "new words");
}

#[actix_web::test]
async fn a_deadline_that_passed_makes_no_ticket_unread() {
    let (app, bot, ada, _browser, ticket) = read().await;
    bot.say("c1", "customer", "And now?").await.expect(201);
    let seq = ada.ticket(ticket).await["last_seq"].clone();
    ada.command(ticket, "read", &json!({ "seq": seq }))
        .await
        .expect(204);
    app.pass(Duration::from_secs(3 * 60 * 60)).await;
    let now = ada.ticket(ticket).await["last_seq"].clone();
    assert!(now.as_i64() > seq.as_i64(), "the deadline is in the log");
    assert_eq!(unread(&ada).await, (json!(0), json!(false)));
}

#[actix_web::test]
async fn what_somebody_has_to_look_at_makes_a_ticket_unread() {
    let something = (json!(1), json!(true));
    let read_again = async |ada: &AgentClient, ticket: i64| {
        let seq = ada.ticket(ticket).await["last_seq"].clone();
        ada.command(ticket, "read", &json!({ "seq": seq }))
            .await
            .expect(204);
        assert_eq!(unread(ada).await, (json!(0), json!(false)));
    };
    let (app, bot, ada, _browser, ticket) = read().await;
    // A bot asks with a patch: the agent has to answer.
    let asks = json!({ "ask": { "type": "question", "prompt": "May I refund?" } });
    bot.patch(&packet_path(&bot).await, &asks).await.expect(200);
    assert_eq!(unread(&ada).await, something, "an ask");
    read_again(&ada, ticket).await;
    let ben = app.agent("Ben").await;
    ben.note(ticket, "Look at the invoice").await.expect(200);
    assert_eq!(unread(&ada).await, something, "a colleague's note");
    read_again(&ada, ticket).await;
    let offer = json!({ "agent": ben.email, "mode": "warm" });
    ada.command(ticket, "transfer", &offer).await.expect(200);
    assert_eq!(
        unread(&ben).await.0,
        json!(1),
        "a ticket that Ben is asked to take"
    );
    ben.command(ticket, "decline", &json!({ "reason": "no time" }))
        .await
        .expect(200);
    assert_eq!(unread(&ada).await, something, "it comes back to her");
}

#[actix_web::test]
async fn a_row_counts_the_messages_that_are_new_to_who_looks() {
    let (app, bot, ada, browser, ticket) = read().await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let bens = Browser::sign_in(&app, &ben).await;
    let count = async |browser: &Browser, view: &str| {
        let page = browser.page(&format!("/queue?view={view}")).await;
        let page = page.expect_page(200);
        let count = page.split("class=\"row__unread\" data-count=\"").nth(1);
        count.map(|rest| rest.split('"').next().unwrap().to_owned())
    };
    assert_eq!(count(&browser, "mine").await, None);
    for text in ["Hello?", "Are you there?", "I have to leave"] {
        bot.say("c1", "customer", text).await.expect(201);
    }
    // Own words and notes are not new, and to who never looked all of it is.
    ada.command(ticket, "note", &json!({ "text": "to myself" }))
        .await
        .expect(200);
    assert_eq!(count(&browser, "mine").await, Some("3".to_owned()));
    assert_eq!(count(&bens, "team").await, None);
    browser
        .page(&format!("/tickets/{ticket}"))
        .await
        .expect_page(200);
    assert_eq!(count(&browser, "mine").await, None);
}
