//! Words of a language model in the console: marked, put into the box on request, and never sent by themselves.

use super::assist_server::{AssistServer, Manner};
use super::desk::Desk;
use super::support::database::TestDatabase;
use super::support::{TEAM, TestApp};
use baton::delivery::assist::AssistSettings;
use baton::domain::base::time::Moment;
use baton::services::Clock;
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
    ada.see(".thread > .assist", "Maria wants her money back.")
        .await;
    ada.click(".thread [data-assist-discard]").await;
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
