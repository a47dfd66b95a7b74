//! Whose turn it is: nobody is helped before somebody more urgent whom the same agent can help.

use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::domain::team::hours::TeamHours;
use baton::domain::team::{Assignment, Team};
use baton::services::{SetAgent, SetTeam};
use baton::storage::schema::agents;
use baton::storage::{AnyConnection, StorageError};
use diesel::prelude::*;
use futures_util::future::join;
use serde_json::{Value, json};
use std::cell::Cell;
use std::sync::Mutex;

/// The tier above the team, which is always open.
const ABOVE: &str = "Tier 2";

/// An agent of this team who takes one ticket at a time.
async fn one_at_a_time(app: &TestApp, name: &str, team: &str) -> AgentClient {
    let agent = app.person(name, Role::Agent, &[team]).await;
    let set = SetAgent {
        capacity: Some(1),
        ..SetAgent::default()
    };
    app.services
        .teams()
        .set_agent(agent.email.clone(), set)
        .await
        .unwrap();
    agent
}

async fn escalate(bot: &BotClient, conversation: &str, team: &str, priority: &str) -> i64 {
    let mut body = escalation(conversation);
    body["routing"] = json!({ "team": team });
    body["priority"] = json!(priority);
    number(&bot.escalate_with(&body).await.expect(201))
}

/// A team that offers its tickets, to those above it in the end, and is open from the suite's first moment
/// until the last step in which it insists on less.
async fn closes_when_nothing_is_insisted_on(app: &TestApp) {
    app.add_team(ABOVE).await;
    for (team, next) in [(TEAM, Some(ABOVE.to_owned())), (ABOVE, None)] {
        let set = SetTeam {
            assignment: Some(Assignment::Offer),
            relax_within: Some(Team::RELAX_WITHIN),
            next,
            ..SetTeam::default()
        };
        app.services
            .teams()
            .set_team(team.into(), set)
            .await
            .unwrap();
    }
    let hours = TeamHours {
        expression: "Mo-Fr 09:00-09:03".into(),
        zone: "UTC".into(),
        closed: Vec::new(),
    };
    let set = app
        .services
        .teams()
        .set_team_hours(TEAM.into(), Some(hours));
    set.await.unwrap();
}

#[actix_web::test]
async fn what_waits_in_a_closed_team_does_not_go_before_what_is_more_urgent() {
    let app = TestApp::spawn().await;
    closes_when_nothing_is_insisted_on(&app).await;
    let bot = app.bot().await;
    let eve = one_at_a_time(&app, "Eve", ABOVE).await;
    let overnight = escalate(&bot, "c1", TEAM, "normal").await;
    for _ in 0..3 {
        app.pass(Team::RELAX_WITHIN).await;
    }
    let urgent = escalate(&bot, "c2", ABOVE, "urgent").await;
    app.online(&eve).await;
    let made = app.offer().await;
    assert_eq!(eve.queue("mine").await, [urgent]);
    assert_eq!(made, 1);
    eve.accept(urgent).await.expect(200);
    eve.resolve(urgent).await.expect(200);
    app.online(&eve).await;
    assert_eq!(app.offer().await, 1, "then it is its turn");
    assert_eq!(eve.queue("mine").await, [overnight]);
    let why = eve.ticket(overnight).await["decisions"][1].clone();
    assert_eq!(why["chosen"], Value::Null);
    assert_eq!(why["excluded"][0]["reason"], "full: 1 of 1");
}

#[actix_web::test]
async fn what_comes_back_into_a_closed_team_is_explained_once_more() {
    let app = TestApp::spawn().await;
    closes_when_nothing_is_insisted_on(&app).await;
    let (bot, ada) = (app.bot().await, one_at_a_time(&app, "Ada", TEAM).await);
    app.pass(Team::RELAX_WITHIN * 3).await;
    let ticket = escalate(&bot, "c1", TEAM, "normal").await;
    let explained = async || {
        app.offer().await;
        let shown = ada.ticket(ticket).await;
        shown["decisions"].as_array().unwrap().len()
    };
    assert_eq!(explained().await, 1);
    app.pass(Team::OFFER_WITHIN).await;
    assert_eq!(explained().await, 1, "nothing has changed");
    ada.accept(ticket).await.expect(200);
    ada.hand_back(ticket, &json!({})).await.expect(200);
    bot.control("c1", &json!({ "action": "decline" }))
        .await
        .expect(200);
    assert_eq!(explained().await, 2, "it waits anew, for the same reasons");
    assert_eq!(explained().await, 2);
}

/// Whether a transaction waits for a lock. Only PostgreSQL knows.
async fn is_waiting(app: &TestApp) -> bool {
    let read = |conn: &mut AnyConnection| match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(conn) => {
            let waiting = "EXISTS (SELECT FROM pg_stat_activity \
                           WHERE datname = current_database() AND wait_event_type = 'Lock')";
            let waiting = diesel::dsl::sql::<diesel::sql_types::Bool>(waiting);
            Ok(diesel::select(waiting).get_result(conn)?)
        }
        AnyConnection::Sqlite(_) => Ok::<_, StorageError>(false),
    };
    app.services.store.read(read).await.unwrap()
}

#[actix_web::test]
async fn whose_agent_was_just_taken_still_goes_before_the_next() {
    let app = TestApp::spawn().await;
    if !app.database.is_postgres() {
        return;
    }
    app.team_offers().await;
    let bot = app.bot().await;
    let (ada, ben) = (
        one_at_a_time(&app, "Ada", TEAM).await,
        one_at_a_time(&app, "Ben", TEAM).await,
    );
    let urgent = escalate(&bot, "c1", TEAM, "urgent").await;
    escalate(&bot, "c2", TEAM, "low").await;
    app.online(&ada).await;
    app.online(&ben).await;
    // Ada is chosen while somebody who has not ended yet gives her something else.
    let (begun, mut has_begun) = tokio::sync::mpsc::unbounded_channel();
    let (end, may_end) = std::sync::mpsc::channel();
    let may_end = Mutex::new(may_end);
    let store = app.services.store.clone();
    let given = actix_web::rt::spawn(async move {
        let give = move |conn: &mut AnyConnection| {
            diesel::update(agents::table.find(ada.id))
                .set(agents::active_count.eq(1i64))
                .execute(conn)?;
            begun.send(()).unwrap();
            may_end.lock().unwrap().recv().unwrap();
            Ok::<_, StorageError>(())
        };
        store.write(give).await
    });
    has_begun.recv().await.unwrap();
    let offered = Cell::new(false);
    let offer = async {
        let made = app.offer().await;
        offered.set(true);
        made
    };
    let meanwhile = async {
        while !offered.get() && !is_waiting(&app).await {}
        end.send(()).unwrap();
    };
    let (made, ()) = join(offer, meanwhile).await;
    given.await.unwrap().unwrap();
    assert_eq!(ben.queue("mine").await, [urgent]);
    assert_eq!(made, 1);
}
