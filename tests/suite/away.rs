//! Away is said: to whom it is about, in every tab, with the way back.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::BotClient;
use crate::support::socket::Socket;
use crate::support::{PASSWORD, TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::domain::team::{Assignment, Team};
use baton::services::{SetAgent, SetTeam};
use serde_json::json;
use std::time::Duration;

/// A team that offers its tickets, and Ada, whose console is open.
async fn offering() -> (TestApp, BotClient, AgentClient) {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let (bot, ada) = (
        app.bot().await,
        app.agent_with_password("Ada", Role::Agent).await,
    );
    app.online(&ada).await;
    (app, bot, ada)
}

/// The number of the ticket that was offered.
async fn let_an_offer_lapse(app: &TestApp, bot: &BotClient) -> i64 {
    let ticket = number(&bot.escalate(&app.clock.now().to_string()).await);
    assert_eq!(app.offer().await, 1);
    app.pass(Team::OFFER_WITHIN).await;
    ticket
}

/// What the next `away` frame says: away, and for the missed offer of which ticket.
async fn told(socket: &mut Socket) -> (bool, Option<i64>) {
    let frame = socket.next("away", "away").await;
    let html = frame["html"].as_str().unwrap();
    let (_, missed) = html.split_once("data-missed=\"").unwrap();
    let (missed, _) = missed.split_once('"').unwrap();
    (html.contains("data-away=\"true\""), missed.parse().ok())
}

async fn agents_online(bot: &BotClient) -> i64 {
    let there = bot.get("/availability").await.expect(200);
    there["agents_online"].as_i64().unwrap()
}

const HIDDEN: &str = "role=\"status\" hidden><input type=\"hidden\" name=\"csrf\"";

#[actix_web::test]
async fn who_missed_an_offer_is_told_in_every_tab_and_is_back_with_one_click() {
    let (app, bot, ada) = offering().await;
    let max = app.person("Max", Role::Manager, &[TEAM]).await;
    let (mut one, mut other) = (ada.live(None).await, ada.live(None).await);
    let mut colleague = max.live(None).await;
    app.services
        .accounts()
        .set_away(max.id, true, None, None)
        .await
        .unwrap();
    assert_eq!(
        told(&mut colleague).await,
        (true, None),
        "their own choice, in their own console"
    );
    let missed = let_an_offer_lapse(&app, &bot).await;
    assert_eq!(told(&mut one).await, (true, Some(missed)));
    assert_eq!(told(&mut other).await, (true, Some(missed)));
    // The switch and the card of a page tell the same, and the card has the way back.
    let browser = Browser::sign_in(&app, &max_with_password(&app, &max).await).await;
    assert!(
        browser
            .page("/queue")
            .await
            .expect_page(200)
            .contains(HIDDEN)
    );
    app.services
        .accounts()
        .set_away(ada.id, false, None, None)
        .await
        .unwrap();
    assert_eq!(told(&mut one).await, (false, None));
    assert_eq!(told(&mut other).await, (false, None));
    let browser = Browser::sign_in(&app, &ada).await;
    app.online(&ada).await;
    let missed = let_an_offer_lapse(&app, &bot).await;
    assert_eq!(told(&mut one).await, (true, Some(missed)));
    let page = browser.page("/queue").await.expect_page(200);
    assert!(!page.contains(HIDDEN) && page.contains("You missed an offer."));
    let link = format!("href=\"/tickets/{missed}\">Open <span>#{missed}</span>");
    assert!(page.contains(&link));
    assert!(
        page.contains("aria-checked=\"false\""),
        "the switch shows the truth"
    );
    browser.form("/me/away", &[("away", "off")]).await;
    assert_eq!(told(&mut one).await, (false, None));
    let page = browser.page("/queue").await.expect_page(200);
    assert!(page.contains(HIDDEN) && page.contains("aria-checked=\"true\""));
}

async fn max_with_password(app: &TestApp, max: &AgentClient) -> AgentClient {
    let set = app
        .services
        .accounts()
        .set_password(max.email.clone(), PASSWORD.to_owned().into());
    set.await.unwrap();
    max.clone()
}

#[actix_web::test]
async fn a_colleague_who_had_gone_home_is_not_away_the_next_morning() {
    let app = TestApp::spawn().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let give = json!({ "agent_id": ben.id.0, "mode": "cold" });
    ada.command(ticket, "transfer", &give).await.expect(200);
    app.pass(Team::OFFER_WITHIN).await;
    assert_eq!(
        ada.ticket(ticket).await["ticket"]["status"],
        "waiting",
        "the offer has lapsed"
    );
    app.clock.advance(Duration::from_secs(12 * 3600));
    app.online(&ben).await;
    assert_eq!(agents_online(&bot).await, 1);
}

#[actix_web::test]
async fn signing_in_ends_being_away_unless_the_agent_chose_it() {
    let (app, bot, ada) = offering().await;
    let_an_offer_lapse(&app, &bot).await;
    let mut open = ada.live(None).await;
    assert_eq!(agents_online(&bot).await, 0);
    Browser::sign_in(&app, &ada).await;
    assert_eq!(told(&mut open).await, (false, None), "in every tab");
    assert_eq!(agents_online(&bot).await, 1);
    let browser = Browser::sign_in(&app, &ada).await;
    browser
        .form("/me/away", &[("away", "on"), ("reason", "lunch")])
        .await;
    Browser::sign_in(&app, &ada).await;
    app.online(&ada).await;
    assert_eq!(agents_online(&bot).await, 0, "she said so herself");
}

#[actix_web::test]
async fn one_offer_at_a_time_unless_a_capacity_says_otherwise() {
    let (app, bot, ada) = offering().await;
    let mut tickets = Vec::new();
    for turn in 0..4 {
        tickets.push(number(&bot.escalate(&format!("c{turn}")).await));
    }
    assert_eq!(app.offer().await, 1);
    assert_eq!(app.offer().await, 0, "she has one to answer");
    ada.accept(tickets[0]).await.expect(200);
    assert_eq!(app.offer().await, 1, "having tickets is no hindrance");
    ada.command(tickets[1], "decline", &json!({ "reason": "busy" }))
        .await
        .expect(200);
    let three = SetAgent {
        capacity: Some(3),
        ..SetAgent::default()
    };
    app.services
        .teams()
        .set_agent(ada.email.clone(), three)
        .await
        .unwrap();
    assert_eq!(app.offer().await, 2, "and those two at once");
}

#[actix_web::test]
async fn one_offer_at_a_time_also_for_who_is_in_two_teams() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    for team in [TEAM, "Billing"] {
        let offers = SetTeam {
            assignment: Some(Assignment::Offer),
            ..SetTeam::default()
        };
        let set = app.services.teams().set_team(team.into(), offers);
        set.await.unwrap();
    }
    let (support, billing) = (
        app.bot_of("One", TEAM).await,
        app.bot_of("Two", "Billing").await,
    );
    let ada = app.person("Ada", Role::Agent, &[TEAM, "Billing"]).await;
    app.online(&ada).await;
    for turn in 0..2 {
        support.escalate(&format!("c{turn}")).await;
        billing.escalate(&format!("c{turn}")).await;
    }
    assert_eq!(app.offer().await, 1);
    assert_eq!(app.offer().await, 0);
}

#[actix_web::test]
async fn an_offer_says_until_when_it_can_be_accepted() {
    let (app, bot, ada) = offering().await;
    let mut console = ada.live(None).await;
    let ticket = number(&bot.escalate("c1").await);
    app.offer().await;
    let notice = loop {
        let frame = console.next_frame().await;
        if frame["op"] == "notify"
            && frame["html"]
                .as_str()
                .unwrap()
                .contains("data-kind=\"offer\"")
        {
            break frame["html"].as_str().unwrap().to_owned();
        }
    };
    let due = ada.ticket(ticket).await["ticket"]["due_at"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        notice.contains(&format!("data-until=\"{due}\"")),
        "{notice}"
    );
}

#[actix_web::test]
async fn agents_online_counts_who_could_take_a_ticket_now() {
    let (app, bot, ada) = offering().await;
    let one = SetAgent {
        capacity: Some(1),
        ..SetAgent::default()
    };
    app.services
        .teams()
        .set_agent(ada.email.clone(), one)
        .await
        .unwrap();
    assert_eq!(agents_online(&bot).await, 1);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    assert_eq!(agents_online(&bot).await, 0, "she is at 1 of 1");
    let told = bot.escalate("c2").await;
    assert_eq!(told["queue"]["agents_online"], 0);
    ada.resolve(ticket).await.expect(200);
    assert_eq!(agents_online(&bot).await, 1);
}

#[actix_web::test]
async fn nobody_can_take_these_goes_away_when_somebody_can() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let (bot, ada, max) = (
        app.bot().await,
        app.agent("Ada").await,
        app.manager("Max").await,
    );
    let ticket = number(&bot.escalate("c1").await);
    app.pass(Duration::from_secs(4 * 60)).await;
    app.offer().await;
    let stuck = async || {
        let board = max.get("/overview").await.expect(200);
        let stuck = board["stuck"].as_array().unwrap().iter();
        stuck
            .map(|row| row["number"].as_i64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(stuck().await, [ticket]);
    app.online(&ada).await;
    assert_eq!(stuck().await, [0i64; 0], "Ada is free");
    app.clock.advance(Duration::from_secs(120));
    assert_eq!(stuck().await, [ticket], "she has left");
    let claim = SetTeam {
        assignment: Some(Assignment::Claim),
        ..SetTeam::default()
    };
    app.services
        .teams()
        .set_team(TEAM.into(), claim)
        .await
        .unwrap();
    assert_eq!(stuck().await, [0i64; 0], "anybody may take it now");
}

#[actix_web::test]
async fn what_went_back_to_the_queue_is_not_among_ones_own_and_who_works_is_not_away() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let bot = app.bot().await;
    let ada = app.agent("Ada").await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let (first, second) = (
        number(&bot.escalate("c1").await),
        number(&bot.escalate("c2").await),
    );
    for ticket in [first, second] {
        ada.accept(ticket).await.expect(200);
        ada.reply(ticket, "Hello, this is Ada").await.expect(200);
    }
    app.online(&ben).await;
    for ticket in [first, second] {
        let cold = json!({ "agent": "ben@example.com", "mode": "cold" });
        ada.command(ticket, "transfer", &cold).await.expect(200);
    }
    // The words stay hers, whoever has the ticket.
    let browser = Browser::sign_in(&app, &ben).await;
    let page = browser.page("/queue?view=team").await.expect_page(200);
    assert!(page.contains("Hello, this is Ada"), "{page}");
    assert!(page.contains(">Ada:<") || page.contains("Ada</"), "{page}");
    ben.accept(first).await.expect(200);
    app.online(&ben).await;
    app.pass(Team::OFFER_WITHIN).await;
    assert_eq!(ada.ticket(second).await["ticket"]["status"], "waiting");
    assert_eq!(ada.queue("mine").await, [0i64; 0]);
    assert!(ada.queue("all").await.contains(&second));
    assert_eq!(ben.get("/me").await.expect(200)["agent"]["away"], false);
}

#[actix_web::test]
async fn who_had_a_ticket_last_still_finds_it_where_another_team_lets_it_wait() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    app.online(&bea).await;
    let cold = json!({ "agent": "bea@example.com", "mode": "cold" });
    ada.command(ticket, "transfer", &cold).await.expect(200);
    app.pass(Team::OFFER_WITHIN).await;
    let read = ada.ticket(ticket).await;
    assert_eq!(read["ticket"]["status"], "waiting");
    assert_eq!(ada.queue("all").await, [ticket], "{read}");
    assert_eq!(ada.queue("mine").await, [0i64; 0]);
}
