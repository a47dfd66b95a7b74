//! One command for many tickets: each by itself, with the rights of its agent, once, and with a way back.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::BotClient;
use baton::domain::base::words::Role;
use serde_json::{Value, json};
use std::time::Duration;

async fn waiting(bot: &BotClient, count: usize) -> Vec<i64> {
    let mut tickets = Vec::new();
    for turn in 0..count {
        tickets.push(number(&bot.escalate(&format!("c{turn}")).await));
    }
    tickets
}

/// Tickets that an agent has.
async fn had(agent: &AgentClient, bot: &BotClient, count: usize) -> Vec<i64> {
    let tickets = waiting(bot, count).await;
    for ticket in &tickets {
        agent.accept(*ticket).await.expect(200);
    }
    tickets
}

async fn bulk(agent: &AgentClient, body: &Value) -> Vec<Value> {
    let answer = agent.post("/queue/bulk", body).await.expect(200);
    answer["results"].as_array().unwrap().clone()
}

/// The tickets to which it was done, and those that were left alone, each with why.
fn parted(results: &[Value]) -> (Vec<i64>, Vec<(i64, &str)>) {
    let number = |one: &Value| one["number"].as_i64().unwrap();
    let (done, left): (Vec<&Value>, Vec<&Value>) =
        results.iter().partition(|one| one["done"] == true);
    let left = left.into_iter();
    let left = left.map(|one| (number(one), one["code"].as_str().unwrap()));
    (done.into_iter().map(number).collect(), left.collect())
}

/// What undoes it.
fn back(results: &[Value]) -> Value {
    let undone = results.iter().filter(|one| !one["undo"].is_null());
    let tickets: Vec<Value> = undone
        .map(|one| json!({ "number": one["number"], "seq": one["undo"] }))
        .collect();
    json!({ "do": "undo", "tickets": tickets })
}

async fn status(agent: &AgentClient, ticket: i64) -> Value {
    agent.ticket(ticket).await["ticket"]["status"].clone()
}

async fn tags(agent: &AgentClient, ticket: i64) -> Value {
    agent.ticket(ticket).await["ticket"]["tags"].clone()
}

#[actix_web::test]
async fn each_ticket_is_resolved_with_the_rights_of_its_agent_and_reopened_by_undo() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let bea = app.agent("Bea").await;
    let own = had(&ada, &bot, 3).await;
    let theirs = number(&bot.escalate("of Bea").await);
    bea.accept(theirs).await.expect(200);
    let body = json!({ "do": "resolve", "tickets": [own[0], own[1], theirs, own[1], 999_999] });
    let results = bulk(&ada, &body).await;
    let (done, left) = parted(&results);
    assert_eq!(done, [own[0], own[1]]);
    assert_eq!(left, [(theirs, "forbidden"), (999_999, "not_found")]);
    assert!(results[2]["said"].as_str().unwrap().contains("Bea"));
    assert_eq!(status(&ada, own[0]).await, "closed");
    assert_eq!(status(&bea, theirs).await, "active");
    assert_eq!(status(&ada, own[2]).await, "active");
    let (undone, left) = parted(&bulk(&ada, &back(&results)).await).clone_owned();
    assert_eq!((undone, left), (vec![own[0], own[1]], vec![]));
    assert_eq!(status(&ada, own[0]).await, "active");
    // Again, when that is so already, changes nothing.
    let (undone, _) = parted(&bulk(&ada, &back(&results)).await).clone_owned();
    assert_eq!(undone, [own[0], own[1]]);
}

/// So that a result can be looked at after its answer is gone.
trait Owned {
    fn clone_owned(self) -> (Vec<i64>, Vec<(i64, String)>);
}

impl Owned for (Vec<i64>, Vec<(i64, &str)>) {
    fn clone_owned(self) -> (Vec<i64>, Vec<(i64, String)>) {
        let left = self.1.into_iter();
        (
            self.0,
            left.map(|(id, code)| (id, code.to_owned())).collect(),
        )
    }
}

#[actix_web::test]
async fn undo_takes_off_only_the_tags_that_the_command_put_on() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let tickets = waiting(&bot, 2).await;
    let vip = json!({ "add": ["vip"] });
    ada.command(tickets[0], "tags", &vip).await.expect(200);
    let body = json!({ "do": "tag", "tickets": tickets, "add": ["vip", "refund"] });
    let results = bulk(&ada, &body).await;
    assert_eq!(parted(&results).0, tickets);
    assert_eq!(tags(&ada, tickets[1]).await, json!(["refund", "vip"]));
    // What has all of them already is done, and there is nothing to undo.
    let again = bulk(&ada, &body).await;
    assert_eq!(again[0]["undo"], Value::Null, "{again:?}");
    // The customer's words stand in nobody's way.
    bot.say("c0", "customer", "Hello?").await.expect(201);
    bulk(&ada, &back(&results)).await;
    assert_eq!(tags(&ada, tickets[0]).await, json!(["vip"]));
    assert_eq!(tags(&ada, tickets[1]).await, json!([]));
}

#[actix_web::test]
async fn undo_leaves_alone_what_somebody_else_acted_on_since_and_what_is_not_ones_own() {
    let app = TestApp::spawn().await;
    let (bot, ada, bea) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Bea").await,
    );
    let tickets = had(&ada, &bot, 2).await;
    let body = json!({ "do": "transfer", "tickets": tickets, "to": "Bea" });
    let results = bulk(&ada, &body).await;
    assert_eq!(parted(&results).0, tickets, "{results:?}");
    bea.accept(tickets[0]).await.expect(200);
    let undone = bulk(&ada, &back(&results)).await;
    let (done, left) = parted(&undone);
    assert_eq!(done, [tickets[1]]);
    assert_eq!(left, [(tickets[0], "acted_since")]);
    assert_eq!(
        bea.ticket(tickets[0]).await["ticket"]["agent"]["name"],
        "Bea"
    );
    let mine = ada.ticket(tickets[1]).await;
    assert_eq!(mine["ticket"]["status"], "active");
    assert_eq!(mine["ticket"]["agent"]["name"], "Ada");
    ada.reply(tickets[1], "I am back").await.expect(200);
    // Nobody undoes what somebody else did, or something that never was.
    let other = bulk(&bea, &back(&results)).await;
    assert_eq!(parted(&other).0, Vec::<i64>::new(), "{other:?}");
    let made_up = json!({ "do": "undo", "tickets": [{ "number": tickets[1], "seq": 1 }, { "number": tickets[0], "seq": i64::MAX }, tickets[1]] });
    let refused = bulk(&ada, &made_up).await;
    assert_eq!(parted(&refused).0, Vec::<i64>::new(), "{refused:?}");
}

#[actix_web::test]
async fn a_ticket_that_was_given_to_a_team_out_of_sight_is_taken_back_to_where_it_was() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let zoe = app.person("Zoe", Role::Agent, &["Billing"]).await;
    let own = had(&ada, &bot, 1).await[0];
    let queued = number(&bot.escalate("waits").await);
    let tickets = json!([own, queued]);
    let body = json!({ "do": "transfer", "tickets": tickets, "to": "team:Billing" });
    let results = bulk(&ada, &body).await;
    assert_eq!(parted(&results).0, [own, queued], "{results:?}");
    assert_eq!(ada.get(&format!("/tickets/{own}")).await.status, 404);
    let billing = zoe.queue("team").await;
    assert!(
        billing.contains(&own) && billing.contains(&queued),
        "{billing:?}"
    );
    let undone = bulk(&ada, &back(&results)).await;
    assert_eq!(parted(&undone).0, [own, queued], "{undone:?}");
    let mine = ada.ticket(own).await;
    assert_eq!(mine["ticket"]["agent"]["name"], "Ada");
    assert_eq!(mine["ticket"]["status"], "active");
    assert_eq!(status(&ada, queued).await, "waiting");
    assert_eq!(zoe.queue("team").await, Vec::<i64>::new());
    ada.reply(own, "Sorry, wrong button").await.expect(200);
    ada.accept(queued).await.expect(200);
}

#[actix_web::test]
async fn snoozed_tickets_wake_by_undo_and_words_that_were_not_seen_stand_in_the_way() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let tickets = had(&ada, &bot, 2).await;
    let seq = ada.ticket(tickets[1]).await["seq"].clone();
    let seq = match seq {
        Value::Null => ada.ticket(tickets[1]).await["ticket"]["last_seq"].clone(),
        seq => seq,
    };
    bot.say("c1", "customer", "Are you there?")
        .await
        .expect(201);
    let picked = json!([tickets[0], { "number": tickets[1], "seq": seq }]);
    let body = json!({ "do": "snooze", "tickets": picked, "until": "reply" });
    let results = bulk(&ada, &body).await;
    let (done, left) = parted(&results);
    assert_eq!(
        (done, left),
        (vec![tickets[0]], vec![(tickets[1], "newer_messages")])
    );
    let until = ada.ticket(tickets[0]).await["ticket"]["snoozed_until"].clone();
    assert!(until.is_string(), "a time is kept: {until}");
    bulk(&ada, &back(&results)).await;
    assert_eq!(status(&ada, tickets[0]).await, "active");
    bulk(
        &ada,
        &json!({ "do": "snooze", "tickets": [tickets[0]], "until": "reply" }),
    )
    .await;
    bot.say("c0", "customer", "Here I am").await.expect(201);
    assert_eq!(status(&ada, tickets[0]).await, "active");
}

#[actix_web::test]
async fn the_same_command_sent_again_in_other_portions_is_carried_out_once() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let tickets = had(&ada, &bot, 3).await;
    let body = |some: &[i64]| json!({ "do": "resolve", "tickets": some, "client_id": "b-1" });
    let first = bulk(&ada, &body(&tickets[..2])).await;
    bulk(&ada, &back(&first)).await;
    let again = bulk(&ada, &body(&tickets)).await;
    assert_eq!(parted(&again).0, tickets);
    assert_eq!(again[0]["undo"], first[0]["undo"]);
    assert_eq!(status(&ada, tickets[0]).await, "active", "once");
    assert_eq!(status(&ada, tickets[2]).await, "closed");
    // The id stands for this command.
    let other = json!({ "do": "tag", "add": ["x"], "tickets": [tickets[0]], "client_id": "b-1" });
    let refused = bulk(&ada, &other).await;
    assert_eq!(parted(&refused).1, [(tickets[0], "idempotency_key_reused")]);
}

#[actix_web::test]
async fn two_agents_who_act_on_the_same_tickets_at_once_share_them() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let (ada, max) = (app.agent("Ada").await, app.manager("Max").await);
    let tickets = had(&ada, &bot, 6).await;
    let resolve = json!({ "do": "resolve", "tickets": tickets });
    let reversed: Vec<i64> = tickets.iter().rev().copied().collect();
    let transfer = json!({ "do": "transfer", "tickets": reversed, "to": "agent:Max" });
    let (resolved, given) = futures_util::join!(bulk(&ada, &resolve), bulk(&max, &transfer));
    let (resolved, given) = (parted(&resolved).0, parted(&given).0);
    for ticket in &tickets {
        let closed = status(&max, *ticket).await == "closed";
        assert_eq!(closed, resolved.contains(ticket));
        assert!(
            closed != given.contains(ticket),
            "{ticket}: {resolved:?} {given:?}"
        );
    }
}

#[actix_web::test]
async fn a_bad_command_for_many_tickets_names_the_field_and_the_limit() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = had(&ada, &bot, 1).await[0];
    let many: Vec<i64> = (1..=201).collect();
    let cases = [
        (json!({}), "/do"),
        (json!({ "do": "delete", "tickets": [ticket] }), "/do"),
        (json!({ "do": 3, "tickets": [ticket] }), "/do"),
        (json!({ "do": "resolve" }), "/tickets"),
        (json!({ "do": "resolve", "tickets": [] }), "/tickets"),
        (json!({ "do": "resolve", "tickets": "all" }), "/tickets"),
        (json!({ "do": "resolve", "tickets": ["x"] }), "/tickets/0"),
        (
            json!({ "do": "resolve", "tickets": [{}] }),
            "/tickets/0/number",
        ),
        (
            json!({ "do": "resolve", "tickets": [ticket, -1] }),
            "/tickets/1",
        ),
        (json!({ "do": "tag", "tickets": [ticket] }), "/do"),
        (
            json!({ "do": "tag", "tickets": [ticket], "add": ["\u{0}"] }),
            "/add/0",
        ),
        (json!({ "do": "snooze", "tickets": [ticket] }), "/until"),
        (
            json!({ "do": "snooze", "tickets": [ticket], "until": "later" }),
            "/until",
        ),
        (json!({ "do": "transfer", "tickets": [ticket] }), "/to"),
        (
            json!({ "do": "transfer", "tickets": [ticket], "to": "agent-id:x" }),
            "/to",
        ),
        (json!({ "do": "resolve", "tickets": many }), "/tickets"),
    ];
    for (body, pointer) in cases {
        let refused = ada.post("/queue/bulk", &body).await;
        assert_eq!(refused.problem(422), "invalid", "{body}");
        let errors = refused.json()["errors"].to_string();
        assert!(
            errors.contains(&format!("\"pointer\":\"{pointer}\"")),
            "{body}: {errors}"
        );
        if pointer == "/tickets" && body["tickets"].as_array().is_some_and(|all| all.len() > 1) {
            assert!(errors.contains("at most 200 in one request"), "{errors}");
        }
    }
    // What is wrong with one ticket alone is told of that one.
    let body = json!({ "do": "transfer", "tickets": [ticket], "to": "Nobody" });
    assert_eq!(parted(&bulk(&ada, &body).await).1, [(ticket, "not_found")]);
    let past = json!({ "do": "snooze", "tickets": [ticket], "minutes": 0 });
    assert_eq!(parted(&bulk(&ada, &past).await).1, [(ticket, "invalid")]);
    assert_eq!(status(&ada, ticket).await, "active");
}

#[actix_web::test]
async fn many_tickets_are_resolved_and_reopened_without_a_script() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let tickets = had(&ada, &bot, 2).await;
    let free = number(&bot.escalate("free").await);
    let browser = Browser::sign_in(&app, &ada).await;
    let list = browser.page("/queue?view=team").await.expect_page(200);
    assert!(
        list.contains("id=\"bulk\"") && list.contains("form=\"bulk\""),
        "{list}"
    );
    let (first, second) = (format!("{}:99999", tickets[0]), tickets[1].to_string());
    let fields = [
        ("pick.ticket", &*second),
        ("pick.ticket", &*free.to_string()),
        ("do", "resolve"),
    ];
    let page = browser
        .form("/queue/bulk?view=team", &fields)
        .await
        .expect_page(200);
    assert!(page.contains("One ticket resolved."), "{page}");
    assert!(page.contains("One ticket was left as it was"), "{page}");
    let marked = page.split("name=\"pick.ticket\" value=\"").nth(1).unwrap();
    let undo = marked.split('"').next().unwrap().to_owned();
    assert!(undo.starts_with(&format!("{second}:")), "{undo}");
    let fields = [("pick.ticket", &*undo), ("do", "undo")];
    let page = browser.form("/queue/bulk", &fields).await.expect_page(200);
    assert!(page.contains("Undone for one ticket."), "{page}");
    assert_eq!(status(&ada, tickets[1]).await, "active");
    // A `seq` that is yet to come is refused for its ticket.
    let ahead = [("pick.ticket", &*first), ("do", "resolve")];
    let page = browser.form("/queue/bulk", &ahead).await.expect_page(200);
    assert!(page.contains("One ticket was left as it was"), "{page}");
    assert_eq!(
        browser
            .form("/queue/bulk", &[("do", "resolve")])
            .await
            .status,
        422
    );
}

#[actix_web::test]
async fn offers_are_accepted_or_declined_together_and_neither_has_an_undo() {
    let app = TestApp::spawn().await;
    let (bot, ada, bea) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Bea").await,
    );
    let tickets = had(&ada, &bot, 4).await;
    let body = json!({ "do": "transfer", "tickets": tickets, "to": "Bea" });
    bulk(&ada, &body).await;
    let some = json!({ "do": "accept", "tickets": tickets[..2] });
    let accepted = bulk(&bea, &some).await;
    assert_eq!(parted(&accepted).0, tickets[..2], "{accepted:?}");
    assert!(accepted.iter().all(|one| one["undo"].is_null()));
    let rest = json!({ "do": "decline", "reason": "busy", "tickets": tickets[2..] });
    let declined = bulk(&bea, &rest).await;
    assert_eq!(parted(&declined).0, tickets[2..], "{declined:?}");
    assert_eq!(status(&bea, tickets[0]).await, "active");
    assert_eq!(status(&ada, tickets[3]).await, "waiting");
    // Somebody else has them now.
    let again = bulk(&ada, &some).await;
    let (done, left) = parted(&again);
    assert!(done.is_empty());
    assert_eq!(left[0].1, "ticket_taken");
}

#[actix_web::test]
async fn who_is_given_many_tickets_has_the_time_for_all_of_them() {
    let app = TestApp::spawn().await;
    let (bot, ada, bea) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Bea").await,
    );
    app.online(&bea).await;
    let tickets = had(&ada, &bot, 4).await;
    let body = json!({ "do": "transfer", "tickets": tickets, "to": "Bea" });
    bulk(&ada, &body).await;
    app.clock.advance(Duration::from_secs(4 * 30 - 1));
    app.fire_timers().await;
    assert_eq!(status(&ada, tickets[0]).await, "offered");
    // Another priority gives no more time.
    let urgent = json!({ "priority": "urgent" });
    ada.command(tickets[0], "priority", &urgent)
        .await
        .expect(200);
    bea.accept(tickets[1]).await.expect(200);
    app.clock.advance(Duration::from_secs(2));
    app.fire_timers().await;
    assert_eq!(status(&ada, tickets[0]).await, "waiting");
    // Who accepted one of them was at work: they are not set to away for the others.
    let me = bea.get("/me").await.expect(200);
    assert_eq!(me["agent"]["away"], false, "{me}");
}

#[actix_web::test]
async fn tickets_that_agents_give_to_themselves_are_theirs_at_once() {
    let app = TestApp::spawn().await;
    let (bot, ada, bea) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Bea").await,
    );
    let mut tickets = waiting(&bot, 2).await;
    let theirs = number(&bot.escalate("of Bea").await);
    bea.accept(theirs).await.expect(200);
    tickets.push(theirs);
    let body = json!({ "do": "transfer", "tickets": tickets, "to": "Ada" });
    let results = bulk(&ada, &body).await;
    let (done, left) = parted(&results);
    assert_eq!(done, tickets[..2]);
    assert_eq!(left, [(theirs, "forbidden")]);
    let ticket = ada.ticket(tickets[0]).await;
    assert_eq!(ticket["ticket"]["status"], "active");
    assert_eq!(ticket["ticket"]["agent"]["name"], "Ada");
    assert_eq!(ticket["control"]["holder"], "agent");
}
