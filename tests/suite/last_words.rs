//! What rows of the list say: the newest words that the customer could read, and whose.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::number;
use baton::domain::base::words::Role;

/// The line of a row that tells the newest words.
fn said(html: &str, ticket: i64) -> String {
    let row = html
        .split("<li ")
        .find(|row| row.contains(&format!("id=\"row-{ticket}\"")));
    let line = row.and_then(|row| row.split("row__said\" dir=\"auto\">").nth(1));
    let line = line.and_then(|line| line.split("</span>\n").next());
    let line = line.unwrap_or_default();
    let mut text = String::new();
    let mut is_markup = false;
    for letter in line.chars() {
        match letter {
            '<' => is_markup = true,
            '>' => is_markup = false,
            _ if !is_markup => text.push(letter),
            _ => {}
        }
    }
    text
}

#[actix_web::test]
async fn a_row_tells_the_newest_public_words_on_the_page_and_when_pushed() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ticket = number(&bot.escalate("c1").await);
    let browser = Browser::sign_in(&app, &ada).await;
    let mut socket = ada.live(None).await;
    let shown = async || {
        said(
            &browser.page("/queue?view=team").await.expect_page(200),
            ticket,
        )
    };
    bot.say("c1", "customer", "Are you there?")
        .await
        .expect(201);
    assert_eq!(shown().await, "Are you there?");
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "Yes, I am.").await.expect(200);
    assert_eq!(shown().await, "Ada: Yes, I am.");
    // What colleagues tell each other, and what a bot may not say, is not what was said last.
    ada.note(ticket, "A secret among colleagues")
        .await
        .expect(200);
    bot.say("c1", "bot", "Out of turn").await.expect(409);
    assert_eq!(shown().await, "Ada: Yes, I am.");
    let row = format!("row-{ticket}");
    loop {
        let pushed = socket.next("upsert", &row).await;
        match said(pushed["html"].as_str().unwrap(), ticket).as_str() {
            "Ada: Yes, I am." => break,
            "Are you there?" => {}
            other => assert!(!other.contains("secret"), "{other}"),
        }
    }
    bot.say("c1", "customer", &"words ".repeat(5_000))
        .await
        .expect(201);
    let long = shown().await;
    assert!(
        long.starts_with("words words") && long.chars().count() <= 200,
        "{long}"
    );
}

#[actix_web::test]
async fn a_ticket_without_messages_says_what_it_is_about() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ticket = number(&bot.escalate("c1").await);
    let browser = Browser::sign_in(&app, &ada).await;
    let page = browser.page("/queue?view=team").await.expect_page(200);
    let told = said(&page, ticket);
    assert!(!told.is_empty());
    assert!(page.contains("data-group=\"waiting\""));
}
