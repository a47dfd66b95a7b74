//! No state without a deadline: no state without a deadline; timers survive a restart and fire once.

use crate::support::TestApp;
use crate::support::agent::number;
use baton::domain::base::words::Role;
use baton::domain::case::deadline::{EXPIRE_WITHIN, IDLE_WITHIN};
use baton::domain::team::Team;
use serde_json::json;
use std::time::Duration;

const MOMENT: Duration = Duration::from_secs(1);

#[actix_web::test]
async fn nobody_accepts_and_people_are_told_once_each_first_the_team_then_managers() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    for name in ["Ada", "Ben"] {
        app.agent(name).await;
    }
    let away = app.agent("Cleo").await;
    app.services
        .accounts()
        .set_away(away.id, true, None, None)
        .await
        .unwrap();
    app.person("Max", Role::Manager, &[]).await;
    let ticket = number(&bot.escalate("c1").await);
    assert_eq!(app.pass(Team::ACCEPT_WITHIN - MOMENT).await, 0);
    assert_eq!(app.deliver_all().await, []);
    assert_eq!(app.pass(MOMENT).await, 1);
    // Several are on their way at once, so they arrive in any order.
    let to = |mails: &[baton::delivery::mail::Mail]| {
        let mut to: Vec<_> = mails.iter().map(|mail| mail.to.clone()).collect();
        to.sort();
        to
    };
    let mails = app.deliver_all().await;
    assert_eq!(to(&mails), ["ada@example.com", "ben@example.com"]);
    assert!(
        mails[0]
            .text
            .contains(&format!("http://baton.test/tickets/{ticket}")),
        "{mails:?}"
    );
    assert!(
        !mails[0].text.contains("refund"),
        "no words of the conversation in mail"
    );
    let app = app.restart().await;
    assert_eq!(app.fire_timers().await, 0, "a restart fires none twice");
    assert_eq!(app.pass(Team::ACCEPT_WITHIN).await, 1);
    assert_eq!(to(&app.deliver_all().await), ["max@example.com"]);
    assert_eq!(app.pass(Team::ACCEPT_WITHIN * 3).await, 0);
}

#[actix_web::test]
async fn an_accepted_ticket_alarms_nobody() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "Hello").await.expect(200);
    app.pass(Team::ACCEPT_WITHIN * 4).await;
    assert_eq!(app.deliver_all().await, []);
}

#[actix_web::test]
async fn a_ticket_nobody_takes_expires_and_the_bot_has_control_again() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    app.pass(EXPIRE_WITHIN).await;
    assert_eq!(ada.ticket(ticket).await["ticket"]["outcome"], "expired");
    assert_eq!(bot.conversation("c1").await["control"]["holder"], "bot");
}

#[actix_web::test]
async fn a_customer_who_is_left_waiting_by_an_absent_agent_is_back_in_the_queue() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    app.pass(Team::REPLY_WITHIN).await;
    assert_eq!(
        ada.ticket(ticket).await["ticket"]["status"],
        "active",
        "first it only shows"
    );
    app.pass(Team::REPLY_WITHIN).await;
    let shown = ada.ticket(ticket).await;
    assert_eq!(shown["ticket"]["status"], "waiting");
    assert_eq!(shown["control"]["holder"], "team");
}

#[actix_web::test]
async fn a_present_agent_keeps_the_ticket() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    for _ in 0..4 {
        app.clock.advance(Team::REPLY_WITHIN);
        app.online(&ada).await;
        app.fire_timers().await;
    }
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "active");
}

#[actix_web::test]
async fn a_manager_who_does_not_answer_is_told_that_the_ticket_is_theirs() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let max = app.manager("Max").await;
    let ticket = number(&bot.escalate("c1").await);
    max.accept(ticket).await.expect(200);
    for _ in 0..2 {
        app.clock.advance(Team::REPLY_WITHIN);
        app.online(&max).await;
        app.fire_timers().await;
    }
    let mails = app.deliver_all().await;
    let text = &mails[0].text;
    assert!(
        text.contains(&format!("You have ticket #{ticket}")),
        "{text}"
    );
    assert!(text.contains("Open the ticket and answer"), "{text}");
    assert!(!text.contains("Max has ticket"), "{text}");
}

#[actix_web::test]
async fn an_agent_who_is_there_and_does_not_answer_is_brought_before_the_managers_once() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    app.person("Max", Role::Manager, &[]).await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    for round in 0..5 {
        app.clock.advance(Team::REPLY_WITHIN);
        app.online(&ada).await;
        assert_eq!(app.fire_timers().await, 1);
        let mails = app.deliver_all().await;
        assert_eq!(mails.len(), usize::from(round > 0), "{mails:?}");
    }
    let mails = app.deliver_all().await;
    assert_eq!(mails[0].to, "max@example.com");
    assert!(
        mails[0]
            .subject
            .contains(&format!("#{ticket} has no answer yet"))
    );
    assert!(
        mails[0].text.contains("Ada has ticket"),
        "{}",
        mails[0].text
    );
    let paragraphs = mails[0].text.split("\n\n").count();
    assert_eq!(paragraphs, 5, "{}", mails[0].text);
    // An agent who is away is not there, whatever tab is open.
    app.services
        .accounts()
        .set_away(ada.id, true, None, None)
        .await
        .unwrap();
    app.clock.advance(Team::REPLY_WITHIN);
    app.online(&ada).await;
    app.fire_timers().await;
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "waiting");
}

#[actix_web::test]
async fn a_silent_customer_closes_the_ticket_as_abandoned() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "Are you there?").await.expect(200);
    app.pass(IDLE_WITHIN).await;
    assert_eq!(ada.ticket(ticket).await["ticket"]["outcome"], "abandoned");
    assert_eq!(bot.conversation("c1").await["control"]["holder"], "bot");
}

#[actix_web::test]
async fn a_bot_that_does_not_answer_a_hand_back_loses_it_to_the_queue_once() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.hand_back(ticket, &json!({})).await.expect(200);
    app.clock.advance(Team::RETURN_WITHIN);
    let app = app.restart().await;
    let fired = futures_util::join!(app.fire_timers(), app.fire_timers());
    assert_eq!(fired.0 + fired.1, 1);
    let ada = crate::support::agent::AgentClient {
        base: app.url(""),
        ..ada
    };
    let bot = crate::support::bot::BotClient {
        base: app.url(""),
        ..bot
    };
    let shown = ada.ticket(ticket).await;
    assert_eq!(
        (&shown["ticket"]["status"], &shown["control"]["holder"]),
        (&json!("waiting"), &json!("team"))
    );
    let late = bot.control("c1", &json!({ "action": "accept" })).await;
    assert_eq!(late.problem(409), "nothing_offered");
}
