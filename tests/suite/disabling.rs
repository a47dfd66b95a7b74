//! Who is disabled is let in nowhere, and nobody's ticket stays with them.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::{TEAM, TestApp, process};
use baton::config::Config;
use baton::domain::base::words::Role;
use baton::services::{ManagedBy, Services};
use baton::startup::open_services;
use serde_json::{Value, json};

/// A command beside the server, of which the server hears nothing.
fn elsewhere(app: &TestApp) -> Services {
    let config = Config {
        database: app.database.database(),
        db_connections: 1,
        ..Config::default()
    };
    open_services(&config, app.clock.clone()).unwrap()
}

async fn states(ben: &AgentClient, tickets: &[i64]) -> Vec<Value> {
    let mut states = Vec::new();
    for ticket in tickets {
        let shown = ben.ticket(*ticket).await["ticket"].clone();
        states.push(json!([
            shown["status"],
            shown["agent"],
            shown["offered_to"]
        ]));
    }
    states
}

#[actix_web::test]
async fn a_disabled_agent_is_out_at_once_and_their_tickets_wait_again() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ben = app.agent("Ben").await;
    let mut tickets = Vec::new();
    for conversation in ["has", "snoozed", "offered", "bens"] {
        tickets.push(number(&bot.escalate(conversation).await));
    }
    let [has, snoozed, offered, bens] = tickets[..] else {
        unreachable!()
    };
    ada.accept(has).await.expect(200);
    ada.accept(snoozed).await.expect(200);
    let later = json!({ "until": "2026-05-04T12:00:00Z" });
    ada.command(snoozed, "snooze", &later).await.expect(200);
    let to_ada = json!({ "agent": "Ada" });
    ben.command(offered, "transfer", &to_ada).await.expect(200);
    ben.accept(bens).await.expect(200);
    let browser = Browser::sign_in(&app, &ada).await;
    browser.page("/queue").await.expect_page(200);
    let console = ada.live(None).await;
    app.online(&ada).await;

    let other = elsewhere(&app);
    let disabled = other
        .accounts()
        .disable_agent(ManagedBy::CommandLine, "ADA".into())
        .await
        .unwrap();
    let released: Vec<i64> = disabled.released.iter().map(|ticket| ticket.0).collect();
    assert_eq!(released, [has, snoozed, offered]);
    assert!(disabled.agent.disabled_at.is_some());
    assert_eq!(ada.get("/queue").await.status, 401);
    assert_eq!(browser.page("/queue").await.status, 303, "to the login");
    app.services.accounts().end_withdrawn().await.unwrap();
    assert_eq!(console.closed().await.as_deref(), Some("signed out"));
    let waits = json!(["waiting", null, null]);
    let shown = states(&ben, &[has, snoozed, offered]).await;
    assert_eq!(shown, [waits.clone(), waits.clone(), waits]);
    assert_eq!(ben.ticket(bens).await["ticket"]["status"], "active");
    let told = bot.conversation("has").await;
    assert_eq!(told["control"]["holder"], "team");
    ben.accept(has).await.expect(200);
    ben.reply(has, "Ben here").await.expect(200);

    let again = other
        .accounts()
        .disable_agent(ManagedBy::CommandLine, "ada@example.com".into())
        .await
        .unwrap();
    assert_eq!(again.released, []);
    assert_eq!(again.agent.disabled_at, disabled.agent.disabled_at);
    other
        .accounts()
        .enable_agent(ManagedBy::CommandLine, "ada@example.com".into())
        .await
        .unwrap();
    ada.get("/queue").await.expect(200);
    let page = browser.page("/queue").await;
    assert_eq!(page.status, 303, "the session has ended for good");
    Browser::sign_in(&app, &ada).await;
}

#[actix_web::test]
async fn a_disabled_agent_is_offered_nothing() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    app.team_offers().await;
    app.online(&ada).await;
    let ticket = number(&bot.escalate("c1").await);
    assert_eq!(app.offer().await, 1);
    let disabled = app
        .services
        .accounts()
        .disable_agent(ManagedBy::CommandLine, "Ada".into())
        .await
        .unwrap();
    assert_eq!(disabled.released.len(), 1);
    assert_eq!(app.offer().await, 0);
    app.services
        .accounts()
        .enable_agent(ManagedBy::CommandLine, "Ada".into())
        .await
        .unwrap();
    app.online(&ada).await;
    assert_eq!(app.offer().await, 1);
    ada.accept(ticket).await.expect(200);
}

#[actix_web::test]
async fn a_disabled_bot_is_refused_until_it_is_enabled() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    bot.escalate("c1").await;
    app.services
        .accounts()
        .disable_bot(ManagedBy::CommandLine, "Helper bot".into())
        .await
        .unwrap();
    let refused = bot.get("/conversations/c1/events").await;
    assert_eq!(refused.problem(401), "bad_credentials");
    app.services
        .accounts()
        .enable_bot(ManagedBy::CommandLine, "Helper bot".into())
        .await
        .unwrap();
    bot.get("/conversations/c1/events").await.expect(200);
}

#[actix_web::test]
async fn the_command_line_disables_and_enables() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let twin = [
        "agent",
        "add",
        "ada@elsewhere.com",
        "--name",
        "Ada",
        "--team",
        TEAM,
    ];
    let run = async |args: &[&str]| process::run(&app.database, args).await;
    assert!(run(&twin).await.0);
    let (done, said) = run(&["agent", "disable", "Ada"]).await;
    assert!(!done && said.contains("several agents"), "{said}");
    let (done, said) = run(&["agent", "disable", "ada@example.com", "--json"]).await;
    assert!(done, "{said}");
    let row: Value = serde_json::from_str(said.trim()).unwrap();
    assert_eq!(row["disabled"], true);
    assert_eq!(row["released"], json!([ticket]));
    assert_eq!(ada.get("/queue").await.status, 401);
    assert!(run(&["agent", "enable", "ada@example.com"]).await.0);
    ada.get("/queue").await.expect(200);
    assert!(run(&["bot", "disable", "Helper bot"]).await.0);
    assert_eq!(bot.get("/tickets").await.status, 401);
    assert!(run(&["bot", "enable", "Helper bot"]).await.0);
    bot.get("/tickets").await.expect(200);
    assert!(!run(&["agent", "disable", "nobody"]).await.0);
    assert!(!run(&["bot", "disable", "nobody"]).await.0);
}
