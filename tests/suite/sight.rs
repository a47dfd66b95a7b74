//! Rights are those of a ticket: what an agent sees of a conversation follows from the tickets they may see.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use crate::support::file::png;
use crate::support::{PASSWORD, TEAM, TestApp};
use baton::domain::base::words::Role;
use serde_json::{Value, json};
use std::time::Duration;

/// After so long an escalation opens a new ticket.
const LATER: Duration = Duration::from_secs(90 * 24 * 3600);

/// A conversation whose first ticket was Ada's of Support and whose second is Bea's of Billing. Each of them wrote a note
/// with a file, and a reply.
struct TwoTeams {
    app: TestApp,
    bot: BotClient,
    ada: AgentClient,
    bea: AgentClient,
    max: AgentClient,
    first: i64,
    second: i64,
    /// The files of Ada's note and of Bea's.
    files: [String; 2],
}

async fn escalate_to(bot: &BotClient, team: &str) -> i64 {
    let mut body = escalation("c1");
    body["summary"] = json!(format!("{team} summary"));
    body["routing"] = json!({ "team": team });
    number(&bot.escalate_with(&body).await.expect(201))
}

async fn note_with_file(by: &AgentClient, ticket: i64, text: &str) -> String {
    let file = by
        .uploaded("note.png", &png(20, 10 + text.len() as u32))
        .await;
    let note = json!({ "text": text, "attachments": [{ "file": file }] });
    by.command(ticket, "note", &note).await.expect(200);
    file
}

async fn two_teams() -> TwoTeams {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (
        app.bot().await,
        app.agent_with_password("Ada", Role::Agent).await,
    );
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    let max = app.manager("Max").await;
    for agent in [&bea, &max] {
        let set = app
            .services
            .accounts()
            .set_password(agent.email.clone(), PASSWORD.to_owned().into());
        set.await.unwrap();
    }
    bot.say("c1", "customer", "Before any ticket")
        .await
        .expect(201);
    let first = escalate_to(&bot, TEAM).await;
    ada.accept(first).await.expect(200);
    let of_ada = note_with_file(&ada, first, "Support's note").await;
    ada.reply(first, "Support's reply").await.expect(200);
    ada.resolve(first).await.expect(200);
    bot.say("c1", "customer", "Between the tickets")
        .await
        .expect(201);
    app.pass(LATER).await;
    let second = escalate_to(&bot, "Billing").await;
    assert_ne!(first, second);
    bea.accept(second).await.expect(200);
    let of_bea = note_with_file(&bea, second, "Billing's note").await;
    bea.reply(second, "Billing's reply").await.expect(200);
    bot.say("c1", "customer", "Words for Billing")
        .await
        .expect(201);
    TwoTeams {
        app,
        bot,
        ada,
        bea,
        max,
        first,
        second,
        files: [of_ada, of_bea],
    }
}

/// Everything that can be read of a ticket, as one text.
async fn everything(app: &TestApp, by: &AgentClient, ticket: i64) -> String {
    let browser = Browser::sign_in(app, by).await;
    let mut read = String::new();
    for path in [
        format!("/tickets/{ticket}"),
        format!("/tickets/{ticket}?before=1000"),
        format!("/tickets/{ticket}/updates?after=0"),
        format!("/tickets/{ticket}/trace"),
    ] {
        read.push_str(&by.get(&path).await.expect_page(200));
        read.push_str(&browser.page(&path).await.expect_page(200));
    }
    read
}

#[track_caller]
fn holds(read: &str, words: &[&str], expected: bool) {
    for word in words {
        let escaped = word.replace('\'', "&#39;");
        let found = read.contains(word) || read.contains(&escaped);
        assert_eq!(found, expected, "{word}");
    }
}

#[actix_web::test]
async fn the_team_of_a_closed_ticket_reads_nothing_of_what_another_team_does_later() {
    let desk = two_teams().await;
    let read = everything(&desk.app, &desk.ada, desk.first).await;
    holds(
        &read,
        &[
            "Before any ticket",
            "Support's note",
            "Support's reply",
            "Between the tickets",
        ],
        true,
    );
    holds(
        &read,
        &[
            "Billing's note",
            "Billing's reply",
            "Words for Billing",
            "Billing summary",
        ],
        false,
    );
    let shown = desk.ada.ticket(desk.first).await;
    assert_eq!(
        shown["control"]["name"],
        Value::Null,
        "Bea is another team's"
    );
    assert_eq!(desk.ada.file(&desk.files[0]).await.0, 200);
    assert_eq!(desk.ada.file(&desk.files[1]).await.0, 404);
    let gone = desk.ada.get(&format!("/tickets/{}", desk.second)).await;
    assert_eq!(gone.problem(404), "not_found");
    // What is said with the bot once the second ticket is closed belongs to that one.
    desk.bea.resolve(desk.second).await.expect(200);
    let (bot, words) = (&desk.bot, "After both tickets");
    bot.say("c1", "customer", words).await.expect(201);
    let read = everything(&desk.app, &desk.ada, desk.first).await;
    holds(&read, &[words], false);
    let read = everything(&desk.app, &desk.bea, desk.second).await;
    holds(&read, &[words], true);
}

#[actix_web::test]
async fn a_new_team_sees_the_words_before_it_and_not_the_notes_of_the_team_before() {
    let desk = two_teams().await;
    let read = everything(&desk.app, &desk.bea, desk.second).await;
    holds(
        &read,
        &[
            "Before any ticket",
            "Support's reply",
            "Between the tickets",
            "Billing's note",
            "Words for Billing",
        ],
        true,
    );
    holds(&read, &["Support's note", "Support summary"], false);
    assert_eq!(desk.bea.file(&desk.files[0]).await.0, 404);
    assert_eq!(desk.bea.file(&desk.files[1]).await.0, 200);
    // A note that is added to the closed ticket later stays with its team.
    desk.ada
        .note(desk.first, "Support's second note")
        .await
        .expect(200);
    let read = everything(&desk.app, &desk.bea, desk.second).await;
    holds(&read, &["Support's second note"], false);
    let read = everything(&desk.app, &desk.ada, desk.first).await;
    holds(&read, &["Support's second note"], true);
    // Who leads may read both tickets, and so all notes.
    let read = everything(&desk.app, &desk.max, desk.second).await;
    holds(
        &read,
        &[
            "Support's note",
            "Support's second note",
            "Billing's note",
            "Support summary",
        ],
        true,
    );
}

#[actix_web::test]
async fn the_same_team_finds_its_own_notes_again_in_its_next_ticket() {
    let desk = two_teams().await;
    desk.bea.resolve(desk.second).await.expect(200);
    desk.app.pass(LATER).await;
    let third = escalate_to(&desk.bot, TEAM).await;
    let read = everything(&desk.app, &desk.ada, third).await;
    holds(
        &read,
        &[
            "Support's note",
            "Support's reply",
            "Billing's reply",
            "Words for Billing",
        ],
        true,
    );
    holds(&read, &["Billing's note", "Billing summary"], false);
    assert_eq!(desk.ada.file(&desk.files[1]).await.0, 404);
}

#[actix_web::test]
async fn a_console_at_a_closed_ticket_hears_nothing_of_the_next_one() {
    let desk = two_teams().await;
    let mut old = desk.ada.live(Some(desk.first)).await;
    let mut new = desk.bea.live(Some(desk.second)).await;
    let third = number(&desk.bot.escalate("c3").await);
    desk.bot
        .say("c1", "customer", "Only for Billing")
        .await
        .expect(201);
    desk.bea
        .note(desk.second, "Only among Billing")
        .await
        .expect(200);
    let thread = format!("thread-{}", desk.second);
    while !new
        .next("append", &thread)
        .await
        .to_string()
        .contains("Only among Billing")
    {}
    desk.ada.accept(third).await.expect(200);
    loop {
        let frame = old.next_frame().await.to_string();
        assert!(!frame.contains("Only"), "{frame}");
        if frame.contains(&format!("row-{third}")) && frame.contains("Ada") {
            break;
        }
    }
}

#[actix_web::test]
async fn a_transferred_ticket_takes_its_notes_along() {
    let desk = two_teams().await;
    let give = json!({ "team": TEAM, "mode": "cold" });
    desk.bea
        .command(desk.second, "transfer", &give)
        .await
        .expect(200);
    let read = everything(&desk.app, &desk.ada, desk.second).await;
    holds(&read, &["Billing's note", "Support's note"], true);
    assert_eq!(desk.ada.file(&desk.files[1]).await.0, 200);
}
