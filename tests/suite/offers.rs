//! Offers: one agent at a time, the best first, and somebody else when that one does not want it.

use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::escalation;
use baton::delivery::mail::Mail;
use baton::domain::team::Team;
use baton::services::SetAgent;
use futures_util::future::join_all;
use serde_json::{Value, json};
use std::time::Duration;

async fn set(app: &TestApp, agent: &AgentClient, set: SetAgent) {
    app.services
        .teams()
        .set_agent(agent.email.clone(), set)
        .await
        .unwrap();
}

fn capacity(most: i64) -> SetAgent {
    SetAgent {
        capacity: Some(most),
        ..SetAgent::default()
    }
}

#[actix_web::test]
async fn a_ticket_is_offered_to_one_who_accepts_or_declines_and_then_to_the_next() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    app.online(&ada).await;
    app.online(&ben).await;
    let ticket = number(&bot.escalate("c1").await);
    assert_eq!(app.offer().await, 1);
    let shown = ada.ticket(ticket).await;
    assert_eq!(shown["ticket"]["status"], "offered");
    assert_eq!(shown["ticket"]["offered_to"]["name"], "Ada");
    assert_eq!(shown["control"]["holder"], "team", "nobody speaks yet");
    assert_eq!(ada.queue("mine").await, [ticket]);
    assert!(ben.queue("mine").await.is_empty());
    assert_eq!(ben.accept(ticket).await.problem(409), "ticket_taken");
    assert_eq!(
        ben.command(ticket, "decline", &json!({}))
            .await
            .problem(409),
        "ticket_not_yours"
    );
    for _ in 0..2 {
        ada.command(ticket, "decline", &json!({ "reason": "busy" }))
            .await
            .expect(200);
    }
    assert_eq!(app.offer().await, 1);
    assert_eq!(
        ben.ticket(ticket).await["ticket"]["offered_to"]["name"],
        "Ben"
    );
    ben.accept(ticket).await.expect(200);
    let shown = ben.ticket(ticket).await;
    assert_eq!(
        (&shown["ticket"]["status"], &shown["control"]["holder"]),
        (&json!("active"), &json!("agent"))
    );
    ben.reply(ticket, "Hello").await.expect(200);
    // Internal never leaks: who was asked and did not want it is nobody's business outside.
    let told = serde_json::to_string(&bot.events("c1").await).unwrap();
    assert!(!told.contains("Ada") && !told.contains("busy"), "{told}");
}

#[actix_web::test]
async fn who_misses_an_offer_is_away_and_it_goes_on() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    app.online(&ada).await;
    let ticket = number(&bot.escalate("c1").await);
    assert_eq!(app.offer().await, 1);
    app.pass(Team::OFFER_WITHIN).await;
    app.online(&ada).await;
    app.online(&ben).await;
    assert_eq!(app.offer().await, 1);
    assert_eq!(
        ben.ticket(ticket).await["ticket"]["offered_to"]["name"],
        "Ben"
    );
    assert_eq!(ada.accept(ticket).await.problem(409), "ticket_taken");
    let other = number(&bot.escalate("c2").await);
    app.services
        .accounts()
        .set_away(ben.id, true, None, None)
        .await
        .unwrap();
    assert_eq!(app.offer().await, 0, "Ada is away too, until she says so");
    app.services
        .accounts()
        .set_away(ada.id, false, None, None)
        .await
        .unwrap();
    assert_eq!(app.offer().await, 1);
    assert_eq!(ada.queue("mine").await, [other]);
}

#[actix_web::test]
async fn a_declined_offer_moves_no_deadline_and_a_restart_loses_none() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    app.person("Max", baton::domain::base::words::Role::Manager, &[])
        .await;
    app.online(&ada).await;
    let ticket = number(&bot.escalate("c1").await);
    assert_eq!(app.offer().await, 1);
    app.clock.advance(Team::OFFER_WITHIN);
    let app = app.restart().await;
    assert_eq!(app.fire_timers().await, 1);
    assert_eq!(app.fire_timers().await, 0);
    app.pass(Team::ACCEPT_WITHIN - Team::OFFER_WITHIN).await;
    let mails = app.deliver_all().await;
    let overdue = |mails: &[Mail]| -> Vec<String> {
        let told = mails
            .iter()
            .filter(|mail| mail.subject.contains("Nobody has accepted"));
        told.map(|mail| mail.to.clone()).collect()
    };
    assert!(overdue(&mails).is_empty(), "Ada is away: {mails:?}");
    assert_eq!(
        mails.len(),
        1,
        "that nobody is left, Max was told: {mails:?}"
    );
    app.pass(Team::ACCEPT_WITHIN).await;
    assert_eq!(overdue(&app.deliver_all().await), ["max@example.com"]);
    let ada = AgentClient {
        base: app.url(""),
        ..ada
    };
    let due = ada.ticket(ticket).await["ticket"]["due_at"].clone();
    assert_eq!(
        due, "2026-05-04T09:05:00.000000Z",
        "five minutes after it came"
    );
}

#[actix_web::test]
async fn skill_and_language_decide_and_relax_while_the_customer_waits() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let skilled = SetAgent {
        skills: Some([("Refunds".to_owned(), 4)].into()),
        languages: Some(vec!["en-GB".into()]),
        ..SetAgent::default()
    };
    set(&app, &ada, skilled).await;
    let german = SetAgent {
        languages: Some(vec!["de".into()]),
        ..SetAgent::default()
    };
    set(&app, &ben, german).await;
    let mut body = escalation("c1");
    body["routing"] = json!({ "skills": ["refunds"] });
    let english = number(&bot.escalate_with(&body).await.expect(201));
    body["conversation"] = json!({ "external_id": "c2", "language": "de-AT" });
    let german = number(&bot.escalate_with(&body).await.expect(201));
    for agent in [&ada, &ben] {
        app.online(agent).await;
    }
    assert_eq!(app.offer().await, 1);
    assert_eq!(ada.queue("mine").await, [english]);
    let why = ben.ticket(german).await["decisions"][0].clone();
    assert_eq!(why["chosen"], Value::Null);
    assert_eq!(why["excluded"][0]["name"], "Ada");
    assert_eq!(why["excluded"][0]["reason"], "does not write de");
    assert_eq!(why["excluded"][1]["reason"], "lacks the skill refunds");
    app.pass(Team::RELAX_WITHIN).await;
    for agent in [&ada, &ben] {
        app.online(agent).await;
    }
    assert_eq!(
        app.offer().await,
        1,
        "Ada has missed hers, Ben writes no English"
    );
    assert_eq!(
        ben.ticket(german).await["ticket"]["offered_to"]["name"],
        "Ben"
    );
    let why = ben.ticket(german).await["decisions"][0].clone();
    assert_eq!(why["chosen"], "Ben");
    assert_eq!(why["relaxed"], "skills");
}

#[actix_web::test]
async fn many_tickets_meet_many_agents_and_nobody_gets_more_than_they_may() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let names: Vec<String> = (0..8).map(|n| format!("Agent{n}")).collect();
    let mut agents = Vec::new();
    for name in &names {
        let agent = app.agent(name).await;
        set(&app, &agent, capacity(3)).await;
        agents.push(agent);
    }
    for n in 0..40 {
        bot.escalate(&format!("c{n}")).await;
        app.clock.advance(Duration::from_millis(10));
    }
    app.team_offers().await;
    for agent in &agents {
        app.online(agent).await;
    }
    let passes = join_all((0..4).map(|_| app.offer())).await;
    assert_eq!(passes.iter().sum::<usize>(), 24, "{passes:?}");
    let mut offered: Vec<i64> = Vec::new();
    for agent in &agents {
        let mine = agent.queue("mine").await;
        assert_eq!(mine.len(), 3, "{mine:?}");
        offered.extend(mine);
    }
    offered.sort_unstable();
    let oldest = agents[0].queue("team").await.into_iter().min().unwrap();
    let expected: Vec<i64> = (oldest..oldest + 24).collect();
    assert_eq!(offered, expected, "the oldest go first, each to one agent");
    for agent in &agents {
        let mine = agent.queue("mine").await;
        for ticket in &mine {
            agent.accept(*ticket).await.expect(200);
        }
        agent.resolve(mine[0]).await.expect(200);
    }
    assert_eq!(app.offer().await, 8, "a place that is free is taken again");
}

#[actix_web::test]
async fn a_bot_may_withdraw_what_was_offered_to_somebody() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    set(&app, &ada, capacity(1)).await;
    app.online(&ada).await;
    let ticket = number(&bot.escalate("c1").await);
    assert_eq!(app.offer().await, 1);
    bot.control("c1", &json!({ "action": "cancel" }))
        .await
        .expect(200);
    assert_eq!(ada.accept(ticket).await.problem(409), "ticket_closed");
    bot.escalate("c2").await;
    assert_eq!(app.offer().await, 1, "her place is free again");
}

#[actix_web::test]
async fn without_anybody_above_or_in_a_loop_of_teams_it_waits() {
    let app = TestApp::spawn().await;
    app.add_team("Tier 2").await;
    app.team_offers().await;
    let above = |name: &str| baton::services::SetTeam {
        next: Some(name.into()),
        ..Default::default()
    };
    app.services
        .teams()
        .set_team("Support".into(), above("Tier 2"))
        .await
        .unwrap();
    app.services
        .teams()
        .set_team("Tier 2".into(), above("Support"))
        .await
        .unwrap();
    let bot = app.bot().await;
    let eve = app
        .person("Eve", baton::domain::base::words::Role::Agent, &["Tier 2"])
        .await;
    let ticket = number(&bot.escalate("c1").await);
    app.online(&eve).await;
    assert_eq!(app.offer().await, 0);
    app.pass(Team::RELAX_WITHIN * 3).await;
    app.online(&eve).await;
    assert_eq!(
        app.offer().await,
        1,
        "the tier above, when nobody else came"
    );
    eve.accept(ticket).await.expect(200);
}
