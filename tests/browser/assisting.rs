//! Words of a language model in the console: marked, put into the box on request, and never sent by themselves.

use super::assist_server::{AssistServer, Manner};
use super::desk::Desk;
use super::support::database::TestDatabase;
use super::support::{TEAM, TestApp};
use baton::delivery::assist::AssistSettings;
use baton::domain::base::time::Moment;
use baton::services::Clock;
use fantoccini::key::Key;
use std::time::Duration;

async fn assisted(text: &str) -> (Desk, AssistServer) {
    let server = AssistServer::start(Manner::Says(text.to_owned())).await;
    let clock = Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap());
    let settings = AssistSettings {
        address: format!("{}/chat/completions", server.url).parse().unwrap(),
        key: None,
        model: "small".into(),
        within: Duration::from_secs(20),
    };
    let database = TestDatabase::create().await;
    let app = TestApp::at(database, clock, |config| config.assist = Some(settings)).await;
    app.add_team(TEAM).await;
    let desk = Desk {
        bot: app.bot().await,
        app,
    };
    (desk, server)
}

#[actix_web::test]
async fn a_suggested_reply_is_marked_and_inserted_and_only_the_agent_sends_it() {
    let (desk, server) = assisted("Your refund is on its way.").await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.write(".composer__text", "Hello Maria.").await;
    ada.click("[data-assist-open]").await;
    ada.click("[data-assist][value=suggest_reply]").await;
    ada.see(".composer .assist", "Written by a language model")
        .await;
    ada.see(".composer .assist", "Your refund is on its way.")
        .await;
    ada.see_written(".composer__text", "Hello Maria.").await;
    ada.click("[data-assist-insert]").await;
    let whole = "Hello Maria.\n\nYour refund is on its way.";
    ada.see_written(".composer__text", whole).await;
    ada.see_no(".assist", "").await;
    ada.see_no(".message--agent", "refund").await;
    ada.ctrl('z').await;
    ada.see_written(".composer__text", "Hello Maria.").await;

    // The key opens the menu, and a summary stands above the conversation until it is closed.
    ada.run("document.activeElement.blur()", vec![]).await;
    server.is_now(Manner::Says("Maria wants her money back.".into()));
    ada.keys("i").await;
    ada.see("#assist-menu", "Summarise").await;
    ada.click("[data-assist][value=summary]").await;
    ada.see(".above > .assist", "Maria wants her money back.")
        .await;
    // As wide as the messages below it, and over none of them.
    let aligned = "const [card, words, thread] = ['.above > .assist', '.messages', '.thread']
        .map(one => document.querySelector(one).getBoundingClientRect())
        return Math.abs(card.left - words.left) < 1 && Math.abs(card.right - words.right) < 1
            && card.bottom <= thread.top";
    ada.until("it is aligned with the thread", aligned, vec![])
        .await;
    ada.press(Key::Escape).await;
    ada.see_no(".assist", "").await;

    // A translation stands below its message; the reply takes its place only if nobody has changed it.
    server.is_now(Manner::Stalls);
    ada.click("[data-assist-open]").await;
    ada.click("[data-assist][value=translate_reply]").await;
    ada.see(".composer .assist", "Waiting for the language model")
        .await;
    ada.click(".composer [data-assist-discard]").await;
    ada.see_no(".assist", "").await;
    server.is_now(Manner::Says("Hola María.".into()));
    ada.click("[data-assist-open]").await;
    ada.click("[data-assist][value=translate_reply]").await;
    ada.see(".composer .assist", "Hola María.").await;
    ada.click("[data-assist-replace]").await;
    ada.see_written(".composer__text", "Hola María.").await;
    ada.send().await;
    ada.see_once(".message--agent", "Hola María.").await;
}

#[actix_web::test]
async fn a_message_in_another_language_is_translated_below_it() {
    let (desk, server) = assisted("I want my money back").await;
    let ada = desk.agent("Ada").await;
    let mut body = super::support::bot::escalation("maria");
    body["conversation"]["language"] = serde_json::json!("es");
    let escalated = desk.bot.escalate_with(&body).await.expect(201);
    let ticket = super::support::agent::number(&escalated);
    desk.accept(&ada, ticket).await;
    desk.maria_says("Quiero mi dinero").await;
    ada.see(".messages > .message--customer:last-child", "Quiero")
        .await;
    ada.click(".messages > .message--customer:last-child [data-assist-translate]")
        .await;
    let card = ".message--customer:last-child .assist";
    ada.see(card, "I want my money back").await;
    ada.see(card, "Written by a language model").await;
    // What goes wrong is told, and leaves nothing behind.
    server.is_now(Manner::Status(500));
    ada.click(".messages > .message--customer:last-child [data-assist-translate]")
        .await;
    ada.see(".toast", "The language model gave no usable answer")
        .await;
    ada.see_no(".assist", "").await;
}

#[actix_web::test]
async fn what_the_model_fails_to_say_moves_nobody_away_from_the_end() {
    let (desk, server) = assisted("Maria wants her money back.").await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    for turn in 0..30 {
        desk.maria_says(&format!("Word {turn}")).await;
    }
    desk.accept(&ada, ticket).await;
    let at_end = "const thread = document.querySelector('[data-thread]')
        return thread.scrollHeight > thread.clientHeight
            && thread.scrollHeight - thread.scrollTop - thread.clientHeight < 2";
    ada.until("the end is in sight", at_end, vec![]).await;
    ada.click("[data-assist-open]").await;
    ada.click("[data-assist][value=summary]").await;
    ada.see(".above > .assist", "Maria wants her money back.")
        .await;
    ada.until("the end is still in sight", at_end, vec![]).await;
    server.is_now(Manner::Status(500));
    ada.click("[data-assist-open]").await;
    ada.click("[data-assist][value=summary]").await;
    ada.see(".toast", "The language model gave no usable answer")
        .await;
    // What was said before stays.
    ada.see(".above > .assist:only-child", "Maria wants her money back.")
        .await;
    ada.until("the end is in sight again", at_end, vec![]).await;
}
