//! What an earlier version wrote into the log is read, and told in the bytes in which it was stored.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::BotClient;
use crate::support::database::TestDatabase;
use baton::domain::base::words::Role;
use baton::domain::log::EventKind;
use baton::storage::connection::{Purpose, connect};
use diesel::connection::SimpleConnection;
use serde_json::{Value, json};
use std::fmt::Write;

/// One row of each shape that version 0.1.0 has written: its kind and its payload.
const STORED: &str = include_str!("../support/stored_events.tsv");

fn stored() -> Vec<(&'static str, &'static str)> {
    let rows = STORED.lines();
    rows.map(|line| line.split_once('\t').unwrap()).collect()
}

fn is_public(kind: &str) -> bool {
    EventKind::parse(kind).is_some_and(EventKind::is_public)
}

/// Runs SQL beside the server, in words that both databases know.
async fn run(database: &TestDatabase, sql: String) {
    let database = database.database();
    let ran = tokio::task::spawn_blocking(move || {
        let mut conn = connect(&database, Purpose::Write).unwrap();
        conn.batch_execute(&sql).unwrap();
    });
    ran.await.unwrap();
}

/// The statement that adds events to the first conversation after its last one, about this ticket.
fn insert(rows: &[(&str, &str, bool)], after: i64, ticket: i64) -> String {
    let mut sql = String::new();
    for (seq, (kind, data, public)) in (after + 1..).zip(rows) {
        let data = data.replace('\'', "''");
        writeln!(
            sql,
            "INSERT INTO events (conversation_id, bot_id, ticket_id, seq, type, public, epoch, at, data) \
             SELECT id, bot_id, {ticket}, {seq}, '{kind}', {public}, epoch, '2026-05-04 09:00:00.000000', \
             '{data}' FROM conversations;"
        )
        .unwrap();
    }
    let last = after + i64::try_from(rows.len()).unwrap();
    writeln!(sql, "UPDATE conversations SET last_seq = {last};").unwrap();
    writeln!(sql, "UPDATE tickets SET last_seq = {last};").unwrap();
    sql
}

async fn case() -> (TestApp, BotClient, AgentClient, i64, i64) {
    let app = TestApp::spawn().await;
    let (bot, ada) = (
        app.bot().await,
        app.agent_with_password("Ada", Role::Agent).await,
    );
    let ticket = number(&bot.escalate("c").await);
    let last = bot.conversation("c").await["last_seq"].as_i64().unwrap();
    (app, bot, ada, ticket, last)
}

/// Every place that reads events goes on: the page, the trace, the catch-up of a console.
async fn shown(ada: &AgentClient, ticket: i64, after: i64) -> Value {
    let page = ada.ticket(ticket).await;
    assert_eq!(page["ticket"]["number"], ticket);
    let updates = format!("/tickets/{ticket}/updates?after={after}");
    let frames = ada.get(&updates).await.expect(200);
    assert!(!frames["frames"].as_array().unwrap().is_empty());
    let trace = format!("/tickets/{ticket}/trace");
    ada.get(&trace).await.expect(200)
}

/// The first migration after that version.
const FIRST_SINCE: &str = "2026-11-26-000101";

#[actix_web::test]
async fn rows_of_the_version_before_are_read_and_told_byte_for_byte() {
    let (app, bot, ada, ticket, last) = case().await;
    let database = app.stop().await;
    // As that version left it: without what was added since.
    let tree = match database.is_postgres() {
        true => "postgres",
        false => "sqlite",
    };
    let folder = format!("migrations/{tree}");
    let names = std::fs::read_dir(&folder).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut since: Vec<String> = names.filter(|name| name.as_str() >= FIRST_SINCE).collect();
    since.sort();
    let down = since.iter().rev();
    let down: String = down
        .map(|name| std::fs::read_to_string(format!("{folder}/{name}/down.sql")).unwrap())
        .collect();
    let rows: Vec<_> = stored()
        .into_iter()
        .map(|(kind, data)| (kind, data, is_public(kind)))
        .collect();
    let before = down
        + "DELETE FROM __diesel_schema_migrations WHERE version >= '20261126000101';"
        + &insert(&rows, last, ticket);
    run(&database, before).await;
    let app = TestApp::on(database).await;
    let bot = BotClient {
        base: app.url(""),
        ..bot
    };
    let ada = AgentClient {
        base: app.url(""),
        ..ada
    };
    app.settle().await;
    for log in [
        format!("/conversations/c/events?after={last}"),
        "/events".to_owned(),
    ] {
        let page = bot
            .get(&format!(
                "{log}{}limit=200",
                if log.contains('?') { "&" } else { "?" }
            ))
            .await;
        for (kind, data, public) in &rows {
            let told = page.text.contains(&format!("\"data\":{data}"));
            // The payload without members is that of several kinds.
            assert!(told == *public || *data == "{}", "{kind} {data}");
        }
    }
    let trace = shown(&ada, ticket, last).await;
    let kinds = trace["events"].as_array().unwrap().iter();
    let kinds: Vec<&str> = kinds.map(|event| event["kind"].as_str().unwrap()).collect();
    assert!(kinds.ends_with(&rows.iter().map(|row| row.0).collect::<Vec<_>>()));
    let passes = trace["steps"].to_string().matches("passed on").count();
    assert_eq!(
        passes, 1,
        "a fact and a state that look like a pass are none"
    );
}

#[actix_web::test]
async fn what_this_version_does_not_know_breaks_nothing() {
    let (app, bot, ada, ticket, last) = case().await;
    let mut screen = ada.live(Some(ticket)).await;
    let unknown = [
        ("csat.received", r#"{ "score":  5 }"#, true),
        ("ticket.pondered", r#"{"secret":"brew"}"#, false),
        ("ticket.moved", r#"{"queue":"Second line"}"#, false),
        (
            "control.changed",
            r#"{"control":{"holder":"bot","epoch":2},"handback":{"outcome":"sold"}}"#,
            true,
        ),
    ];
    run(&app.database, insert(&unknown, last, ticket)).await;
    bot.say("c", "customer", "Still there?").await.expect(201);
    app.settle().await;
    for log in ["/conversations/c/events?limit=200", "/events?limit=200"] {
        let page = bot.get(log).await;
        assert!(page.text.contains(r#""type":"csat.received""#));
        assert!(page.text.contains(r#""data":{ "score":  5 }"#));
        assert!(page.text.contains("Still there?") && !page.text.contains("brew"));
    }
    let thread = format!("thread-{ticket}");
    while !screen.next("append", &thread).await["html"]
        .as_str()
        .unwrap()
        .contains("Still there?")
    {}
    let trace = shown(&ada, ticket, last).await;
    let kinds = trace["events"].to_string();
    for (kind, ..) in unknown {
        assert!(kinds.contains(kind), "{kind}");
    }
    let browser = Browser::sign_in(&app, &ada).await;
    let page = browser.page(&format!("/tickets/{ticket}/trace")).await.text;
    assert_eq!(page.matches("unknown to this version").count(), 4);
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "Here I am").await.expect(200);
    assert_eq!(
        bot.conversation("c").await["control"]["holder"],
        json!("agent")
    );
}

#[actix_web::test]
async fn whatever_reason_a_stored_handoff_has_its_page_and_trace_are_shown() {
    let (app, bot, ada, ticket, _) = case().await;
    ada.accept(ticket).await.expect(200);
    // Codes and sentences of the versions before, and one that no version knows.
    for (reason, shown) in [
        ("vip", "VIP customer"),
        ("accepted", "Ada accepted"),
        ("transferred", "transferred"),
        ("the agent did not answer", "the agent did not answer"),
        ("declined by the bot", "declined by the bot"),
        ("the moon was full", "the moon was full"),
    ] {
        let stored = format!("UPDATE handoffs SET reason = '{reason}' WHERE to_kind = 'agent';");
        run(&app.database, stored).await;
        let page = ada.ticket(ticket).await;
        let told = page["handoffs"].as_array().unwrap().last().unwrap();
        assert_eq!(told["reason"], reason);
        let browser = Browser::sign_in(&app, &ada).await;
        let page = browser.page(&format!("/tickets/{ticket}")).await.text;
        assert!(page.contains(shown), "{reason}");
        let trace = ada.get(&format!("/tickets/{ticket}/trace")).await;
        trace.expect(200);
    }
    bot.say("c", "customer", "Still there?").await.expect(201);
}
