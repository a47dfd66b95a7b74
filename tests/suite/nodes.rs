//! Several nodes over one PostgreSQL: any node serves any agent. SQLite has one node and passes over these.

use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use actix_web::rt::time::timeout;
use futures_util::future::join_all;
use std::time::Duration;

fn at(app: &TestApp, agent: &AgentClient) -> AgentClient {
    AgentClient {
        base: app.url(""),
        ..agent.clone()
    }
}

#[actix_web::test]
async fn what_happens_on_one_node_appears_on_screens_of_the_other() {
    let first = TestApp::spawn().await;
    if !first.database.is_postgres() {
        return;
    }
    let second = first.second_node().await;
    let (bot, ada, ben) = (
        first.bot().await,
        first.agent("Ada").await,
        first.agent("Ben").await,
    );
    let mut queue = at(&second, &ben).live(None).await;
    let ticket = number(&bot.escalate("c1").await);
    queue.next("upsert", &format!("row-{ticket}")).await;
    let mut open = at(&second, &ben).live(Some(ticket)).await;
    ada.accept(ticket).await.expect(200);
    ada.command(ticket, "typing", &serde_json::json!({})).await;
    let presence = open.next("presence", &format!("presence-{ticket}")).await;
    assert!(
        presence["html"].as_str().unwrap().contains("Ben"),
        "{presence}"
    );
    bot.say("c1", "customer", "hello from the first node")
        .await
        .expect(201);
    let thread = format!("thread-{ticket}");
    while !open.next("append", &thread).await["html"]
        .as_str()
        .unwrap()
        .contains("first node")
    {}
    at(&second, &ada)
        .reply(ticket, "and from the second")
        .await
        .expect(200);
    assert!(
        bot.spoken("c1")
            .await
            .iter()
            .any(|(_, text)| text == "and from the second")
    );
}

#[actix_web::test]
async fn a_long_poll_on_one_node_hears_the_other() {
    let first = TestApp::spawn().await;
    if !first.database.is_postgres() {
        return;
    }
    let second = first.second_node().await;
    let bot = first.bot().await;
    let cursor = bot.escalate("c1").await["cursor"].clone();
    let elsewhere = crate::support::bot::BotClient {
        base: second.url(""),
        ..bot.clone()
    };
    let path = format!("/conversations/c1/events?wait=20&after={cursor}");
    let (page, _) = futures_util::join!(elsewhere.get(&path), bot.say("c1", "customer", "hello"));
    assert_eq!(
        page.expect(200)["events"][0]["data"]["message"]["text"],
        "hello"
    );
}

async fn is_online(app: &TestApp, agent: &AgentClient) -> bool {
    let agents = app.services.accounts().all_agents().await.unwrap();
    let found = agents.iter().find(|found| found.id == agent.id).unwrap();
    found.is_online(app.clock.now())
}

#[actix_web::test]
async fn who_leaves_one_node_stays_online_on_the_other() {
    let first = TestApp::spawn().await;
    if !first.database.is_postgres() {
        return;
    }
    let second = first.second_node().await;
    let (ada, ben) = (first.agent("Ada").await, first.agent("Ben").await);
    let _open = at(&second, &ada).live(None).await;
    first.online(&ben).await;
    first
        .services
        .accounts()
        .sign_offline(ben.id)
        .await
        .unwrap();
    // Each node also says who is there by itself, for the first time just now: once could be that.
    for _ in 0..2 {
        first
            .services
            .accounts()
            .sign_offline(ada.id)
            .await
            .unwrap();
        let back = async { while !is_online(&first, &ada).await {} };
        let back = timeout(Duration::from_secs(10), back).await;
        assert!(back.is_ok(), "Ada has a console open");
    }
    assert!(!is_online(&first, &ben).await);
}

#[actix_web::test]
async fn claims_on_two_nodes_leave_one_owner_and_timers_fire_once() {
    let first = TestApp::spawn().await;
    if !first.database.is_postgres() {
        return;
    }
    let second = first.second_node().await;
    let (bot, ada, ben) = (
        first.bot().await,
        first.agent("Ada").await,
        first.agent("Ben").await,
    );
    let ben = at(&second, &ben);
    for turn in 0..30 {
        let ticket = number(&bot.escalate(&format!("c{turn}")).await);
        let (a, b) = futures_util::join!(ada.accept(ticket), ben.accept(ticket));
        let mut statuses = [a.status, b.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
    }
    for turn in 30..40 {
        bot.escalate(&format!("c{turn}")).await;
    }
    first
        .clock
        .advance(baton::domain::team::Team::ACCEPT_WITHIN);
    let fired = join_all([&first, &second].map(|node| node.fire_timers())).await;
    assert_eq!(fired.iter().sum::<usize>(), 10);
}
