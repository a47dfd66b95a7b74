//! Somebody is taken out while everything goes on: an admin by another, an agent who is just replying, a busy bot.

use crate::desk::{Desk, client};
use crate::length::{eventually, short_or_long};
use crate::support::TEAM;
use crate::support::agent::{AgentClient, number};
use crate::support::answer::Answer;
use crate::support::bot::{BotClient, escalation};
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use crate::wire::{begun, head};
use actix_web::rt;
use baton::domain::base::words::Role;
use baton::services::{ManagedBy, SetBot, Unreachable};
use futures_util::future::join_all;
use futures_util::join;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;

/// One node, and a second one where the database lets two write.
async fn nodes(database: &TestDatabase) -> Vec<BatonProcess> {
    let mut nodes = vec![BatonProcess::start(database).await];
    if database.is_postgres() {
        nodes.push(BatonProcess::start(database).await);
    }
    nodes
}

fn at(node: &BatonProcess, agent: &AgentClient) -> AgentClient {
    AgentClient {
        base: node.base(),
        http: client(),
        ..agent.clone()
    }
}

/// The page of somebody in a list of the settings.
async fn page_of(admin: &AgentClient, list: &str, name: &str) -> String {
    let page = admin.get(&format!("/settings/{list}")).await.expect(200);
    let all = page[list].as_array().unwrap();
    let found = all.iter().find(|one| one["name"] == name).unwrap();
    format!("/settings/{list}/{}", found["id"].as_str().unwrap())
}

async fn deactivate(admin: &AgentClient, page: &str) -> Answer {
    admin
        .post(page, &json!({ "do": "deactivate", "confirm": true }))
        .await
}

#[actix_web::test]
async fn of_two_admins_who_take_each_other_out_one_stays() {
    let database = TestDatabase::create().await;
    let nodes = nodes(&database).await;
    let desk = Desk::of(&nodes[0]).await;
    let ada = desk.person("Ada", Role::Admin).await;
    let ben = at(
        nodes.last().unwrap(),
        &desk.person("Ben", Role::Admin).await,
    );
    let (page_of_ada, page_of_ben) = (
        page_of(&ada, "people", "Ada").await,
        page_of(&ada, "people", "Ben").await,
    );
    let demotes = json!({ "do": "save", "role": "agent" });
    for round in 0..short_or_long(6, 60) {
        let (first, second) = match round % 3 {
            0 => join!(
                deactivate(&ada, &page_of_ben),
                deactivate(&ben, &page_of_ada)
            ),
            1 => join!(
                ada.post(&page_of_ben, &demotes),
                deactivate(&ben, &page_of_ada)
            ),
            // Each leaves of their own will.
            _ => join!(
                deactivate(&ada, &page_of_ada),
                deactivate(&ben, &page_of_ben)
            ),
        };
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses[0], 200, "{} {}", first.text, second.text);
        assert!(
            [401, 403, 409].contains(&statuses[1]),
            "{} {}",
            first.text,
            second.text
        );
        let accounts = desk.services.accounts();
        let everybody = accounts.all_agents().await.unwrap();
        let admins = everybody.iter().filter(|agent| agent.disabled_at.is_none());
        let admins = admins.filter(|agent| agent.role == Role::Admin);
        assert_eq!(admins.count(), 1, "round {round}");
        for name in ["Ada", "Ben"] {
            accounts
                .enable_agent(ManagedBy::CommandLine, name.into())
                .await
                .unwrap();
            let admin = baton::services::ChangeAgent {
                role: Some(Role::Admin),
                ..Default::default()
            };
            let changed = accounts.change_agent(ManagedBy::CommandLine, name.into(), admin);
            changed.await.unwrap();
        }
    }
}

#[actix_web::test]
async fn a_reply_of_an_agent_who_is_taken_out_is_there_or_refused_and_a_colleague_goes_on() {
    let database = TestDatabase::create().await;
    let nodes = nodes(&database).await;
    let desk = Desk::of(&nodes[0]).await;
    let (bot, max) = (desk.bot("Pip").await, desk.agent("Max").await);
    let ida = at(
        nodes.last().unwrap(),
        &desk.person("Ida", Role::Admin).await,
    );
    let ada = desk.agent("Ada").await;
    let page = page_of(&ida, "people", "Ada").await;
    for round in 0..short_or_long(3, 30) {
        let conversation = format!("c{round}");
        let ticket = number(&bot.escalate(&conversation).await);
        ada.accept(ticket).await.expect(200);
        let socket = ada.live(Some(ticket)).await;
        // Half of one reply is there, and twenty whole ones come in that moment.
        let body = json!({ "text": "half of it came too late" }).to_string();
        let (half, rest) = body.split_at(12);
        let request = format!(
            "POST /tickets/{ticket}/reply HTTP/1.1\r\nHost: baton.test\r\nAuthorization: Bearer {}\r\n\
             Accept: application/json\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{half}",
            ada.token,
            body.len()
        );
        let mut slow = begun(&nodes[0], &request).await;
        let replies = (0..20).map(|n| {
            let ada = ada.clone();
            rt::spawn(async move {
                let text = format!("reply {n}");
                (ada.reply(ticket, &text).await, text)
            })
        });
        let replies: Vec<_> = replies.collect();
        deactivate(&ida, &page).await.expect(200);
        let replies = join_all(replies).await;
        let why = socket.closed().await;
        assert!(why.is_some(), "the console is told to leave");
        // She was let in before, and the conversation is no longer hers. (A slow body has its sender asked again:
        // `tests/suite/slow_bodies.rs` moves the clock for that.)
        slow.write_all(rest.as_bytes()).await.unwrap();
        let late = head(&mut slow).await.unwrap();
        assert!([401, 403, 404, 409].contains(&late.status), "{}", late.text);

        let spoken = crate::others::spoken(&bot, &conversation).await;
        let times = |text: &str| spoken.iter().filter(|(_, said)| said == text).count();
        for reply in replies {
            let (answer, text) = reply.unwrap();
            match answer.status {
                200 => assert_eq!(times(&text), 1, "{text} was acknowledged"),
                401 | 403 | 404 | 409 => assert_eq!(times(&text), 0, "{text}: {}", answer.text),
                other => panic!("{other}: {}", answer.text),
            }
        }
        assert_eq!(times("half of it came too late"), 0);
        max.accept(ticket).await.expect(200);
        max.reply(ticket, "Max here").await.expect(200);
        let spoken = crate::others::spoken(&bot, &conversation).await;
        assert_eq!(spoken.last().unwrap().1, "Max here");
        let accounts = desk.services.accounts();
        accounts
            .enable_agent(ManagedBy::CommandLine, "Ada".into())
            .await
            .unwrap();
    }
}

/// A bot that holds fifty conversations and has not answered three customers.
async fn busy(bot: &BotClient) -> Vec<String> {
    let talk = (0..50).map(|n| async move {
        let conversation = format!("held-{n}");
        bot.say(&conversation, "customer", "Hello?")
            .await
            .expect(201);
        let owes = n % 17 == 0;
        if !owes {
            bot.say(&conversation, "bot", "How may I help?")
                .await
                .expect(201);
        }
        owes.then_some(conversation)
    });
    join_all(talk).await.into_iter().flatten().collect()
}

#[actix_web::test]
async fn customers_of_a_bot_that_is_taken_out_get_a_person() {
    let database = TestDatabase::create().await;
    let nodes = nodes(&database).await;
    let desk = Desk::of(&nodes[0]).await;
    desk.team("Billing").await;
    let bot = desk.bot("Pip").await;
    let to_billing = SetBot {
        unreachable: Some(Unreachable::Team("Billing".into())),
        ..SetBot::default()
    };
    desk.services
        .bots()
        .set_bot("Pip".into(), to_billing)
        .await
        .unwrap();
    let ada = desk.agent("Ada").await;
    let ida = at(
        nodes.last().unwrap(),
        &desk.person("Ida", Role::Admin).await,
    );
    let owed = busy(&bot).await;
    assert_eq!(owed.len(), 3);
    // One more with an agent who is about to give it back, one that waits for the bot's answer.
    let with_ada = number(&bot.escalate("with-ada").await);
    ada.accept(with_ada).await.expect(200);
    let given = number(&bot.escalate_with(&escalation("given")).await.expect(201));
    ada.accept(given).await.expect(200);
    ada.hand_back(given, &json!({})).await.expect(200);

    // It talks on while it is taken out, and is told so.
    let talks = rt::spawn({
        let bot = bot.clone();
        async move {
            let mut turn = 0;
            loop {
                let words = format!("Still here {turn}");
                let answer = bot.say("held-1", "bot", &words).await;
                if answer.status != 201 {
                    return answer.problem(401);
                }
                turn += 1;
            }
        }
    });
    let page = page_of(&ida, "bots", "Pip").await;
    deactivate(&ida, &page).await.expect(200);
    assert_eq!(talks.await.unwrap(), "bad_credentials");

    let waits = |team: &'static str| {
        let ida = ida.clone();
        async move {
            let tickets = ida.queue("all").await;
            let shown = join_all(tickets.iter().map(|ticket| ida.ticket(*ticket))).await;
            let there = |page: &&Value| {
                page["ticket"]["team"] == team && page["ticket"]["status"] == "waiting"
            };
            shown.iter().filter(there).count()
        }
    };
    eventually("four tickets", || async { waits("Billing").await == 4 }).await;
    assert_eq!(waits(TEAM).await, 0);
    ada.reply(with_ada, "I am still here").await.expect(200);
    // Nobody hands a customer to a bot that is gone.
    let back = ada.hand_back(with_ada, &json!({})).await;
    assert!(
        [404, 409, 422].contains(&back.status),
        "{}: {}",
        back.status,
        back.text
    );
    assert_eq!(ada.ticket(with_ada).await["ticket"]["status"], "active");
}
