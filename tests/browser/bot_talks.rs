//! A manager who reads along with a bot, and an agent who tells a customer that they are still on it.

use super::desk::Desk;
use super::support::TEAM;
use baton::domain::base::words::Role;

#[actix_web::test]
async fn what_the_bot_says_appears_in_front_of_a_manager_who_reads_along() {
    let desk = Desk::open().await;
    let bot = desk.app.bot_of("Concierge", TEAM).await;
    bot.say("c7", "customer", "Where is my bag?")
        .await
        .expect(201);
    let max = desk.app.agent_with_password("Max", Role::Manager).await;
    let window = desk.window().await;
    window.sign_in(&max.email).await;
    window.open("/reports/conversations").await;
    window.see(".hit__subject", "Where is my bag?").await;
    window.click(".hit__link").await;
    window.see(".talk__standing", "Concierge speaks").await;
    window
        .see_once(".message--customer", "Where is my bag?")
        .await;
    bot.say("c7", "bot", "It is in Lisbon.").await.expect(201);
    window.see_once(".message--bot", "It is in Lisbon.").await;
    window.assert_quiet().await;
}

#[actix_web::test]
async fn an_agent_tells_the_customer_once_that_they_are_still_on_it() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.write(".composer__text", "One moment.").await;
    for _ in 0..2 {
        ada.click(".actions__more").await;
        ada.click("[data-says]").await;
    }
    let both =
        "One moment.\nI’m still working on this and will write to you here as soon as I know more.";
    ada.see_written(".composer__text", both).await;
    ada.send().await;
    ada.see_once(".message--agent", "still working on this")
        .await;
    ada.assert_quiet().await;
}
