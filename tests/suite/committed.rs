//! A command that was done is never answered as if it was not.

use crate::support::TestApp;
use crate::support::agent::number;
use diesel::RunQueryDsl;
use serde_json::json;

/// Everything that reads a row of a queue fails from now on; what writes goes on.
const NO_ROWS: &str = "ALTER TABLE escalation_marks RENAME TO escalation_marks_away";

#[actix_web::test]
async fn a_reply_whose_ticket_cannot_be_read_again_was_sent_and_says_so() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let second = number(&bot.escalate("c2").await);
    let mut conn = app.services.store.connect().unwrap();
    diesel::sql_query(NO_ROWS).execute(&mut conn).unwrap();
    assert_eq!(
        ada.get(&format!("/tickets/{ticket}")).await.problem(503),
        "unavailable"
    );
    let sent = ada.reply(ticket, "said once").await.expect(200);
    assert_eq!(sent["shown"], false, "{sent}");
    assert_eq!(sent["ticket"]["number"], ticket);
    assert_eq!(sent["message"]["text"], "said once");
    let accepted = ada.accept(second).await.expect(200);
    assert_eq!(accepted["ticket"]["status"], "active", "{accepted}");
    for (command, body) in [
        ("note", json!({ "text": "noted" })),
        ("snooze", json!({ "minutes": 5 })),
        ("facts", json!({ "facts": { "seat": "12A" } })),
        ("resolve", json!({})),
        ("reopen", json!({})),
        ("return", json!({})),
        ("take", json!({})),
    ] {
        let done = ada.command(ticket, command, &body).await.expect(200);
        assert_eq!(done["shown"], false, "{command}: {done}");
    }
    let said: Vec<_> = bot
        .spoken("c1")
        .await
        .into_iter()
        .filter(|(_, text)| text == "said once")
        .collect();
    assert_eq!(said.len(), 1);
}
