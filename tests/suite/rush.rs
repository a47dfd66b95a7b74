//! Many tickets wait, and many agents come at once.

use crate::support::agent::number;
use crate::support::bot::escalation;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::domain::team::Assignment;
use baton::services::{SetAgent, SetTeam};
use futures_util::future::join_all;
use serde_json::json;
use std::collections::BTreeMap;
use std::time::Duration;

const OTHER: &str = "Billing";

/// Agents of both teams, each with this capacity.
const AGENTS: usize = 8;
const CAPACITY: i64 = 3;

#[actix_web::test]
async fn the_oldest_are_offered_every_place_is_taken_and_nobody_has_too_many() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    app.add_team(OTHER).await;
    let offers = SetTeam {
        assignment: Some(Assignment::Offer),
        ..SetTeam::default()
    };
    app.services
        .teams()
        .set_team(OTHER.into(), offers)
        .await
        .unwrap();
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    let mut waiting: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for n in 0..40 {
        let team = if n % 2 == 0 { TEAM } else { OTHER };
        let mut body = escalation(&format!("c{n}"));
        body["routing"] = json!({ "team": team });
        // The first of each team can be taken by nobody: its skill is not there.
        if n < 2 {
            body["routing"]["skills"] = json!(["chess"]);
        }
        let ticket = number(&bot.escalate_with(&body).await.expect(201));
        waiting.entry(team).or_default().push(ticket);
        app.clock.advance(Duration::from_millis(10));
    }
    let mut agents = Vec::new();
    for n in 0..AGENTS {
        let team = if n % 2 == 0 { TEAM } else { OTHER };
        let agent = app.person(&format!("Agent{n}"), Role::Agent, &[team]).await;
        let set = SetAgent {
            capacity: Some(CAPACITY),
            ..SetAgent::default()
        };
        app.services
            .teams()
            .set_agent(agent.email.clone(), set)
            .await
            .unwrap();
        agents.push(agent);
    }
    let ids = agents.iter().map(|agent| agent.id).collect();
    app.services.accounts().sign_online(ids).await.unwrap();
    // Three nodes hear of it at the same time.
    let made: usize = join_all((0..3).map(|_| app.offer()))
        .await
        .into_iter()
        .sum();
    let places = AGENTS * usize::try_from(CAPACITY).unwrap();
    assert_eq!(made, places);
    for agent in &agents {
        assert_eq!(agent.queue("mine").await.len(), places / AGENTS);
    }
    for (team, tickets) in waiting {
        let mut status = Vec::new();
        for ticket in tickets {
            let seen = boss.ticket(ticket).await;
            status.push(seen["ticket"]["status"].as_str().unwrap().to_owned());
        }
        let offered = places / 2;
        let mut expected = vec!["waiting"];
        expected.extend(vec!["offered"; offered]);
        expected.extend(vec!["waiting"; status.len() - offered - 1]);
        assert_eq!(status, expected, "{team}");
    }
    assert_eq!(app.offer().await, 0);
}
