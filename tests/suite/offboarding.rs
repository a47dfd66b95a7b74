//! Somebody leaves: what they held, who may send them away, and that an admin stays.

use crate::support::agent::{AgentClient, number};
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::services::{ChangeAgent, ManagedBy, ServiceError};
use futures_util::join;
use serde_json::{Value, json};

const OPERATOR: ManagedBy = ManagedBy::CommandLine;

fn role(role: Role) -> ChangeAgent {
    ChangeAgent {
        role: Some(role),
        ..ChangeAgent::default()
    }
}

async fn working_admins(app: &TestApp) -> usize {
    let agents = app.services.accounts().all_agents().await.unwrap();
    let works = agents.iter().filter(|agent| agent.disabled_at.is_none());
    works.filter(|agent| agent.role == Role::Admin).count()
}

/// What Baton noted in a ticket.
async fn notes(agent: &AgentClient, ticket: i64) -> Vec<String> {
    let shown = agent.ticket(ticket).await;
    let messages = shown["messages"].as_array().unwrap().iter();
    let notes = messages.filter(|message| message["visibility"] == "internal");
    notes
        .map(|note| note["text"].as_str().unwrap().to_owned())
        .collect()
}

/// What became of what two admins did at the same time.
async fn at_once(app: &TestApp, turn: usize) -> Vec<ServiceError> {
    let accounts = app.services.accounts();
    let ada = app.person("Ada", Role::Admin, &[]).await;
    let ben = app.person("Ben", Role::Admin, &[]).await;
    let (by_ada, by_ben) = (ManagedBy::Admin(ada.id), ManagedBy::Admin(ben.id));
    let disable = async |by: ManagedBy, whom: &AgentClient| {
        let done = accounts.disable_agent(by, whom.email.clone());
        done.await.err()
    };
    let demote = async |by: ManagedBy, whom: &AgentClient| {
        let done = accounts.change_agent(by, whom.email.clone(), role(Role::Agent));
        done.await.err()
    };
    let (first, second) = match turn {
        0 => join!(disable(by_ada, &ben), disable(by_ben, &ada)),
        1 => join!(demote(by_ada, &ben), disable(by_ben, &ada)),
        // Each leaves of their own will: the rule about the last one decides, not who may.
        2 => join!(disable(by_ada, &ada), disable(by_ben, &ben)),
        _ => join!(demote(by_ada, &ada), demote(by_ben, &ben)),
    };
    [first, second].into_iter().flatten().collect()
}

#[actix_web::test]
async fn two_admins_who_take_each_other_out_at_once_leave_one() {
    for turn in 0..4 {
        let app = TestApp::spawn().await;
        let refused = at_once(&app, turn).await;
        let expected = match turn {
            0 | 1 => [ServiceError::WrongLogin, ServiceError::Forbidden],
            _ => [ServiceError::LastAdmin, ServiceError::LastAdmin],
        };
        let [refused] = refused.as_slice() else {
            panic!("turn {turn}: {refused:?}");
        };
        assert!(expected.contains(refused), "turn {turn}: {refused:?}");
        assert_eq!(working_admins(&app).await, 1);
    }
}

#[actix_web::test]
async fn nobody_takes_the_last_admin_away() {
    let app = TestApp::spawn().await;
    let accounts = app.services.accounts();
    app.person("Ada", Role::Admin, &[]).await;
    let alone = accounts.disable_agent(OPERATOR, "Ada".into()).await;
    assert_eq!(alone.unwrap_err(), ServiceError::LastAdmin);
    let demoted = accounts.change_agent(OPERATOR, "Ada".into(), role(Role::Manager));
    assert_eq!(demoted.await.unwrap_err(), ServiceError::LastAdmin);
    assert_eq!(working_admins(&app).await, 1);
    app.person("Ben", Role::Admin, &[]).await;
    accounts
        .disable_agent(OPERATOR, "Ada".into())
        .await
        .unwrap();
    let alone = accounts.disable_agent(OPERATOR, "Ben".into()).await;
    assert_eq!(
        alone.unwrap_err(),
        ServiceError::LastAdmin,
        "one who is out does not count"
    );
    accounts.enable_agent(OPERATOR, "Ada".into()).await.unwrap();
    accounts
        .disable_agent(OPERATOR, "Ben".into())
        .await
        .unwrap();
}

#[actix_web::test]
async fn only_admins_send_anybody_away() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let accounts = app.services.accounts();
    for by in [ada.clone(), app.manager("Max").await] {
        let by = ManagedBy::Admin(by.id);
        let refused = accounts.disable_agent(by.clone(), "Ada".into()).await;
        assert_eq!(refused.unwrap_err(), ServiceError::Forbidden);
        let promoted = accounts
            .change_agent(by, "Ada".into(), role(Role::Admin))
            .await;
        assert_eq!(promoted.unwrap_err(), ServiceError::Forbidden);
    }
    ada.get("/queue").await.expect(200);
}

#[actix_web::test]
async fn a_ticket_says_that_its_agent_was_deactivated() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let has = number(&bot.escalate("has").await);
    let asked = number(&bot.escalate("asked").await);
    ada.accept(has).await.expect(200);
    ben.accept(asked).await.expect(200);
    let warm = json!({ "agent": "Ada", "mode": "warm" });
    ben.command(asked, "transfer", &warm).await.expect(200);
    // Ada herself asks somebody: that ends with her.
    let to_ben = json!({ "agent": "Ben", "mode": "warm" });
    ada.command(has, "transfer", &to_ben).await.expect(200);
    app.online(&ada).await;
    let offered = number(&bot.escalate("offered").await);
    assert_eq!(app.offer().await, 1);
    app.services
        .accounts()
        .disable_agent(OPERATOR, "Ada".into())
        .await
        .unwrap();

    let page = ben.get(&format!("/tickets/{has}")).await.expect(200);
    assert_eq!(page["ticket"]["status"], "waiting");
    let last = page["handoffs"].as_array().unwrap().last().unwrap();
    assert_eq!(last["reason"], "the agent's account was disabled");
    let kept = ben.ticket(asked).await;
    assert_eq!(kept["ticket"]["status"], "active");
    let ends = kept["handoffs"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&ends["reason"], &ends["outcome"]),
        (&json!("invited"), &json!("withdrawn"))
    );
    let told = notes(&ben, offered).await;
    assert_eq!(told, ["Ada was deactivated; the ticket waits again."]);
    ben.accept(has).await.expect(200);
    ben.reply(has, "Ben here").await.expect(200);
}

#[actix_web::test]
async fn who_leaves_a_team_finds_the_tickets_they_have_of_it_in_all_as_in_mine() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    bot.escalate("c2").await;
    ada.accept(ticket).await.expect(200);
    let before = ada.get("/queue/counts").await.expect(200)["teams"].clone();
    let left = ChangeAgent {
        teams: Some(vec!["Billing".into()]),
        ..ChangeAgent::default()
    };
    app.services
        .accounts()
        .change_agent(OPERATOR, ada.email.clone(), left)
        .await
        .unwrap();
    let counts = async || {
        let counts = ada.get("/queue/counts").await.expect(200);
        [&counts["mine"], &counts["team"], &counts["all"]].map(Clone::clone)
    };
    assert_eq!(ada.queue("all").await, [ticket]);
    assert!(ada.queue("team").await.is_empty());
    assert_eq!(counts().await, [1, 0, 1].map(Value::from));
    // Asked of the team they are in now, it is there once.
    let ask = json!({ "team": "Billing", "mode": "warm" });
    ada.command(ticket, "transfer", &ask).await.expect(200);
    assert_eq!(ada.queue("all").await, [ticket]);
    assert_eq!(counts().await, [1, 1, 1].map(Value::from));
    // A page that shows the queue of before learns of it.
    let now = ada.get("/queue/counts").await.expect(200)["teams"].clone();
    assert_ne!(now, before);
}

#[actix_web::test]
async fn an_agent_keeps_their_words_and_changes_their_name_address_role_and_teams() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let max = app.manager("Max").await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "Hello").await.expect(200);
    let console = ada.live(None).await;
    let change = ChangeAgent {
        name: Some("Ada Lovelace".into()),
        email: Some("Lovelace@example.com".into()),
        role: Some(Role::Manager),
        teams: Some(vec!["Billing".into()]),
        ..ChangeAgent::default()
    };
    let accounts = app.services.accounts();
    let changed = accounts
        .change_agent(OPERATOR, "ada@example.com".into(), change)
        .await
        .unwrap();
    assert_eq!(
        (changed.email.as_str(), changed.role),
        ("lovelace@example.com", Role::Manager)
    );
    app.services.accounts().end_withdrawn().await.unwrap();
    assert!(
        console.closed().await.is_some(),
        "it comes back with other queues"
    );
    let me = ada.get("/me").await.expect(200);
    assert_eq!(me["agent"]["name"], "Ada Lovelace");
    let shown = max.ticket(ticket).await;
    let said = shown["messages"]
        .as_array()
        .unwrap()
        .iter()
        .find(|said| said["text"] == "Hello");
    assert_eq!(said.unwrap()["author"]["name"], "Ada", "{shown}");
    ada.get("/overview").await.expect(200);

    let taken = ChangeAgent {
        email: Some("max@example.com".into()),
        name: Some("Nobody".into()),
        ..ChangeAgent::default()
    };
    let refused = accounts
        .change_agent(OPERATOR, "lovelace@example.com".into(), taken)
        .await;
    assert!(matches!(refused, Err(ServiceError::InUse(_))));
    let nowhere = ChangeAgent {
        role: Some(Role::Agent),
        teams: Some(vec!["Nowhere".into()]),
        ..ChangeAgent::default()
    };
    let refused = accounts
        .change_agent(OPERATOR, "lovelace@example.com".into(), nowhere)
        .await;
    assert!(refused.is_err());
    let me = ada.get("/me").await.expect(200);
    assert_eq!(
        (&me["agent"]["name"], &me["agent"]["role"]),
        (&json!("Ada Lovelace"), &json!("manager"))
    );
}

#[actix_web::test]
async fn routing_rules_follow_a_team_that_is_renamed() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, max) = (app.bot().await, app.manager("Max").await);
    let rules = json!({ "do": "save", "rules": [
        { "name": "asked", "when": { "team": "Billing" }, "overrides_bot": true, "then": { "team": "Billing" } },
        { "name": "money", "when": { "topic": "refund" }, "then": { "team": "Billing" } },
        { "name": "rest", "when": { "topic": "wine" }, "then": { "team": TEAM } },
    ] });
    max.post("/settings/routing", &rules).await.expect(200);
    let teams = app.services.teams();
    let taken = teams
        .rename_team(OPERATOR, "Billing".into(), TEAM.into())
        .await;
    assert!(matches!(taken, Err(ServiceError::InUse(_))));
    teams
        .rename_team(OPERATOR, "Billing".into(), "Payments".into())
        .await
        .unwrap();
    let held = max.get("/settings/routing").await.expect(200);
    assert_eq!(held["revision"], 2);
    assert_eq!(held["warnings"], json!([]));
    let [asked, money, rest] = held["rules"].as_array().unwrap().as_slice() else {
        panic!("{held}");
    };
    assert_eq!(asked["when"]["team"], json!(["Billing", "Payments"]));
    assert_eq!(
        (&asked["then"]["team"], &money["then"]["team"]),
        (&json!("Payments"), &json!("Payments"))
    );
    assert_eq!(rest["then"]["team"], TEAM);
    let mut body = crate::support::bot::escalation("c1");
    body["routing"] = json!({ "team": "Billing" });
    let opened = bot.escalate_with(&body).await.expect(201);
    assert_eq!(opened["ticket"]["team"], "Payments", "{opened}");
}

#[actix_web::test]
async fn a_reply_of_an_agent_who_is_deactivated_meanwhile_is_there_or_refused() {
    let app = TestApp::spawn().await;
    let (bot, ben) = (app.bot().await, app.agent("Ben").await);
    for round in 0..8 {
        let ada = app.agent(&format!("Ada{round}")).await;
        let conversation = format!("c{round}");
        let ticket = number(&bot.escalate(&conversation).await);
        ada.accept(ticket).await.expect(200);
        let words = format!("round {round}");
        let gone = app
            .services
            .accounts()
            .disable_agent(OPERATOR, ada.email.clone());
        let (answer, gone) = join!(ada.reply(ticket, &words), gone);
        gone.unwrap();
        let said = bot.spoken(&conversation).await;
        let is_there = said.iter().any(|(_, text)| *text == words);
        match answer.status {
            200 => assert!(is_there),
            401 | 409 | 403 | 404 => assert!(!is_there, "{}", answer.text),
            other => panic!("{other}: {}", answer.text),
        }
        assert_eq!(ben.ticket(ticket).await["ticket"]["status"], "waiting");
    }
    let shown: Value = ben.ticket(1).await;
    assert!(shown["ticket"].is_object());
}
