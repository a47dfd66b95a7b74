//! Conversations with bots: who leads lists and reads them whole; everybody else reads them through a ticket.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::BotClient;
use crate::support::socket::Socket;
use crate::support::{PASSWORD, TEAM, TestApp};
use baton::domain::base::words::Role;
use serde_json::{Value, json};
use std::time::Duration;

/// Ada gave Maria's ticket back, and the bot has told the customer more since.
struct GivenBack {
    app: TestApp,
    bot: BotClient,
    ada: AgentClient,
    max: AgentClient,
    ticket: i64,
    conversation: String,
}

async fn given_back() -> GivenBack {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let bot = app.bot_of("Helper", TEAM).await;
    let ada = app.agent("Ada").await;
    let max = app.agent_with_password("Max", Role::Manager).await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.note(ticket, "an inner word").await.expect(200);
    ada.reply(ticket, "I have rebooked you").await.expect(200);
    ada.hand_back(ticket, &json!({ "to": "Helper" }))
        .await
        .expect(200);
    bot.control("c1", &json!({ "action": "accept" }))
        .await
        .expect(200);
    bot.say("c1", "bot", "Your new seat is 12A")
        .await
        .expect(201);
    let conversation = bot.conversation("c1").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    GivenBack {
        app,
        bot,
        ada,
        max,
        ticket,
        conversation,
    }
}

fn texts(answer: &Value) -> Vec<&str> {
    let messages = answer["messages"].as_array().unwrap().iter();
    messages
        .map(|message| message["text"].as_str().unwrap())
        .collect()
}

fn ids(answer: &Value) -> Vec<&str> {
    let found = answer["conversations"].as_array().unwrap().iter();
    found.map(|one| one["id"].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn a_manager_reads_what_the_bot_says_after_a_hand_back_and_an_agent_on_the_ticket() {
    let GivenBack {
        app,
        ada,
        max,
        ticket,
        conversation,
        ..
    } = given_back().await;
    let path = format!("/conversations/{conversation}");
    let whole = max.get(&path).await.expect(200);
    assert_eq!(whole["holder"], "bot");
    assert_eq!(whole["held_by"]["name"], "Helper");
    assert_eq!(whole["tickets"], json!([ticket]));
    let said = texts(&whole);
    for words in [
        "an inner word",
        "I have rebooked you",
        "Your new seat is 12A",
    ] {
        assert!(said.contains(&words), "{words} in {said:?}");
    }
    let page = Browser::sign_in_with(&app, &max.email, PASSWORD).await;
    let page = page.page(&path).await.expect_page(200);
    for words in [
        "Helper speaks with the customer.",
        "Your new seat is 12A",
        &format!("In ticket #{ticket}"),
        &format!("href=\"/tickets/{ticket}\""),
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
    // Ada reads on in the ticket, which shows the same words.
    let sent = ada.get(&path).await;
    assert_eq!(sent.status, 303);
    assert_eq!(sent.header("location"), format!("/tickets/{ticket}"));
    assert!(texts(&ada.ticket(ticket).await).contains(&"Your new seat is 12A"));
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    assert_eq!(bea.get(&path).await.problem(404), "not_found");
    for (agent, status) in [(&ada, 404), (&bea, 404)] {
        let updates = agent.get(&format!("{path}/updates?after=0")).await;
        assert_eq!(updates.status, status);
    }
}

#[actix_web::test]
async fn a_conversation_that_never_had_a_ticket_is_read_by_who_leads_alone() {
    let GivenBack { app, bot, max, .. } = given_back().await;
    bot.say("c2", "customer", "Where is my <b>bag</b>?")
        .await
        .expect(201);
    bot.say("c2", "bot", "It is in Lisbon").await.expect(201);
    let conversation = bot.conversation("c2").await["id"].clone();
    let path = format!("/conversations/{}", conversation.as_str().unwrap());
    let whole = max.get(&path).await.expect(200);
    assert_eq!(
        texts(&whole),
        ["Where is my <b>bag</b>?", "It is in Lisbon"]
    );
    assert_eq!(whole["tickets"], json!([]));
    let tom = app.agent("Tom").await;
    assert_eq!(tom.get(&path).await.problem(404), "not_found");
    let page = Browser::sign_in_with(&app, &max.email, PASSWORD).await;
    let page = page.page(&path).await.expect_page(200);
    assert!(page.contains("it gets a ticket"), "{page}");
    assert!(!page.contains("<b>bag</b>"), "{page}");
    for missing in ["con_unknown", "a%00b"] {
        let answer = max.get(&format!("/conversations/{missing}")).await;
        assert_eq!(answer.problem(404), "not_found");
    }
    for wrong in ["?before=0", "?before=x", "/updates", "/updates?after=-1"] {
        let answer = max.get(&format!("{path}{wrong}")).await;
        assert_eq!(answer.problem(422), "invalid", "{wrong}");
    }
}

#[actix_web::test]
async fn a_whole_conversation_begins_with_what_the_bot_told_and_says_when_a_ticket_was_closed() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot_of("Helper", TEAM).await, app.agent("Ada").await);
    let max = app.agent_with_password("Max", Role::Manager).await;
    bot.say("c1", "customer", "Is my flight on time?")
        .await
        .expect(201);
    let body = json!({
        "conversation": { "external_id": "c1" },
        "transcript": [
            { "role": "customer", "text": "Is my flight on time?" },
            { "role": "bot", "text": "It is cancelled" },
            { "role": "customer", "text": "Then I want my money back" },
        ],
    });
    let ticket = number(&bot.escalate_with(&body).await.expect(201));
    app.clock.advance(Duration::from_secs(14 * 60));
    ada.accept(ticket).await.expect(200);
    ada.hand_back(ticket, &json!({ "to": "Helper" }))
        .await
        .expect(200);
    bot.control("c1", &json!({ "action": "accept" }))
        .await
        .expect(200);
    let conversation = bot.conversation("c1").await["id"].clone();
    let path = format!("/conversations/{}", conversation.as_str().unwrap());
    let page = Browser::sign_in_with(&app, &max.email, PASSWORD).await;
    let page = page.page(&path).await.expect_page(200);
    for words in [
        "Is my flight on time?",
        "It is cancelled",
        "Then I want my money back",
    ] {
        assert_eq!(page.matches(words).count(), 1, "{words} in {page}");
    }
    let line = page.split("talk__tickets").nth(1).unwrap();
    let line = line.split("</section>").next().unwrap();
    assert!(line.contains("handed back"), "{line}");
    assert!(line.contains("datetime=\"2026-05-04T09:14"), "{line}");
}

#[actix_web::test]
async fn the_list_shows_what_bots_hold_the_newest_first_page_by_page() {
    let GivenBack {
        app,
        bot,
        ada,
        max,
        ticket,
        conversation,
    } = given_back().await;
    let other = app.bot_of("Other", TEAM).await;
    other
        .say("o1", "customer", "Anybody there?")
        .await
        .expect(201);
    // What a team holds is no bot's.
    bot.escalate("c9").await;
    let all = max.get("/reports/conversations").await.expect(200);
    let newest = &all["conversations"][0];
    assert_eq!(newest["bot"], "Other");
    assert_eq!(newest["last"]["text"], "Anybody there?");
    assert_eq!(newest["ticket"], Value::Null);
    assert_eq!(all["conversations"][1]["ticket"], ticket);
    assert_eq!(ids(&all).len(), 2);
    let of_helper = max.get("/reports/conversations?bot=Helper").await;
    assert_eq!(ids(&of_helper.expect(200)), [conversation.as_str()]);
    let nobody = max.get("/reports/conversations?bot=Nobody").await;
    assert_eq!(nobody.problem(404), "not_found");
    let wrong = max.get("/reports/conversations?below=x").await;
    assert_eq!(wrong.problem(422), "invalid");
    let refused = ada.get("/reports/conversations").await;
    assert_eq!(refused.problem(403), "forbidden");
    for turn in 0..27 {
        let name = format!("many {turn}");
        other.say(&name, "customer", "Hello").await.expect(201);
    }
    let first = max
        .get("/reports/conversations?bot=Other")
        .await
        .expect(200);
    assert_eq!(ids(&first).len(), 25);
    let next = format!("/reports/conversations?bot=Other&below={}", first["next"]);
    let second = max.get(&next).await.expect(200);
    assert_eq!(ids(&second).len(), 3);
    assert_eq!(second["next"], Value::Null);
    let page = Browser::sign_in_with(&app, &max.email, PASSWORD).await;
    let page = page.page("/reports/conversations").await.expect_page(200);
    assert!(page.contains("below="), "{page}");
    assert!(page.contains("Hello"), "{page}");
}

#[actix_web::test]
async fn what_is_said_with_a_bot_appears_on_the_open_page_of_the_conversation() {
    let GivenBack {
        app,
        bot,
        ada,
        max,
        conversation,
        ..
    } = given_back().await;
    let base = app.url("");
    let base = base.trim_end_matches('/');
    let refused = Socket::of_conversation(base, &ada.token, &conversation).await;
    assert!(refused.is_none(), "an agent hears it through a ticket");
    let mut open = Socket::of_conversation(base, &max.token, &conversation)
        .await
        .unwrap();
    bot.say("c1", "customer", "Thank you").await.expect(201);
    let target = format!("conversation-{conversation}");
    let said = open.next("said", &target).await;
    let html = said["html"].as_str().unwrap();
    assert!(html.contains("Thank you"), "{said}");
    bot.escalate("c1").await;
    let standing = format!("standing-{conversation}");
    while !open.next("replace", &standing).await["html"]
        .as_str()
        .unwrap()
        .contains("waits for the team")
    {}
    // Who was cut off asks for the same.
    let after = said["seq"].as_i64().unwrap() - 1;
    let updates = format!("/conversations/{conversation}/updates?after={after}");
    let updates = max.get(&updates).await.expect(200);
    assert_eq!(updates["frames"][0]["html"], said["html"]);
    assert_eq!(updates["more"], false);
}
