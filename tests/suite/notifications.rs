//! Mentions, following, and what an agent is told of both: once, in time, and nothing of what they may not read.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use baton::domain::base::words::Role;
use serde_json::{Value, json};
use std::time::Duration;

/// What an agent was told, the newest first: kind and ticket.
async fn told(agent: &AgentClient) -> Vec<(String, i64)> {
    let page = agent.get("/notifications").await.expect(200);
    let told = page["notifications"].as_array().unwrap().iter();
    told.map(|told| {
        let kind = told["kind"].as_str().unwrap().to_owned();
        (kind, number(told))
    })
    .collect()
}

async fn unread(agent: &AgentClient) -> Value {
    agent.get("/queue/counts").await.expect(200)["notifications"].clone()
}

fn list(told: &[(&str, i64)]) -> Vec<(String, i64)> {
    let told = told.iter();
    told.map(|(kind, ticket)| ((*kind).to_owned(), *ticket))
        .collect()
}

#[actix_web::test]
async fn who_is_mentioned_and_may_read_the_note_is_told_and_the_others_are_named_to_its_writer() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    let max = app.manager("Max").await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let text = "@Ben and @max: what do we do? @Bea knows. @Ada, @Nobody.";
    let body = json!({ "text": text, "client_id": "c_note" });
    for _ in 0..2 {
        let noted = ada.command(ticket, "note", &body).await.expect(200);
        assert_eq!(noted["out_of_reach"], json!(["Bea"]), "also of a retry");
    }
    for agent in [&ben, &max] {
        assert_eq!(told(agent).await, list(&[("mentioned", ticket)]));
        assert_eq!(unread(agent).await, 1);
    }
    for agent in [&ada, &bea] {
        assert_eq!(told(agent).await, list(&[]));
        assert_eq!(unread(agent).await, 0);
    }
    let page = ben.get("/notifications").await.expect(200);
    assert_eq!(page["notifications"][0]["by"], "Ada");
    assert_eq!(page["notifications"][0]["text"], text);
    // Nothing of it reaches the bot.
    assert!(!format!("{:?}", bot.events("c1").await).contains("what do we do"));
}

#[actix_web::test]
async fn a_note_of_a_colleague_at_an_own_ticket_is_told_once_and_an_own_note_never() {
    let app = TestApp::spawn().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.note(ticket, "mine").await.expect(200);
    ben.note(ticket, "his").await.expect(200);
    assert_eq!(told(&ada).await, list(&[("note", ticket)]));
    ben.note(ticket, "@Ada, look").await.expect(200);
    let both = list(&[("mentioned", ticket), ("note", ticket)]);
    assert_eq!(told(&ada).await, both, "a mention is not told twice");
    assert_eq!(told(&ben).await, list(&[]));
}

#[actix_web::test]
async fn who_handed_a_ticket_back_hears_when_it_comes_back_until_they_stop() {
    let app = TestApp::spawn().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.hand_back(ticket, &json!({})).await.expect(200);
    let page = ada.get("/notifications").await.expect(200);
    assert_eq!(page["handed_back"][0]["number"], ticket);
    bot.control("c1", &json!({ "action": "decline" }))
        .await
        .expect(200);
    assert_eq!(told(&ada).await, list(&[("came_back", ticket)]));
    assert_eq!(told(&ben).await, list(&[]), "he does not follow it");
    let page = ada.get("/notifications").await.expect(200);
    assert_eq!(page["handed_back"], json!([]));
    ben.accept(ticket).await.expect(200);
    ben.resolve(ticket).await.expect(200);
    let both = list(&[("resolved", ticket), ("came_back", ticket)]);
    assert_eq!(told(&ada).await, both);
    // The next ticket of the conversation is another one.
    app.pass(Duration::from_secs(8 * 24 * 3600)).await;
    let next = number(&bot.escalate("c1").await);
    assert_ne!(next, ticket);
    let all = list(&[
        ("escalated_again", next),
        ("resolved", ticket),
        ("came_back", ticket),
    ]);
    assert_eq!(told(&ada).await, all);
    let off = json!({ "follow": false });
    for _ in 0..2 {
        ada.command(next, "follow", &off).await.expect(200);
    }
    ben.accept(next).await.expect(200);
    ben.resolve(next).await.expect(200);
    assert_eq!(told(&ada).await, all);
}

#[actix_web::test]
async fn a_transfer_tells_who_is_asked_and_its_giver_how_it_ended() {
    let app = TestApp::spawn().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let to_ben = json!({ "agent": "Ben", "mode": "warm" });
    ada.command(ticket, "transfer", &to_ben).await.expect(200);
    assert_eq!(told(&ben).await, list(&[("transferred", ticket)]));
    ben.command(ticket, "decline", &json!({ "reason": "busy" }))
        .await
        .expect(200);
    assert_eq!(told(&ada).await, list(&[("transfer_declined", ticket)]));
    let to_ben = json!({ "agent": "Ben", "mode": "cold" });
    ada.command(ticket, "transfer", &to_ben).await.expect(200);
    assert_eq!(told(&ben).await.len(), 2);
    ben.accept(ticket).await.expect(200);
    let first = told(&ada).await.remove(0);
    assert_eq!(first, ("transfer_accepted".to_owned(), ticket));
}

#[actix_web::test]
async fn what_an_agent_may_no_longer_read_is_neither_shown_nor_counted() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.note(ticket, "@Ben, an inner word").await.expect(200);
    assert_eq!(unread(&ben).await, 1);
    let away = json!({ "team": "Billing", "mode": "cold" });
    ada.command(ticket, "transfer", &away).await.expect(200);
    assert_eq!((told(&ben).await, unread(&ben).await), (vec![], json!(0)));
    let on = json!({ "follow": true });
    let gone = ben.command(ticket, "follow", &on).await;
    assert_eq!(gone.problem(404), "not_found");
    // What happens there goes on without him.
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    bea.accept(ticket).await.expect(200);
    bea.resolve(ticket).await.expect(200);
    assert_eq!(told(&ben).await, list(&[]));
}

#[actix_web::test]
async fn reading_the_ticket_or_marking_it_reads_a_notification() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    for text in ["@Ben, one", "@Ben, two", "@Ben, three"] {
        ada.note(ticket, text).await.expect(200);
    }
    assert_eq!(unread(&ben).await, 3);
    let page = ben.get("/notifications").await.expect(200);
    let newest = page["notifications"][0]["id"].as_i64().unwrap();
    let one = json!({ "notification": newest });
    ben.post("/notifications/read", &one).await.expect(204);
    assert_eq!(unread(&ben).await, 2);
    // Somebody else's is nobody's to mark.
    let all = json!({ "up_to": newest });
    ada.post("/notifications/read", &all).await.expect(204);
    assert_eq!(unread(&ben).await, 2);
    let browser = Browser::sign_in(&app, &ben).await;
    let shown = browser.page("/notifications").await.expect_page(200);
    assert!(shown.contains("Ada mentioned you"), "{shown}");
    assert!(shown.contains("Mark all as read"), "{shown}");
    browser
        .page(&format!("/tickets/{ticket}"))
        .await
        .expect_page(200);
    assert_eq!(unread(&ben).await, 0);
    let shown = browser.page("/notifications").await.expect_page(200);
    assert!(!shown.contains("Mark all as read"), "{shown}");
    let nothing = ben.post("/notifications/read", &json!({})).await;
    assert_eq!(nothing.status, 422);
    let wrong = ben.get("/notifications?below=x").await;
    assert_eq!(wrong.status, 422);
}

#[actix_web::test]
async fn what_happened_to_many_tickets_at_once_is_one_entry_that_is_read_at_once() {
    let app = TestApp::spawn().await;
    let (bot, ben) = (app.bot().await, app.agent("Ben").await);
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let mut tickets = Vec::new();
    for conversation in ["c1", "c2", "c3", "c4"] {
        let ticket = number(&bot.escalate(conversation).await);
        ada.accept(ticket).await.expect(200);
        tickets.push(ticket);
    }
    let late = tickets.pop().unwrap();
    let to_ben = json!({ "agent": "Ben", "mode": "warm" });
    let busy = json!({ "reason": "busy" });
    for ticket in [late].iter().chain(&tickets) {
        ada.command(*ticket, "transfer", &to_ben).await.expect(200);
        ben.command(*ticket, "decline", &busy).await.expect(200);
        if *ticket == late {
            app.clock.advance(Duration::from_secs(11 * 60));
        }
    }
    let browser = Browser::sign_in(&app, &ada).await;
    let shown = browser.page("/notifications").await.expect_page(200);
    let headline = "Ben declined 3 of your transfers";
    assert_eq!(shown.matches(headline).count(), 2, "{shown}");
    assert!(shown.contains("Ben declined your transfer<"), "{shown}");
    assert_eq!(told(&ada).await.len(), 4, "programs read each of them");
    let ids: Vec<String> = shown
        .split("name=\"pick.notification\" value=\"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect();
    assert_eq!(ids.len(), 4, "{shown}");
    let group: Vec<(&str, &str)> = ids[..3]
        .iter()
        .map(|id| ("pick.notification", id.as_str()))
        .collect();
    // The headline counts them all; how many of them are left is told beside it, as the number in the navigation.
    assert!(!shown.contains("unread</span>"), "{shown}");
    browser.form("/notifications/read", &group[..1]).await;
    let shown = browser.page("/notifications").await.expect_page(200);
    assert!(shown.contains(headline), "{shown}");
    assert!(shown.contains("2 unread</span>"), "{shown}");
    assert_eq!(unread(&ada).await, 3);
    browser.form("/notifications/read", &group).await;
    assert_eq!(unread(&ada).await, 1);
    let rest = json!({ "notifications": [ids[3].parse::<i64>().unwrap()] });
    ada.post("/notifications/read", &rest).await.expect(204);
    assert_eq!(unread(&ada).await, 0);
    let wrong = json!({ "notifications": ["x"] });
    let wrong = ada.post("/notifications/read", &wrong).await;
    assert_eq!(wrong.status, 422);
    let wrong = browser
        .form("/notifications/read", &[("pick.notification", "x")])
        .await;
    assert_eq!(wrong.status, 422);
}

#[actix_web::test]
async fn a_mention_stands_out_in_the_thread_and_a_closed_ticket_shows_what_the_bot_says_after_it() {
    let app = TestApp::spawn().await;
    let (bot, ben) = (app.bot().await, app.agent("Ben").await);
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let mut screen = ben.live(None).await;
    ada.note(ticket, "Ask @Ben <b>now</b>").await.expect(200);
    screen.next("bell", "").await;
    let path = format!("/tickets/{ticket}");
    let page = browser.page(&path).await.expect_page(200);
    let marked = r#"Ask <span class="mention">@Ben</span> &#60;b&#62;now"#;
    assert!(page.contains(marked), "{page}");
    ada.hand_back(ticket, &json!({})).await.expect(200);
    bot.control("c1", &json!({ "action": "accept" }))
        .await
        .expect(200);
    let page = browser.page(&path).await.expect_page(200);
    assert!(page.contains("You will be notified if it comes back"));
    let mut open = ada.live(Some(ticket)).await;
    bot.say("c1", "bot", "Back with the bot").await.expect(201);
    let thread = format!("thread-{ticket}");
    while !open.next("append", &thread).await["html"]
        .as_str()
        .unwrap()
        .contains("Back with the bot")
    {}
    let page = browser.page(&path).await.expect_page(200);
    assert!(page.contains("Back with the bot"));
}

#[actix_web::test]
async fn old_notifications_are_removed() {
    let app = TestApp::spawn().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.note(ticket, "@Ben, look").await.expect(200);
    let days = |days: u64| Duration::from_secs(days * 24 * 3600);
    app.clock.advance(days(29));
    app.services.timekeeper().sweep().await.unwrap();
    assert_eq!(told(&ben).await, list(&[("mentioned", ticket)]));
    app.clock.advance(days(2));
    app.services.timekeeper().sweep().await.unwrap();
    assert_eq!(told(&ben).await, list(&[]));
}

#[actix_web::test]
async fn a_page_ends_where_a_happening_ends() {
    let app = TestApp::spawn().await;
    let (bot, ben) = (app.bot().await, app.agent("Ben").await);
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let mut tickets = Vec::new();
    for conversation in 0..8 {
        let ticket = number(&bot.escalate(&format!("c{conversation}")).await);
        ada.accept(ticket).await.expect(200);
        tickets.push(ticket);
    }
    ben.note(tickets[0], "Earlier").await.expect(200);
    app.clock.advance(Duration::from_secs(11 * 60));
    for ticket in tickets.iter().cycle().take(56) {
        ben.note(*ticket, "Look").await.expect(200);
    }
    let first = ada.get("/notifications").await.expect(200);
    assert_eq!(first["notifications"].as_array().unwrap().len(), 56);
    let below = first["below"].as_i64().unwrap();
    let rest = ada.get(&format!("/notifications?below={below}")).await;
    let rest = rest.expect(200);
    assert_eq!(rest["notifications"].as_array().unwrap().len(), 1);
    assert!(rest["below"].is_null(), "{rest}");
    let browser = Browser::sign_in(&app, &ada).await;
    let shown = browser.page("/notifications").await.expect_page(200);
    let (_, which) = shown.split_once("told__which").unwrap();
    let (which, _) = which.split_once("</summary>").unwrap();
    assert_eq!(which.matches('#').count(), 6, "{which}");
    assert!(which.contains("<span>+2</span>"), "{which}");
}

#[actix_web::test]
async fn what_was_undone_before_anybody_read_it_is_no_news() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let (ada, ben, cleo) = (
        app.agent("Ada").await,
        app.agent("Ben").await,
        app.agent("Cleo").await,
    );
    let ticket = number(&bot.escalate("c1").await);
    let on = json!({ "follow": true });
    for follower in [&ben, &cleo] {
        follower.command(ticket, "follow", &on).await.expect(200);
    }
    ada.accept(ticket).await.expect(200);
    let bulk = async |body: Value| ada.post("/queue/bulk", &body).await.expect(200);
    let resolved = bulk(json!({ "do": "resolve", "tickets": [ticket] })).await;
    assert_eq!(told(&ben).await, list(&[("resolved", ticket)]));
    let page = cleo.get("/notifications").await.expect(200);
    let read = json!({ "notifications": [page["notifications"][0]["id"]] });
    cleo.post("/notifications/read", &read).await.expect(204);
    let seq = &resolved["results"][0]["undo"];
    let undo = json!({ "do": "undo", "tickets": [{ "number": ticket, "seq": seq }] });
    bulk(undo).await;
    assert_eq!(told(&ben).await, list(&[]));
    assert_eq!(unread(&ben).await, 0);
    // Who had read it hears that it is no longer so.
    let both = list(&[("reopened", ticket), ("resolved", ticket)]);
    assert_eq!(told(&cleo).await, both);
    // Without an undo it stays news that it was resolved, and that it was reopened.
    ada.resolve(ticket).await.expect(200);
    ada.command(ticket, "reopen", &json!({})).await.expect(200);
    assert_eq!(told(&ben).await, both);
}

#[actix_web::test]
async fn who_answers_an_offer_has_read_of_it() {
    let app = TestApp::spawn().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    for conversation in ["c1", "c2", "c3"] {
        let ticket = number(&bot.escalate(conversation).await);
        ada.accept(ticket).await.expect(200);
        let to = json!({ "to": "agent:Ben" });
        ada.command(ticket, "transfer", &to).await.expect(200);
    }
    assert_eq!(unread(&ben).await, 3);
    ben.accept(1).await.expect(200);
    assert_eq!(unread(&ben).await, 2);
    ben.command(2, "decline", &json!({})).await.expect(200);
    assert_eq!(unread(&ben).await, 1);
}
