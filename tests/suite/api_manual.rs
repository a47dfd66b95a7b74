//! The client in `docs/api.md` works as it stands there.

use super::support::TestApp;
use super::support::agent::number;
use actix_web::rt::task::spawn_blocking;
use serde_json::json;
use std::process::Command;

const MANUAL: &str = include_str!("../../docs/api.md");

/// The manual's client, and a bot that uses it: it writes what it shows, a line each. It ends by itself.
fn program(app: &TestApp, key: &str) -> String {
    let block = MANUAL.split("```python\n").nth(1).unwrap();
    let client = block.split("```").next().unwrap();
    format!(
        "{client}\nimport signal\nsignal.alarm(60)\nAPI, KEY = '{}', '{key}'\n\
         show = lambda text: print(text, flush=True)\n\
         hand_over('c1', 'm-1', 'A person, please', show, lambda handback: 'You said: ' + handback['note'])\n",
        app.url("/api/v1")
    )
}

#[actix_web::test]
async fn the_manuals_client_hands_over_and_speaks_again() {
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: no python3");
        return;
    }
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let program = program(&app, &bot.key);
    let client = spawn_blocking(move || Command::new("python3").arg("-c").arg(program).output());
    let escalated =
        json!({ "conversation": { "external_id": "c1" }, "trigger": { "message_id": "m-1" } });
    let ticket = loop {
        if let [ticket] = ada.queue("team").await[..] {
            break ticket;
        }
        tokio::task::yield_now().await;
    };
    let again = bot.escalate_with(&escalated).await.expect(200);
    assert_eq!(number(&again), ticket, "the client named its trigger");
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "Hello, this is Ada").await.expect(200);
    let note = json!({ "note": "all done" });
    ada.hand_back(ticket, &note).await.expect(200);
    let shown = client.await.unwrap().unwrap();
    let complaint = String::from_utf8_lossy(&shown.stderr);
    assert!(shown.status.success(), "{complaint}");
    let shown = String::from_utf8(shown.stdout).unwrap();
    let lines: Vec<&str> = shown.lines().collect();
    assert!(
        matches!(
            lines.as_slice(),
            [_, "Hello, this is Ada", "You said: all done"]
        ),
        "{shown}"
    );
    let closed = &ada.ticket(ticket).await["ticket"];
    assert_eq!(closed["status"], "closed");
    assert_eq!(closed["outcome"], "returned");
    assert_eq!(bot.conversation("c1").await["control"]["holder"], "bot");
    assert_eq!(
        bot.spoken("c1").await.last().unwrap().1,
        "You said: all done"
    );
}
