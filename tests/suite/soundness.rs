//! `baton check` finds nothing in a database that was used, and everything that was spoilt.

use crate::support::TestApp;
use crate::support::agent::number;
use crate::support::bot::escalation;
use baton::storage::soundness::{self, Finding};
use baton::storage::{AnyConnection, StorageError};
use diesel::connection::SimpleConnection;
use serde_json::json;

/// What contradicts what is true of every database.
pub fn contradictions(conn: &mut AnyConnection) -> Vec<String> {
    let all = soundness::ask(conn).unwrap().into_iter();
    let told = |Finding { truth, found }| {
        found
            .into_iter()
            .map(move |at: String| format!("{truth}: {at}"))
    };
    all.flat_map(told).collect()
}

async fn asked(app: &TestApp) -> Vec<String> {
    let read = |conn: &mut AnyConnection| Ok::<_, StorageError>(contradictions(conn));
    app.services.store.read(read).await.unwrap()
}

/// A desk with tickets in every state.
async fn used() -> TestApp {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let (ada, max) = (app.agent("Ada").await, app.agent("Max").await);
    let mut tickets = Vec::new();
    for turn in 0..6 {
        tickets.push(number(&bot.escalate(&format!("c{turn}")).await));
    }
    for (conversation, ends) in [
        ("asked", None),
        ("asked until then", Some("2026-05-05T09:00:00Z")),
    ] {
        let mut body = escalation(conversation);
        body["ask"] = json!({ "type": "question", "prompt": "Which seat?", "expires_at": ends });
        bot.escalate_with(&body).await.expect(201);
    }
    for ticket in &tickets[1..] {
        ada.accept(*ticket).await.expect(200);
    }
    ada.hand_back(tickets[2], &json!({})).await.expect(200);
    ada.resolve(tickets[3]).await.expect(200);
    let max = json!({ "agent": max.email });
    ada.command(tickets[4], "transfer", &max).await.expect(200);
    app.team_offers().await;
    app
}

#[actix_web::test]
async fn a_database_that_was_used_is_sound() {
    assert_eq!(asked(&used().await).await, Vec::<String>::new());
}

#[actix_web::test]
async fn what_was_spoilt_is_found() {
    let app = used().await;
    for (spoils, truth) in [
        (
            "UPDATE agents SET active_count = active_count + 1 WHERE name = 'Ada'",
            "An agent's load",
        ),
        (
            "UPDATE counters SET value = value + 1 WHERE name = 'active'",
            "A team's counters",
        ),
        (
            "DELETE FROM counters WHERE name = 'active'",
            "Every open ticket is counted",
        ),
        (
            "UPDATE conversations SET last_seq = last_seq + 1",
            "The log of a conversation",
        ),
        (
            "DELETE FROM timers WHERE kind = 'expire'",
            "Every open ticket has the deadline",
        ),
        (
            "INSERT INTO timers (ticket_id, kind, due_at, round) SELECT id, 'idle', created_at, 0 FROM tickets \
             WHERE status = 'closed'",
            "What is closed has no deadline",
        ),
        (
            "UPDATE tickets SET packet_version = packet_version + 7",
            "A ticket's packet",
        ),
        (
            "UPDATE conversations SET holder = 'bot', holder_bot_id = bot_id, holder_team_id = NULL, \
             holder_agent_id = NULL",
            "Control is where",
        ),
        ("UPDATE agents SET capacity = 0", "Nobody has more tickets"),
        (
            "UPDATE asks SET ticket_id = (SELECT MIN(id) FROM tickets WHERE status = 'closed') \
             WHERE id = (SELECT MIN(id) FROM asks)",
            "An open question of a bot ends with its ticket",
        ),
        (
            "DELETE FROM timers WHERE kind = 'ask_expires'",
            "An open question of a bot ends when",
        ),
    ] {
        let store = &app.services.store;
        let mut conn = store.connect().unwrap();
        conn.batch_execute(&format!("BEGIN; {spoils}")).unwrap();
        let found = contradictions(&mut conn);
        conn.batch_execute("ROLLBACK").unwrap();
        assert!(
            found.iter().any(|found| found.starts_with(truth)),
            "{spoils}: {found:?}"
        );
    }
    assert_eq!(asked(&app).await, Vec::<String>::new(), "each was undone");
}
