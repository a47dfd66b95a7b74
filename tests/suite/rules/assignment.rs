//! Atomic assignment: no ticket has two owners, no agent exceeds capacity.

use crate::support::TestApp;
use crate::support::agent::number;
use baton::domain::base::words::Role;
use baton::services::{AddAgent, ManagedBy};
use futures_util::future::join_all;
use std::collections::HashSet;

#[actix_web::test]
async fn two_hundred_claims_of_one_ticket_leave_one_owner() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let agents = join_all((0..10).map(|turn| {
        let app = &app;
        async move { app.agent(&format!("Agent{turn}")).await }
    }))
    .await;
    let ticket = number(&bot.escalate("c1").await);
    let claims = join_all((0..200).map(|turn| agents[turn % 10].accept(ticket))).await;
    let owners: HashSet<usize> = claims
        .iter()
        .enumerate()
        .filter(|(_, a)| a.status == 200)
        .map(|(i, _)| i % 10)
        .collect();
    assert_eq!(owners.len(), 1, "one agent, however often asked");
    let owner = format!("Agent{}", owners.iter().next().unwrap());
    for refused in claims.iter().filter(|answer| answer.status != 200) {
        assert_eq!(refused.problem(409), "ticket_taken");
        assert_eq!(refused.json()["owner"]["name"], owner);
    }
    let shown = agents[0].ticket(ticket).await;
    assert_eq!(
        shown["control"]["epoch"], 3,
        "control moved twice: to the team, to the owner"
    );
}

#[actix_web::test]
async fn nobody_gets_more_than_the_capacity_allows() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let mut ada = app.agent("Ada").await;
    let add = AddAgent {
        email: "small@example.com".into(),
        name: "Small".into(),
        role: Role::Agent,
        teams: vec!["Support".into()],
        capacity: Some(3),
        password: None,
    };
    app.services.accounts().add_agent(add).await.unwrap();
    let token = app
        .services
        .accounts()
        .make_agent_token(ManagedBy::CommandLine, "small@example.com".into(), None)
        .await
        .unwrap()
        .1;
    ada.token = token;
    let mut tickets = Vec::new();
    for turn in 0..12 {
        tickets.push(number(&bot.escalate(&format!("c{turn}")).await));
    }
    let claims = join_all(tickets.iter().map(|ticket| ada.accept(*ticket))).await;
    assert_eq!(
        claims.iter().filter(|answer| answer.status == 200).count(),
        3
    );
    let full = claims.iter().find(|answer| answer.status != 200).unwrap();
    assert_eq!(full.problem(409), "at_capacity");
    let mine = ada.queue("mine").await;
    assert_eq!(mine.len(), 3);
    ada.resolve(mine[0]).await.expect(200);
    let waiting = tickets
        .iter()
        .find(|ticket| !mine.contains(ticket))
        .unwrap();
    ada.accept(*waiting).await.expect(200);
}
