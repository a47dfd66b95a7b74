//! What an agent sets by hand or gives away at the end of a shift: priority, back in the queue, and all at once.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::number;
use crate::support::answer::Answer;
use crate::support::bot::BotClient;
use baton::domain::base::words::Role;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

#[actix_web::test]
async fn a_priority_that_an_agent_sets_changes_the_order_and_the_deadline() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let (first, second) = (
        number(&bot.escalate("c1").await),
        number(&bot.escalate("c2").await),
    );
    assert_eq!(ada.queue("team").await, [first, second]);
    let due = ada.ticket(second).await["ticket"]["due_at"].clone();
    let urgent = json!({ "priority": "urgent" });
    let set = ada.command(second, "priority", &urgent).await.expect(200);
    assert_eq!(set["ticket"]["priority"], "urgent");
    assert_ne!(set["ticket"]["due_at"], due);
    assert_eq!(ada.queue("team").await, [second, first]);
    let back = json!({ "priority": "normal" });
    let set = ada.command(second, "priority", &back).await.expect(200);
    assert_eq!(set["ticket"]["due_at"], due);
    for bad in [
        json!({}),
        json!({ "priority": "huge" }),
        json!({ "priority": 3 }),
    ] {
        let refused = ada.command(second, "priority", &bad).await;
        assert_eq!(refused.problem(422), "invalid", "{bad}");
    }
}

#[actix_web::test]
async fn an_agent_who_sets_a_priority_owes_nobody_an_answer_by_it() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "One moment").await.expect(200);
    let until = json!({ "minutes": 60 });
    ada.command(ticket, "snooze", &until).await.expect(200);
    let high = json!({ "priority": "high" });
    let set = ada.command(ticket, "priority", &high).await.expect(200);
    assert_eq!(set["ticket"]["status"], "snoozed");
    assert_eq!(set["ticket"]["unanswered_since"], Value::Null);
    ada.resolve(ticket).await;
    let closed = ada
        .command(ticket, "priority", &json!({ "priority": "low" }))
        .await;
    assert_eq!(closed.problem(409), "ticket_closed");
}

#[actix_web::test]
async fn a_ticket_is_put_back_in_the_queue_it_came_from() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let back = json!({ "to": "queue:own", "note": "my shift is over" });
    let put = ada.command(ticket, "transfer", &back).await.expect(200);
    assert_eq!(put["ticket"]["status"], "waiting");
    assert_eq!(put["ticket"]["agent"], Value::Null);
}

/// A ticket, and one that comes a minute later.
async fn two_in_line(bot: &BotClient, app: &TestApp) -> (i64, i64) {
    let first = number(&bot.escalate("c1").await);
    app.clock.advance(Duration::from_secs(60));
    (first, number(&bot.escalate("c2").await))
}

#[actix_web::test]
async fn what_is_put_back_unanswered_keeps_its_place_in_line() {
    let back = json!({ "to": "queue:own" });
    for minutes in [0, 3, 30] {
        let app = TestApp::spawn().await;
        let (bot, ada) = (app.bot().await, app.agent("Ada").await);
        let (first, second) = two_in_line(&bot, &app).await;
        let due = ada.ticket(first).await["ticket"]["due_at"].clone();
        ada.accept(first).await.expect(200);
        app.clock.advance(Duration::from_secs(minutes * 60));
        let put = ada.command(first, "transfer", &back).await.expect(200);
        let at_once = app.clock.now().plus(Duration::from_secs(1)).to_string();
        let is_late = due.as_str().unwrap() < at_once.as_str();
        let (place, expected) = match is_late {
            // Due as soon as it is back: behind what is overdue, before all the rest.
            true => (1, json!(at_once)),
            false => (0, due),
        };
        let fresh = number(&bot.escalate("c3").await);
        let mut line = vec![second, fresh];
        line.insert(place, first);
        assert_eq!(ada.queue("team").await, line, "after {minutes}");
        assert_eq!(put["ticket"]["due_at"], expected);
    }
}

#[actix_web::test]
async fn the_team_is_told_at_once_of_what_is_put_back_too_late() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let bea = app.agent("Bea").await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    app.clock.advance(Duration::from_secs(30 * 60));
    let back = json!({ "to": "queue:own" });
    ada.command(ticket, "transfer", &back).await.expect(200);
    app.pass(Duration::from_secs(1)).await;
    let mails = app.deliver_all().await;
    let mut told = mails.iter().filter(|mail| mail.to == bea.email);
    assert!(told.any(|mail| mail.subject.contains("Nobody has accepted")));
}

#[actix_web::test]
async fn what_is_put_back_answered_goes_to_the_end_of_the_line() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let (first, second) = two_in_line(&bot, &app).await;
    ada.accept(first).await.expect(200);
    ada.reply(first, "One moment").await.expect(200);
    app.clock.advance(Duration::from_secs(1));
    let back = json!({ "to": "queue:own" });
    ada.command(first, "transfer", &back).await.expect(200);
    assert_eq!(ada.queue("team").await, [second, first]);
}

#[actix_web::test]
async fn each_ticket_is_handed_over_by_itself_and_what_is_not_ones_own_is_refused() {
    let app = TestApp::spawn().await;
    let (bot, ada, bea) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Bea").await,
    );
    let mut own = Vec::new();
    for conversation in ["c1", "c2", "c3"] {
        let ticket = number(&bot.escalate(conversation).await);
        ada.accept(ticket).await.expect(200);
        own.push(ticket);
    }
    let theirs = number(&bot.escalate("c4").await);
    bea.accept(theirs).await.expect(200);
    let listed = ada.get("/me/hand-over").await.expect(200);
    assert_eq!(listed["tickets"].as_array().unwrap().len(), 3);
    let body = json!({ "tickets": [own[0], theirs, own[1], own[1], 999_999], "note": "bye" });
    let given = ada.post("/me/hand-over", &body).await.expect(200);
    let results = given["results"].as_array().unwrap().iter();
    let done: Vec<(i64, bool)> = results
        .map(|one| (one["number"].as_i64().unwrap(), one["done"] == true))
        .collect();
    let expected = [
        (own[0], true),
        (theirs, false),
        (own[1], true),
        (999_999, false),
    ];
    assert_eq!(done, expected);
    assert_eq!(ada.ticket(own[0]).await["ticket"]["status"], "waiting");
    assert_eq!(bea.ticket(theirs).await["ticket"]["agent"]["name"], "Bea");
    assert_eq!(
        ada.get("/me/hand-over").await.expect(200)["tickets"],
        json!([own[2]])
    );
    for bad in [
        json!({}),
        json!({ "tickets": [] }),
        json!({ "tickets": ["x"] }),
        json!({ "tickets": [own[2]], "to": "team" }),
    ] {
        let refused = ada.post("/me/hand-over", &bad).await;
        assert_eq!(refused.problem(422), "invalid", "{bad}");
    }
}

#[actix_web::test]
async fn a_shift_is_handed_over_without_a_script() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let browser = Browser::sign_in(&app, &ada).await;
    let page = browser.page("/me/hand-over").await;
    assert!(
        page.text.contains(&format!("value=\"{ticket}\" checked")),
        "{}",
        page.text
    );
    let none = browser.form("/me/hand-over", &[("to", "queue:own")]).await;
    assert_eq!(none.status, 422);
    let number = ticket.to_string();
    let fields = [("pick.ticket", number.as_str()), ("to", "queue:own")];
    let done = browser.form("/me/hand-over", &fields).await;
    assert_eq!(done.status, 200);
    assert!(
        done.text.contains("One ticket was handed over."),
        "{}",
        done.text
    );
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "waiting");
}

#[actix_web::test]
async fn a_shift_that_is_handed_to_a_colleague_can_be_taken_back_and_its_agent_goes() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let bea = app.agent("Bea").await;
    let mut own = Vec::new();
    for conversation in ["c1", "c2"] {
        let ticket = number(&bot.escalate(conversation).await);
        ada.accept(ticket).await.expect(200);
        own.push(ticket);
    }
    let browser = Browser::sign_in(&app, &ada).await;
    let draft = json!({ "kind": "reply", "text": "I have asked the airport" });
    let path = format!("/tickets/{}/draft", own[0]);
    let kept = ada.request(Method::PUT, &path).json(&draft);
    assert_eq!(Answer::of(kept).await.status, 204);
    let page = browser.page("/me/hand-over").await;
    assert_eq!(page.text.matches("unsent reply").count(), 1);
    assert!(
        page.text.contains("Bea, offline, 0 tickets"),
        "{}",
        page.text
    );
    let (first, second) = (own[0].to_string(), own[1].to_string());
    let to = format!("agent-id:{}", bea.id);
    let fields = [
        ("pick.ticket", first.as_str()),
        ("pick.ticket", second.as_str()),
        ("to", to.as_str()),
        ("away", "true"),
        ("note", "Please call\nthem"),
    ];
    let done = browser.form("/me/hand-over", &fields).await;
    assert!(
        done.text
            .contains("2 tickets were offered to Bea, who is offline or away."),
        "{}",
        done.text
    );
    assert_eq!(ada.get("/me").await.expect(200)["agent"]["away"], true);
    let value = |ticket: i64| {
        let (_, rest) = done.text.split_once(&format!("value=\"{ticket}:")).unwrap();
        let (seq, _) = rest.split_once('"').unwrap();
        format!("{ticket}:{seq}")
    };
    let (first, second) = (value(own[0]), value(own[1]));
    let fields = [
        ("do", "undo"),
        ("pick.ticket", first.as_str()),
        ("pick.ticket", second.as_str()),
        ("away", "false"),
        ("note", "Please call\r\nthem"),
    ];
    let says = r#"<input type="hidden" name="away" value="false">"#;
    assert!(done.text.contains(says), "{}", done.text);
    assert!(
        done.text.contains("value=\"Please call\nthem\""),
        "{}",
        done.text
    );
    let undone = browser.form("/me/hand-over", &fields).await;
    assert!(
        undone.text.contains("Undone for 2 tickets."),
        "{}",
        undone.text
    );
    assert!(!undone.text.contains(">Undo</button>"), "{}", undone.text);
    assert!(
        undone.text.contains("Please call\nthem</textarea>"),
        "{}",
        undone.text
    );
    let me = ada.get("/me").await.expect(200);
    assert_eq!(me["agent"]["away"], false, "as before the hand-over");
    for ticket in &own {
        let told = ada.ticket(*ticket).await;
        assert_eq!(told["ticket"]["status"], "active");
        assert_eq!(told["ticket"]["agent"]["name"], "Ada");
    }
    for ticket in own {
        let back = json!({ "to": "queue:own" });
        ada.command(ticket, "transfer", &back).await.expect(200);
        bea.accept(ticket).await.expect(200);
    }
    let away = json!({ "away": true });
    ada.post("/me/away", &away).await.expect(200);
    let late = browser.form("/me/hand-over", &fields).await;
    let me = ada.get("/me").await.expect(200);
    assert_eq!(me["agent"]["away"], true, "nothing was undone");
    assert!(late.text.contains("Nothing was undone"), "{}", late.text);
    assert_eq!(late.text.matches("Somebody else has acted").count(), 1);
}

#[actix_web::test]
async fn who_is_offered_a_shift_reads_who_gives_it_and_why_as_long_as_it_is_offered() {
    let app = TestApp::spawn().await;
    let (bot, ada, bea) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Bea").await,
    );
    for conversation in ["c1", "c2"] {
        let ticket = number(&bot.escalate(conversation).await);
        ada.accept(ticket).await.expect(200);
    }
    let body = json!({ "tickets": [1, 2], "to": "agent:Bea", "note": "**bye**" });
    ada.post("/me/hand-over", &body).await.expect(200);
    let given = |number: i64| {
        json!({
            "number": number,
            "customer": "Maria Lindqvist",
            "giver": "Ada",
            "note": "bye",
            "due": "2026-05-04T09:01:00.000000Z",
        })
    };
    let offers = bea.get("/me/offers").await.expect(200);
    assert_eq!(offers["offers"], json!([given(1), given(2)]));
    bea.accept(1).await.expect(200);
    let offers = bea.get("/me/offers").await.expect(200);
    assert_eq!(offers["offers"], json!([given(2)]));
    let none = ada.get("/me/offers").await.expect(200);
    assert_eq!(none["offers"], json!([]));
}
