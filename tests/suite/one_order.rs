//! Urgent first, in one order everywhere: the place a customer is told, the list, "next", offers and deadlines agree.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::domain::team::hours::TeamHours;
use baton::services::{SetAgent, SetTeam};
use serde_json::{Value, json};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

async fn escalate(bot: &BotClient, conversation: &str, priority: &str, reason: &str) -> Value {
    let mut body = escalation(conversation);
    body["priority"] = json!(priority);
    body["trigger"] = json!({ "reason": reason, "message_id": conversation });
    bot.escalate_with(&body).await.expect(201)
}

/// The place that a repeated escalation is told.
async fn position(bot: &BotClient, conversation: &str, priority: &str, reason: &str) -> i64 {
    let mut body = escalation(conversation);
    body["priority"] = json!(priority);
    body["trigger"] = json!({ "reason": reason, "message_id": conversation });
    let again = bot.escalate_with(&body).await.expect(200);
    again["queue"]["position"].as_i64().unwrap()
}

/// A mixed queue, a minute between each and the next: name, priority, reason.
const MIXED: [(&str, &str, &str); 8] = [
    ("old low", "low", "other"),
    ("old normal", "normal", "user_requested"),
    ("danger", "low", "safety"),
    ("high", "high", "vip"),
    ("new normal", "normal", "other"),
    ("urgent", "urgent", "user_requested"),
    ("new low", "low", "other"),
    ("last danger", "urgent", "safety"),
];

/// By when they are due: a normal one after five minutes, an urgent one after a quarter of them, a high one after half, a
/// low one after twice as much.
const EXPECTED: [&str; 8] = [
    "last danger",
    "danger",
    "high",
    "old normal",
    "urgent",
    "new normal",
    "old low",
    "new low",
];

async fn mixed_queue(app: &TestApp, bot: &BotClient) -> Vec<(String, i64)> {
    let mut tickets = Vec::new();
    for (name, priority, reason) in MIXED {
        let answer = escalate(bot, name, priority, reason).await;
        tickets.push((name.to_owned(), number(&answer)));
        app.clock.advance(MINUTE);
    }
    tickets
}

fn names(tickets: &[(String, i64)], numbers: &[i64]) -> Vec<String> {
    let name = |wanted: &i64| {
        let found = tickets.iter().find(|(_, number)| number == wanted);
        found.unwrap().0.clone()
    };
    numbers.iter().map(name).collect()
}

#[actix_web::test]
async fn urgent_comes_first_in_the_list_the_places_the_offers_and_the_deadlines_alike() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (
        app.bot().await,
        app.agent_with_password("Ada", Role::Agent).await,
    );
    let tickets = mixed_queue(&app, &bot).await;
    let in_order = |numbers: &[i64]| names(&tickets, numbers);
    // The list, for programs and on the page.
    let listed = ada.queue("team").await;
    assert_eq!(in_order(&listed), EXPECTED);
    let browser = Browser::sign_in(&app, &ada).await;
    let page = browser.page("/queue?view=team").await.expect_page(200);
    let rows: Vec<i64> = page
        .split("id=\"row-")
        .skip(1)
        .map(|row| row.split_once('"').unwrap().0.parse().unwrap())
        .collect();
    assert_eq!(rows, listed);
    // What the browser sorts pushed rows by gives the same.
    let mut pushed: Vec<(String, i64)> = page
        .split("<li id=\"row-")
        .skip(1)
        .map(|row| {
            let number = row.split_once('"').unwrap().0.parse().unwrap();
            let order = row.split_once("data-order=\"").unwrap().1;
            (order.split_once('"').unwrap().0.to_owned(), number)
        })
        .collect();
    pushed.sort();
    let pushed: Vec<i64> = pushed.into_iter().map(|(_, number)| number).collect();
    assert_eq!(pushed, listed);
    // Page by page.
    let mut paged = Vec::new();
    for status in ["waiting"] {
        let page = ada
            .get(&format!("/queue?view=team&status={status}"))
            .await
            .expect(200);
        paged.extend(
            page["tickets"]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| row["number"].as_i64().unwrap()),
        );
    }
    assert_eq!(paged, listed);
    // The deadlines, but for who is in danger.
    let page = ada.get("/queue?view=team").await.expect(200);
    let due: Vec<&str> = page["tickets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["due_at"].as_str().unwrap())
        .collect();
    assert!(due[2..].is_sorted(), "{due:?}");
    // The place each customer is told.
    for (place, name) in EXPECTED.iter().enumerate() {
        let (_, priority, reason) = MIXED.iter().find(|(of, _, _)| of == name).unwrap();
        assert_eq!(
            position(&bot, name, priority, reason).await,
            place as i64 + 1,
            "{name}"
        );
    }
    // "Resolve and next" goes down the list as it is then, and begins again at its end.
    let mut at = listed[0];
    for _ in 0..4 {
        ada.accept(at).await.expect(200);
        let now = ada.queue("team").await;
        let below = now.iter().skip_while(|number| **number != at).nth(1);
        let next = *below.unwrap_or(&now[0]);
        let path = format!("/tickets/{at}/resolve?view=team");
        let resolved = browser.form(&path, &[("then", "next")]).await;
        let to = resolved.header("location");
        assert!(
            to.starts_with(&format!("/tickets/{next}?")),
            "{to} instead of {next}"
        );
        at = next;
    }
    // Offers, to somebody with one place.
    app.team_offers().await;
    let one_place = SetAgent {
        capacity: Some(1),
        ..SetAgent::default()
    };
    app.services
        .teams()
        .set_agent(ada.email.clone(), one_place)
        .await
        .unwrap();
    let left = ada.queue("team").await;
    let mut offered = Vec::new();
    for _ in &left {
        app.online(&ada).await;
        assert_eq!(app.offer().await, 1, "one at a time");
        let mine = ada.get("/queue?view=mine").await.expect(200);
        let mine = mine["tickets"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["status"] == "offered");
        let ticket = mine.unwrap()["number"].as_i64().unwrap();
        offered.push(ticket);
        ada.accept(ticket).await.expect(200);
        ada.resolve(ticket).await.expect(200);
    }
    assert_eq!(in_order(&offered), in_order(&left));
}

#[actix_web::test]
async fn what_is_urgent_stands_on_the_first_page_of_a_long_queue() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    for turn in 0..55 {
        escalate(&bot, &format!("c{turn}"), "low", "other").await;
    }
    app.clock.advance(MINUTE);
    let urgent = escalate(&bot, "urgent", "urgent", "other").await;
    let danger = escalate(&bot, "danger", "low", "safety").await;
    assert_eq!(urgent["queue"]["position"], 1);
    assert_eq!(danger["queue"]["position"], 1);
    let listed = ada.queue("team").await;
    assert_eq!(listed.len(), 50, "a page");
    assert_eq!(listed[..2], [number(&danger), number(&urgent)]);
}

#[actix_web::test]
async fn a_team_sets_how_soon_each_priority_is_accepted() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let due =
        async |ada: &AgentClient, ticket: i64| ada.ticket(ticket).await["ticket"]["due_at"].clone();
    let of =
        async |name: &str, priority: &str| number(&escalate(&bot, name, priority, "other").await);
    let (urgent, high) = (of("a", "urgent").await, of("b", "high").await);
    let (normal, low) = (of("c", "normal").await, of("d", "low").await);
    assert_eq!(due(&ada, urgent).await, "2026-05-04T09:01:15.000000Z");
    assert_eq!(due(&ada, high).await, "2026-05-04T09:02:30.000000Z");
    assert_eq!(due(&ada, normal).await, "2026-05-04T09:05:00.000000Z");
    assert_eq!(due(&ada, low).await, "2026-05-04T09:10:00.000000Z");
    let set = SetTeam {
        accept_urgent_within: Some(Duration::from_secs(20)),
        accept_low_within: Some(Duration::from_secs(3600)),
        ..SetTeam::default()
    };
    app.services
        .teams()
        .set_team(TEAM.into(), set)
        .await
        .unwrap();
    let (urgent, high, low) = (
        of("e", "urgent").await,
        of("f", "high").await,
        of("g", "low").await,
    );
    assert_eq!(due(&ada, urgent).await, "2026-05-04T09:00:20.000000Z");
    assert_eq!(
        due(&ada, high).await,
        "2026-05-04T09:02:30.000000Z",
        "as before"
    );
    assert_eq!(due(&ada, low).await, "2026-05-04T10:00:00.000000Z");
    // People are told by the same clock.
    assert_eq!(app.pass(Duration::from_secs(21)).await, 1);
}

#[actix_web::test]
async fn a_ticket_that_becomes_more_urgent_moves_up_at_once() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let first = number(&escalate(&bot, "a", "normal", "other").await);
    app.clock.advance(MINUTE);
    let second = escalate(&bot, "b", "low", "other").await;
    assert_eq!(ada.queue("team").await, [first, number(&second)]);
    let mut body = escalation("b");
    body["priority"] = json!("urgent");
    body["trigger"]["message_id"] = json!("again");
    let again = bot.escalate_with(&body).await.expect(200);
    assert_eq!(again["queue"]["position"], 1);
    assert_eq!(ada.queue("team").await, [number(&second), first]);
}

#[actix_web::test]
async fn asking_again_for_a_person_wakes_what_was_put_off_and_starts_the_clock() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let opened = escalate(&bot, "a", "normal", "other").await;
    let ticket = number(&opened);
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "Hello").await.expect(200);
    let put_off = json!({ "minutes": 1440 });
    ada.command(ticket, "snooze", &put_off).await.expect(200);
    let mut body = escalation("a");
    body["trigger"]["message_id"] = json!("again");
    bot.escalate_with(&body).await.expect(200);
    let woken = ada.ticket(ticket).await;
    assert_eq!(woken["ticket"]["status"], "active");
    assert_eq!(
        woken["ticket"]["unanswered_since"],
        "2026-05-04T09:00:00.000000Z"
    );
    ada.reply(ticket, "Here I am").await.expect(200);
    app.clock.advance(MINUTE);
    body["trigger"]["message_id"] = json!("once more");
    bot.escalate_with(&body).await.expect(200);
    let asked = ada.ticket(ticket).await;
    assert_eq!(
        asked["ticket"]["unanswered_since"],
        "2026-05-04T09:01:00.000000Z"
    );
    // Again, without anything new: the clock began when it was asked.
    app.clock.advance(MINUTE);
    bot.escalate_with(&body).await.expect(200);
    assert_eq!(
        ada.ticket(ticket).await["ticket"]["unanswered_since"],
        asked["ticket"]["unanswered_since"]
    );
    // A patch that raises the priority does the same.
    ada.command(ticket, "snooze", &put_off).await.expect(200);
    let path = format!("/tickets/{}", opened["ticket"]["id"].as_str().unwrap());
    bot.patch(&path, &json!({ "priority": "high" }))
        .await
        .expect(200);
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "active");
    ada.command(ticket, "snooze", &put_off).await.expect(200);
    bot.patch(&path, &json!({ "priority": "low" }))
        .await
        .expect(200);
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "snoozed");
}

#[actix_web::test]
async fn closed_today_is_the_teams_day() {
    let app = TestApp::spawn().await;
    let (bot, ada, max) = (
        app.bot().await,
        app.agent("Ada").await,
        app.manager("Max").await,
    );
    let hours = TeamHours {
        expression: "24/7".to_owned(),
        zone: "Pacific/Auckland".to_owned(),
        closed: Vec::new(),
    };
    app.services
        .teams()
        .set_team_hours(TEAM.into(), Some(hours))
        .await
        .unwrap();
    // 09:00 UTC is 21:00 there; three hours later it is the next day.
    let ticket = number(&escalate(&bot, "a", "normal", "other").await);
    ada.accept(ticket).await.expect(200);
    ada.resolve(ticket).await.expect(200);
    let today = async || max.get("/overview").await.expect(200)["teams"][0]["closed_today"].clone();
    assert_eq!(today().await, 1);
    app.clock.advance(Duration::from_secs(3 * 3600 + 60));
    assert_eq!(today().await, 0);
    let ticket = number(&escalate(&bot, "b", "normal", "other").await);
    ada.accept(ticket).await.expect(200);
    ada.resolve(ticket).await.expect(200);
    assert_eq!(today().await, 1);
    app.clock.advance(Duration::from_secs(12 * 3600));
    assert_eq!(today().await, 1, "midnight in UTC is noon there");
    ada.command(ticket, "reopen", &json!({})).await.expect(200);
    assert_eq!(today().await, 0);
}

#[actix_web::test]
async fn in_a_long_queue_every_place_is_the_true_one() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    for (kind, priority, count) in [("low", "low", 104), ("urgent", "urgent", 103)] {
        for at in 1..=count {
            escalate(&bot, &format!("{kind} {at}"), priority, "other").await;
        }
    }
    // More than a hundred before it, more than a hundred behind it.
    let middle = escalate(&bot, "middle", "normal", "other").await;
    assert_eq!(middle["queue"]["position"], 104);
    assert_eq!(position(&bot, "middle", "normal", "other").await, 104);
    let last = escalate(&bot, "last", "low", "other").await;
    assert_eq!(last["queue"]["position"], 209);
    for (name, priority, place) in [
        ("urgent 1", "urgent", 1),
        ("urgent 103", "urgent", 103),
        ("low 1", "low", 105),
        ("low 104", "low", 208),
        ("last", "low", 209),
    ] {
        assert_eq!(
            position(&bot, name, priority, "other").await,
            place,
            "{name}"
        );
    }
}
