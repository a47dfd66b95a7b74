//! Opening hours: what is promised, when offers are made, and which deadlines run at night.

use crate::support::agent::{AgentClient, number};
use crate::support::bot::escalation;
use crate::support::database::TestDatabase;
use crate::support::{TEAM, TestApp};
use baton::domain::base::time::Moment;
use baton::domain::base::words::Role;
use baton::domain::team::Team;
use baton::domain::team::hours::TeamHours;
use baton::services::{Clock, ServiceError};
use serde_json::{Value, json};
use std::time::Duration;

/// The team's hours in Madrid; the suite's clock begins on Monday 4 May 2026 at 11:00 there.
async fn hours(app: &TestApp, expression: &str) {
    set(app, "Support", expression, "Europe/Madrid").await;
}

async fn set(app: &TestApp, team: &str, expression: &str, zone: &str) {
    let hours = TeamHours {
        expression: expression.into(),
        zone: zone.into(),
        closed: Vec::new(),
    };
    let set = app
        .services
        .teams()
        .set_team_hours(team.into(), Some(hours))
        .await;
    set.unwrap();
}

/// To this moment of the clock on the wall, firing what is due.
async fn until(app: &TestApp, at: &str) {
    let at = Moment::parse(at).unwrap();
    app.pass(at.since(app.services.clock.now())).await;
}

fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(minutes * 60)
}

async fn status(agent: &AgentClient, ticket: i64) -> Value {
    agent.ticket(ticket).await["ticket"]["status"].clone()
}

#[actix_web::test]
async fn while_it_is_closed_an_escalation_is_told_when_it_opens() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    hours(&app, "Mo-Fr 09:00-18:00").await;
    app.online(&ada).await;
    let open = bot.get("/availability").await.expect(200);
    assert_eq!(
        (&open["open"], &open["next_open_at"]),
        (&json!(true), &Value::Null)
    );
    until(&app, "2026-05-08T20:00:00Z").await;
    app.online(&ada).await;
    let closed = bot.get("/availability").await.expect(200);
    assert_eq!(closed["open"], false);
    assert_eq!(closed["next_open_at"], "2026-05-11T07:00:00.000000Z");
    assert_eq!(closed["agents_online"], 1);
    let answer = bot.escalate_with(&escalation("c1")).await.expect(201);
    assert_eq!(answer["queue"]["open"], false);
    assert_eq!(
        answer["queue"]["next_open_at"],
        "2026-05-11T07:00:00.000000Z"
    );
    let say = answer["say"].as_str().unwrap();
    assert!(
        say.contains("We are closed right now and open again Monday at 09:00"),
        "{say}"
    );
    assert_eq!(
        bot.spoken("c1").await.last().unwrap().1,
        say,
        "it is said to the customer"
    );
}

#[actix_web::test]
async fn the_estimate_of_a_wait_begins_with_the_opening() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    app.online(&ada).await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    app.clock.advance(minutes(2));
    ada.resolve(ticket).await.expect(200);
    hours(&app, "Mo-Fr 12:00-18:00").await;
    app.online(&ada).await;
    let closed = bot.get("/availability").await.expect(200);
    assert_eq!(closed["next_open_at"], "2026-05-04T10:00:00.000000Z");
    assert_eq!(
        closed["estimated_wait_seconds"],
        58 * 60 + 120,
        "58 minutes until it opens, then 2 for the ticket"
    );
}

#[actix_web::test]
async fn opening_offers_what_waited_through_the_night() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    hours(&app, "Mo-Fr 09:00-18:00").await;
    until(&app, "2026-05-04T20:00:00Z").await;
    app.online(&ada).await;
    let ticket = number(&bot.escalate("c1").await);
    assert_eq!(app.offer().await, 0, "Ada is there, the team is not");
    let page = ada.get(&format!("/tickets/{ticket}")).await.expect(200);
    let told = page["decisions"].to_string();
    assert!(told.contains("closed until Tue 09:00"), "{told}");
    assert_eq!(
        app.services
            .timekeeper()
            .next_timer()
            .await
            .unwrap()
            .unwrap()
            .to_string(),
        "2026-05-05T07:00:00.000000Z",
        "nothing wakes anybody before the morning"
    );
    app.clock.advance(Duration::from_secs(11 * 3600 - 1));
    app.online(&ada).await;
    assert_eq!(app.fire_timers().await, 0);
    assert_eq!(app.offer().await, 0);
    assert_eq!(app.pass(Duration::from_secs(1)).await, 1, "it opens, once");
    assert_eq!(app.fire_timers().await, 0);
    // The router has been woken by the timer, and by nothing else.
    let woken = app.services.router.notified();
    tokio::time::timeout(Duration::from_secs(5), woken)
        .await
        .unwrap();
    assert_eq!(app.offer().await, 1);
    assert_eq!(status(&ada, ticket).await, "offered");
}

#[actix_web::test]
async fn no_deadline_of_the_team_fires_at_night() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    app.person("Max", Role::Manager, &[]).await;
    hours(&app, "Mo-Fr 09:00-18:00").await;
    // Three minutes before it closes; five may pass until somebody is told.
    until(&app, "2026-05-04T15:57:00Z").await;
    let ticket = number(&bot.escalate("c1").await);
    let due = ada.ticket(ticket).await["ticket"]["due_at"].clone();
    assert_eq!(due, "2026-05-05T07:02:00.000000Z");
    until(&app, "2026-05-05T07:01:59Z").await;
    assert!(app.deliver_all().await.is_empty());
    until(&app, "2026-05-05T07:02:00Z").await;
    assert_eq!(app.deliver_all().await[0].to, "ada@example.com");
    until(&app, "2026-05-05T07:07:00Z").await;
    assert_eq!(app.deliver_all().await[1].to, "max@example.com");
    // Seven days of open time, and then it expires: nothing is lost over the nights.
    until(&app, "2026-05-11T16:00:00Z").await;
    assert_eq!(status(&ada, ticket).await, "waiting");
    until(&app, "2026-06-01T16:00:00Z").await;
    assert_eq!(status(&ada, ticket).await, "closed");
}

#[actix_web::test]
async fn a_night_in_which_clocks_change_is_as_long_as_it_is() {
    for (day, closes, opens) in [
        // Forward, and back: an hour less, an hour more.
        ("2026-03-28", "18:00", "2026-03-29T07:00:00.000000Z"),
        ("2026-10-24", "17:00", "2026-10-25T08:00:00.000000Z"),
    ] {
        let evening = Moment::parse(&format!("{day}T{closes}:00Z")).unwrap();
        let database = TestDatabase::create().await;
        let app = TestApp::at(database, Clock::movable(evening), |_| {}).await;
        app.add_team(TEAM).await;
        let (bot, ada) = (app.bot().await, app.agent("Ada").await);
        hours(&app, "09:00-18:00").await;
        let answer = bot.escalate("c1").await;
        assert_eq!(answer["queue"]["next_open_at"], opens);
        assert!(
            answer["say"]
                .as_str()
                .unwrap()
                .contains("tomorrow at 09:00")
        );
        let ticket = number(&answer);
        let due = ada.ticket(ticket).await["ticket"]["due_at"].clone();
        let opens = Moment::parse(opens).unwrap();
        assert_eq!(due, opens.plus(Team::ACCEPT_WITHIN).to_string());
    }
}

#[actix_web::test]
async fn claiming_by_hand_stays_possible_and_new_hours_hold_at_once() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    hours(&app, "Mo-Fr 15:00-18:00").await;
    let ticket = number(&bot.escalate("c1").await);
    let other = number(&bot.escalate("c2").await);
    let due = ada.ticket(other).await["ticket"]["due_at"].clone();
    assert_eq!(due, "2026-05-04T13:05:00.000000Z");
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "Good evening").await.expect(200);
    app.services
        .teams()
        .set_team_hours("Support".into(), None)
        .await
        .unwrap();
    let due = ada.ticket(other).await["ticket"]["due_at"].clone();
    assert_eq!(due, "2026-05-04T09:05:00.000000Z", "always open: as it was");
}

#[actix_web::test]
async fn hours_that_cannot_be_kept_are_refused() {
    let app = TestApp::spawn().await;
    for (expression, zone, field) in [
        ("Mo-Fr nine to five", "Europe/Madrid", "/hours"),
        ("off", "Europe/Madrid", "/hours"),
        ("2025 Mo-Fr 09:00-18:00", "Europe/Madrid", "/hours"),
        ("Mo-Fr 09:00-18:00; PH off", "Europe/Madrid", "/hours"),
        ("Mo-Fr 09:00-18:00", "Europe/Barcelona", "/zone"),
    ] {
        let hours = TeamHours {
            expression: expression.into(),
            zone: zone.into(),
            closed: Vec::new(),
        };
        let refused = app
            .services
            .teams()
            .set_team_hours("Support".into(), Some(hours));
        match refused.await.unwrap_err() {
            ServiceError::Invalid(errors) => assert_eq!(errors[0].pointer, field),
            other => panic!("{expression}: {other}"),
        }
    }
    let (_, kept) = app
        .services
        .teams()
        .team_hours("Support".into())
        .await
        .unwrap();
    assert_eq!(kept, None, "nothing half-stored");
}
